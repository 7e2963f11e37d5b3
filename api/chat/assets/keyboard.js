import { element } from './dom.js'
import { texts } from './page-data.js'
import { newKey } from './post-message.js'

/**
 * The buttons under a message. `onPress(action, key, repeated)` resolves once the bot answered, or with the code of what went
 * wrong; pressed again after that, a button repeats its key, so that the press counts once.
 */
export function keyboard(rows, onPress) {
  const failure = element('p', { class: 'failure-note', role: 'alert', hidden: true }, texts.delivery.pressFailed)
  const board = element('div', { class: 'keyboard', role: 'group', 'aria-label': texts.log.buttons })
  let busy = false

  function boardButton({ title, action }) {
    let key
    const button = element('button', { type: 'button', class: 'board-button' }, title)
    button.addEventListener('click', async () => {
      if (busy) return
      busy = true
      failure.hidden = true
      board.classList.add('busy')
      button.setAttribute('aria-busy', 'true')
      const repeated = key !== undefined
      key ??= newKey()
      const problem = await onPress(action, key, repeated)
      busy = false
      board.classList.remove('busy')
      button.removeAttribute('aria-busy')
      if (problem === undefined) {
        key = undefined
        markPressed(board, button)
      } else {
        failure.hidden = false
      }
    })
    return button
  }

  for (const row of rows) board.append(element('div', { class: 'board-row' }, ...row.map(boardButton)))
  board.append(failure)
  return board
}

function markPressed(board, button) {
  for (const earlier of board.querySelectorAll('.pressed')) {
    earlier.classList.remove('pressed')
    earlier.removeAttribute('aria-description')
  }
  button.classList.add('pressed')
  button.setAttribute('aria-description', texts.log.pressed)
}
