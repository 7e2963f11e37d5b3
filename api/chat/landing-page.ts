import { html } from 'hono/html'
import { webchatPageTexts } from '../../bot/texts/webchat-page.ts'
import type { Language } from '../../domain/language.ts'
import type { Persona } from './identity.ts'
import { type Markup, pageShell } from './page-shell.ts'
import { guestButton, personaList } from './persona-list.ts'

export interface LandingPage {
  personas: Persona[]
  language: Language
}

/** What a visitor sees who is nobody yet. */
export function landingPage({ personas, language }: LandingPage): Markup {
  const texts = webchatPageTexts[language]
  const body = html`<main class="landing">
    <header class="landing-head">
      <img class="landing-mark" src="/chat/assets/icon.svg" alt="" width="72" height="72" />
      <p class="landing-name">${texts.botName}</p>
      <h1>${texts.landing.title}</h1>
      <p class="landing-intro">${texts.landing.intro}</p>
    </header>
    ${
      personas.length === 0
        ? ''
        : html`<section aria-labelledby="choose">
            <h2 id="choose">${texts.landing.choose}</h2>
            <p class="landing-note">${texts.landing.chooseNote}</p>
            ${personaList(personas, texts)}
          </section>`
    }
    ${guestButton(texts, false)}
    <p id="session-failure" class="failure-note" role="alert" hidden>${texts.landing.failed}</p>
  </main>`
  return pageShell({ texts, script: 'landing.js', data: {}, body })
}
