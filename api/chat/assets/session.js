import { byId } from './dom.js'

/** Lets the visitor become one of the personas, or somebody new: the buttons that the server drew. */
export function bindPersonas() {
  for (const button of document.querySelectorAll('[data-persona], [data-guest]')) {
    button.addEventListener('click', () => start(button, button.dataset.persona))
  }
}

/** The page is drawn anew for the new identity, so that nothing of the one before stays behind. */
async function start(button, persona) {
  byId('session-failure').hidden = true
  button.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch('/chat/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(persona === undefined ? {} : { persona }),
    })
    if (!answer.ok) throw new Error(`status ${answer.status}`)
    location.reload()
  } catch {
    button.removeAttribute('aria-busy')
    byId('session-failure').hidden = false
  }
}
