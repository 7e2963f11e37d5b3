import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { WebchatPageTexts } from '../../bot/texts/webchat-page.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

export interface Shell {
  texts: WebchatPageTexts
  /** The module in `assets/` that brings the page to life. */
  script: string
  /** What that module needs to know; kept in an attribute, for the policy allows no inline script. */
  data: unknown
  body: Markup
}

/** In the order in which they build on each other. */
const STYLE_SHEETS = ['page', 'bar', 'bubbles', 'keyboard', 'log-notes', 'composer', 'personas']

export function pageShell({ texts, script, data, body }: Shell): Markup {
  return html`<!doctype html>
<html lang="${texts.language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#0b4f8a" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#12202f" media="(prefers-color-scheme: dark)" />
    <title>${texts.pageTitle}</title>
    <link rel="icon" href="/chat/assets/icon.svg" type="image/svg+xml" />
    ${STYLE_SHEETS.map((name) => html`<link rel="stylesheet" href="/chat/assets/${name}.css" />`)}
    <script type="module" src="/chat/assets/${script}"></script>
  </head>
  <body data-page="${JSON.stringify(data)}">
    <noscript><p class="script-needed">${texts.scriptNeeded}</p></noscript>
    ${body}
  </body>
</html>`
}
