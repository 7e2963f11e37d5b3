import { html, raw } from 'hono/html'
import type { Markup } from './page-shell.ts'

const PATHS = {
  send: '<path d="M4 12 20 4l-5 16-3.5-6.5z"/><path d="M11.5 13.5 20 4"/>',
  attach: '<path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.4 8.3a1.7 1.7 0 0 1-2.5-2.5L14.5 7.5"/>',
  chevron: '<path d="m9 5 7 7-7 7"/>',
  down: '<path d="M12 5v14"/><path d="m6 13 6 6 6-6"/>',
  expand: '<path d="m6 9 6 6 6-6"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4 21a8 8 0 0 1 16 0"/>',
  shield: '<path d="M12 3 5 6v5.5c0 4.4 3 8 7 9.5 4-1.5 7-5.1 7-9.5V6z"/><path d="m9 12 2.2 2.2L15 10.3"/>',
}

/** A line drawing of 24 × 24 in the colour of the text around it. */
export function icon(name: keyof typeof PATHS): Markup {
  return html`<svg class="icon icon-${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${raw(PATHS[name])}</svg>`
}
