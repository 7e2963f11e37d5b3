import { spoken } from './bot-row.js'
import { timeOf } from './clock.js'
import { element } from './dom.js'
import { texts } from './page-data.js'

/** What the person sent, as `own-messages.js` describes it. `onAgain` sends it again. */
export function ownRow(own, onAgain) {
  const bubble = element(
    'div',
    { class: 'bubble' },
    spoken(texts.log.own),
    element('div', { class: 'text' }, own.label),
  )
  const meta = element('p', { class: 'meta' })
  const row = element('article', { class: 'row row-own', 'data-key': own.key }, bubble, meta)

  function show({ at, status, failure }) {
    row.dataset.status = status
    const time = element('time', { datetime: at }, timeOf(at))
    if (status !== 'failed') {
      meta.replaceChildren(time, texts.delivery[status])
      return
    }
    const reason = texts.errors[failure] ?? texts.errors.other
    const again = element('button', { type: 'button', class: 'again', click: onAgain }, texts.delivery.again)
    meta.replaceChildren(element('span', { class: 'failure' }, `${texts.delivery.failed} · ${reason}`), again)
  }

  show(own)
  return { row, show }
}
