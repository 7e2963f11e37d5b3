import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { type ConsentPageTexts, consentPageTexts } from '../../bot/texts/consent-page.ts'
import { formatInstant, formatNumber } from '../../bot/texts/format.ts'
import type { Language } from '../../domain/language.ts'
import type { Connection } from '../../services/zalo-connection.ts'

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

type Failure = keyof ConsentPageTexts['failed']
type Stop = keyof ConsentPageTexts['stopped']

export interface Frame {
  language: Language
  /** This page in the other language. */
  otherAddress: string
}

const shell = ({ language, otherAddress }: Frame, body: Markup): Markup => {
  const texts = consentPageTexts[language]
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${texts.pageTitle}</title>
    <link rel="icon" href="/chat/assets/icon.svg" type="image/svg+xml" />
    ${['page', 'consent'].map((name) => html`<link rel="stylesheet" href="/chat/assets/${name}.css" />`)}
  </head>
  <body>
    <header class="consent-bar">
      <img src="/chat/assets/icon.svg" alt="" width="40" height="40" />
      <span>${texts.botName}</span>
      <a href="${otherAddress}" lang="${language === 'vi' ? 'en' : 'vi'}">${texts.otherLanguage}</a>
    </header>
    <main class="consent">${body}</main>
  </body>
</html>`
}

/** Where nothing can be done with the link, or it was done. `renewLink`: one that expired and may be renewed. */
export const stopPage = (frame: Frame, why: Stop, renewLink?: string): Markup => {
  const texts = consentPageTexts[frame.language]
  const { title, text } = texts.stopped[why]
  return shell(
    frame,
    html`<h1>${title}</h1>
      <p>${text}</p>
      ${
        renewLink === undefined
          ? ''
          : html`<form method="post" action="/zalo/link">
              <input type="hidden" name="link" value="${renewLink}" />
              <button class="consent-button">${texts.renew}</button>
            </form>`
      }`,
  )
}

const factsOf = ({ permission, consent, endpoint, month }: Connection, language: Language, budgetVnd: number) => {
  const texts = consentPageTexts[language]
  const instant = (at: Date) => formatInstant(at.toISOString())
  const count = (value: number) => formatNumber(value, language)
  const { facts } = texts
  return [
    ...(consent === null ? [] : [[facts.consent, texts.consentAt(instant(consent.at), consent.by)]]),
    ...(permission.kind === 'good'
      ? [
          [facts.renewed, instant(permission.renewedAt)],
          [facts.renewsBefore, instant(permission.expiresAt)],
        ]
      : []),
    ...(permission.kind === 'lost'
      ? [
          [facts.lost, instant(permission.lostAt)],
          [facts.expires, instant(permission.expiresAt)],
        ]
      : []),
    [facts.endpoint, texts.endpoint[endpoint]],
    [facts.month, texts.month(count(month.vnd), count(budgetVnd), count(month.messages))],
  ]
}

export interface ConnectionPage extends Frame {
  connection: Connection
  budgetVnd: number
  link: string
  mayConsent: boolean
  result?: 'done' | Failure
}

/** How the account stands, and the button that begins a consent. */
export const connectionPage = ({
  connection,
  budgetVnd,
  link,
  mayConsent,
  result,
  ...frame
}: ConnectionPage): Markup => {
  const { language } = frame
  const texts = consentPageTexts[language]
  const { permission } = connection
  const explained = texts.explained[permission.kind === 'lost' ? permission.reason : permission.kind]
  const isGood = permission.kind === 'good'
  return shell(
    frame,
    html`<h1>${texts.title}</h1>
      ${result === 'done' ? html`<p class="consent-note" data-kind="good" role="status">${texts.done}</p>` : ''}
      ${
        result === undefined || result === 'done'
          ? ''
          : html`<p class="consent-note" data-kind="bad" role="alert">${texts.failed[result]}</p>`
      }
      <section class="consent-card">
        <h2 class="consent-state" data-kind="${isGood ? 'good' : 'bad'}">${texts.state[permission.kind]}</h2>
        <p>${explained}</p>
        <dl>
          ${factsOf(connection, language, budgetVnd).map(
            ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
          )}
        </dl>
      </section>
      ${
        mayConsent
          ? html`<section class="consent-card">
              <h2>${texts.stepsTitle}</h2>
              <ol>${texts.steps.map((step) => html`<li>${step}</li>`)}</ol>
              <form method="post" action="/zalo/consent">
                <input type="hidden" name="link" value="${link}" />
                <input type="hidden" name="lang" value="${language}" />
                <button class="consent-button">${isGood ? texts.consentAgain : texts.consent}</button>
              </form>
            </section>`
          : html`<p class="consent-soft">${texts.lookOnly}</p>`
      }`,
  )
}
