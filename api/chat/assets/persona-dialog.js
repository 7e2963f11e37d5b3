import { byId } from './dom.js'
import { page } from './page-data.js'
import { bindPersonas } from './session.js'

const IDENTITY_KEY = 'giaoban.chat.identity'

/** The menu for becoming somebody else. */
export function bindPersonaDialog({ onForget }) {
  const dialog = byId('personas')
  byId('open-personas').addEventListener('click', () => dialog.showModal())
  byId('close-personas').addEventListener('click', () => dialog.close())
  byId('forget').addEventListener('click', () => {
    onForget()
    dialog.close()
  })
  // The dialog fills its box: what is hit outside of its children is the backdrop.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  bindPersonas()
  reloadWhenAnotherTabSwitches()
}

/** One browser is one person: what is written in a tab of the former persona would come from the new one. */
function reloadWhenAnotherTabSwitches() {
  try {
    localStorage.setItem(IDENTITY_KEY, page.identity)
  } catch {
    return
  }
  addEventListener('storage', (event) => {
    if (event.key === IDENTITY_KEY && event.newValue !== page.identity) location.reload()
  })
}
