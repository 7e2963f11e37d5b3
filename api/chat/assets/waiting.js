import { spoken } from './bot-row.js'
import { byId, element } from './dom.js'
import { texts } from './page-data.js'

/** An answer that has not come by then is not announced any longer; should it come, it is shown all the same. */
const ANSWER_EXPECTED_MS = 30_000
/** What is sent again may have been answered the first time, and is then not answered twice. */
const ANSWER_TO_REPEATED_EXPECTED_MS = 4_000

/** What was sent and has no answer yet; while there is any, three dots show that one is on its way. */
export function createWaiting() {
  const open = new Set()
  const dots = element(
    'div',
    { class: 'row row-bot typing' },
    element(
      'div',
      { class: 'bubble' },
      spoken(texts.log.typing),
      ...[1, 2, 3].map(() => element('span', { class: 'dot' })),
    ),
  )

  function refresh() {
    if (open.size === 0) dots.remove()
    else if (!dots.isConnected) byId('log').append(dots)
  }

  function close(each) {
    if (!open.delete(each)) return
    clearTimeout(each.timer)
    each.resolve()
    refresh()
  }

  return {
    /** Something is being sent. `answered` resolves when the bot spoke, or when there is no use in waiting. */
    begin() {
      const each = {}
      const answered = new Promise((resolve) => {
        each.resolve = resolve
      })
      open.add(each)
      refresh()
      return {
        answered,
        failed: () => close(each),
        sent(repeated) {
          each.timer = setTimeout(() => close(each), repeated ? ANSWER_TO_REPEATED_EXPECTED_MS : ANSWER_EXPECTED_MS)
        },
      }
    },
    /** The bot spoke: the one who has waited longest has the answer. */
    answer() {
      const [longest] = open
      if (longest !== undefined) close(longest)
    },
  }
}
