import { html } from 'hono/html'
import type { WebchatPageTexts } from '../../bot/texts/webchat-page.ts'
import { icon } from './icons.ts'
import type { Persona } from './identity.ts'
import type { Markup } from './page-shell.ts'

const AVATAR_COLOURS = 6

/** A circle with the first letter of the given name, which comes last in Vietnamese. */
export function avatar(name: string): Markup {
  const letter = [...(name.trim().split(/\s+/).at(-1) ?? '')][0]?.toLocaleUpperCase('vi') ?? ''
  const sum = [...name].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0)
  return html`<span class="avatar avatar-${sum % AVATAR_COLOURS}" aria-hidden="true">${letter}</span>`
}

/** One button for each persona. `current` is the key of the identity in use. */
export function personaList(personas: Persona[], texts: WebchatPageTexts, current?: string): Markup {
  return html`<ul class="persona-list">
    ${personas.map((persona) => {
      const isCurrent = current === `persona:${persona.key}`
      return html`<li>
        <button type="button" class="persona" data-persona="${persona.key}" ${isCurrent ? html`aria-current="true"` : ''}>
          ${avatar(persona.name)}
          <span class="persona-text">
            <span class="persona-name">${persona.name}</span>
            <span class="persona-title">${persona.title}</span>
            <span class="persona-unit">${persona.unit}</span>
            ${isCurrent ? html`<span class="persona-current">${icon('check')}${texts.personas.current}</span>` : ''}
          </span>
          ${isCurrent ? '' : icon('chevron')}
        </button>
      </li>`
    })}
  </ul>`
}

/** For whoever is none of the personas. */
export function guestButton(texts: WebchatPageTexts, isCurrent: boolean): Markup {
  return html`<button type="button" class="persona persona-guest" data-guest ${isCurrent ? html`aria-current="true"` : ''}>
    <span class="avatar avatar-guest" aria-hidden="true">${icon('person')}</span>
    <span class="persona-text">
      <span class="persona-name">${texts.landing.guest}</span>
      <span class="persona-title">${texts.landing.guestNote}</span>
    </span>
    ${icon('chevron')}
  </button>`
}
