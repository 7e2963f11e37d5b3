import { byId } from './dom.js'
import { texts } from './page-data.js'

const NEAR_END_PX = 96

/** Keeps the end of the conversation in sight, unless the person scrolled up to read. */
export function createScroll() {
  const log = byId('log')
  const pill = byId('new-messages')
  let following = true
  let unseen

  const isNearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX

  /** At once: a smooth scroll passes through places that look as if the person had scrolled up. */
  function toEnd() {
    following = true
    pill.hidden = true
    log.scrollTop = log.scrollHeight
  }

  /** Puts the row's beginning so far below the upper edge. */
  function showFrom(row, offsetPx) {
    log.scrollTop += row.getBoundingClientRect().top - log.getBoundingClientRect().top - offsetPx
  }

  function keepEnd() {
    if (following) toEnd()
  }

  function offer(row, words) {
    unseen = row
    byId('new-messages-text').textContent = words
    pill.classList.toggle('above', row.getBoundingClientRect().top < log.getBoundingClientRect().top)
    pill.hidden = false
  }

  function isInSight(row) {
    const frame = log.getBoundingClientRect()
    const { top, bottom } = row.getBoundingClientRect()
    return bottom > frame.top + 40 && top < frame.bottom - 40
  }

  log.addEventListener('scroll', () => {
    following = isNearEnd()
    if (following && (unseen === undefined || isInSight(unseen))) pill.hidden = true
  })
  pill.addEventListener('click', () => {
    pill.hidden = true
    if (unseen !== undefined) showFrom(unseen, log.clientHeight / 4)
    log.focus({ preventScroll: true })
  })
  // A phone's keyboard opens, the window is turned, the input grows: the end stays in sight.
  new ResizeObserver(keepEnd).observe(log)

  return {
    toEnd,
    keepEnd,
    /** After a row was added. One taller than the window is shown from its beginning. */
    toNewRow(row) {
      if (!following) offer(row, texts.log.newMessages)
      else if (row.offsetHeight > log.clientHeight) showFrom(row, 8)
      else keepEnd()
    },
    /** After a row took the place of another, which may be out of sight. */
    toChangedRow(row) {
      if (!isInSight(row)) offer(row, texts.log.cardUpdated)
      else keepEnd()
    },
  }
}
