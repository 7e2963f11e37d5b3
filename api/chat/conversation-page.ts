import { html } from 'hono/html'
import { type WebchatPageTexts, webchatPageTexts } from '../../bot/texts/webchat-page.ts'
import type { Language } from '../../domain/language.ts'
import { icon } from './icons.ts'
import type { Identity, Persona } from './identity.ts'
import { TEXT_LENGTH_MAX } from './message-body.ts'
import { type Markup, pageShell } from './page-shell.ts'
import { avatar, guestButton, personaList } from './persona-list.ts'

export interface ConversationPage {
  identity: Identity
  personas: Persona[]
  language: Language
  now: Date
}

const TIME_ZONE = 'Asia/Ho_Chi_Minh'

/** The messenger. Its bubbles are drawn by `assets/conversation.js`. */
export function conversationPage({ identity, personas, language, now }: ConversationPage): Markup {
  const texts = webchatPageTexts[language]
  const data = {
    identity: identity.key,
    now: now.toISOString(),
    timeZone: TIME_ZONE,
    textLengthMax: TEXT_LENGTH_MAX,
    texts,
  }
  const body = html`<div class="chat">
      ${bar(identity, texts)}
      <main class="log-frame">
        <div id="log" class="log" role="log" aria-live="polite" aria-busy="true" aria-label="${texts.log.label}" tabindex="0">
          ${emptyState(texts)}
        </div>
        <button type="button" id="new-messages" class="new-messages" hidden>
          ${icon('down')}<span id="new-messages-text">${texts.log.newMessages}</span>
        </button>
      </main>
      ${composer(texts)}
    </div>
    ${personaDialog(identity, personas, texts)}`
  return pageShell({ texts, script: 'conversation.js', data, body })
}

function bar(identity: Identity, texts: WebchatPageTexts): Markup {
  const name = identity.persona?.name ?? texts.guestName
  const title =
    identity.persona === undefined ? texts.guestTitle : `${identity.persona.title} · ${identity.persona.unit}`
  return html`<header class="bar">
    <img class="bar-mark" src="/chat/assets/icon.svg" alt="" width="44" height="44" />
    <div class="bar-bot">
      <h1>${texts.botName}</h1>
      <p id="status" role="status">${texts.status.loading}</p>
    </div>
    <button type="button" id="open-personas" class="bar-identity" aria-haspopup="dialog" title="${texts.personas.open}: ${name}, ${title}">
      ${avatar(name)}
      <span class="bar-identity-text">
        <span class="bar-identity-name">${name}</span>
        <span class="bar-identity-title">${title}</span>
      </span>
      ${icon('expand')}
    </button>
  </header>`
}

function emptyState(texts: WebchatPageTexts): Markup {
  return html`<section id="empty" class="empty" hidden>
    <h2>${texts.empty.title}</h2>
    <p>${texts.empty.intro}</p>
    <button type="button" id="example" class="example"><span id="example-text">${texts.empty.example}</span>${icon('send')}</button>
    <p>${texts.empty.more}</p>
    <p class="empty-privacy">${icon('shield')}<span>${texts.empty.privacy}</span></p>
  </section>`
}

function composer(texts: WebchatPageTexts): Markup {
  return html`<footer id="composer-area" class="composer" inert>
    <div id="commands" class="commands" role="group" aria-label="${texts.composer.commands}">
      ${texts.commands.map(
        ({ command, title }) =>
          html`<button type="button" class="chip" data-command="${command}" title="${command}">${title}</button>`,
      )}
    </div>
    <p id="composer-note" class="failure-note" role="alert" hidden>${texts.composer.tooLong}</p>
    <form id="composer" class="composer-form" autocomplete="off">
      <button type="button" id="attach" class="round-button" aria-label="${texts.composer.attach}" title="${texts.composer.attach}">${icon('attach')}</button>
      <input type="file" id="attachment" hidden />
      <textarea id="text" rows="1" aria-label="${texts.composer.label}" aria-describedby="composer-keys" placeholder="${texts.composer.placeholder}" enterkeyhint="send"></textarea>
      <p id="composer-keys" class="visually-hidden">${texts.composer.keys}</p>
      <button type="submit" id="send" class="round-button send-button" aria-label="${texts.composer.send}" title="${texts.composer.send}">${icon('send')}</button>
    </form>
  </footer>`
}

function personaDialog(identity: Identity, personas: Persona[], texts: WebchatPageTexts): Markup {
  return html`<dialog id="personas" class="personas" aria-labelledby="personas-title">
    <div class="personas-head">
      <h2 id="personas-title">${texts.personas.title}</h2>
      <button type="button" id="close-personas" class="round-button" aria-label="${texts.personas.close}" title="${texts.personas.close}">${icon('close')}</button>
    </div>
    <p class="personas-note">${texts.personas.note}</p>
    ${personaList(personas, texts, identity.key)}
    ${guestButton(texts, false)}
    <p id="session-failure" class="failure-note" role="alert" hidden>${texts.landing.failed}</p>
    <button type="button" id="forget" class="forget">${texts.personas.forget}<small>${texts.personas.forgetNote}</small></button>
  </dialog>`
}
