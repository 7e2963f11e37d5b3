import { botRow } from './bot-row.js'
import { dayOf, dayTitle } from './clock.js'
import { byId, element } from './dom.js'
import { ownRow } from './own-row.js'

/** The conversation from top to bottom: the bot's messages by id, the person's own between them. */
export function createTimeline({ onCommand, onPress, onAgain }) {
  const log = byId('log')
  /** By id; a message that took another's place is found under both ids. */
  const botRows = new Map()
  const ownRows = new Map()
  let highestId = 0
  let lastDay = ''
  let currentRow

  function append(row, at) {
    byId('empty').hidden = true
    const day = dayOf(at)
    if (day !== lastDay) log.append(element('h2', { class: 'day' }, element('span', {}, dayTitle(at))))
    lastDay = day
    log.append(row)
    // What shows that an answer is on its way stays below everything.
    const typing = log.querySelector('.typing')
    if (typing !== null) log.append(typing)
  }

  /** Only the newest message's buttons stand out; those above still work. */
  function makeCurrent(row) {
    currentRow?.classList.remove('current')
    row.classList.add('current')
    currentRow = row
  }

  function replace(old, row) {
    const hadFocus = old.contains(document.activeElement)
    old.replaceWith(row)
    for (const [id, each] of botRows) if (each === old) botRows.set(id, row)
    // Otherwise whoever works with the keyboard alone is thrown back to the top of the page.
    if (hadFocus) (row.querySelector('button') ?? byId('text')).focus({ preventScroll: true })
  }

  return {
    highestId: () => highestId,
    isEmpty: () => botRows.size === 0 && ownRows.size === 0,

    /** Shows a message of the bot unless it was shown before. Returns its row, and whether it took another's place. */
    addEntry(entry) {
      if (botRows.has(entry.id)) return undefined
      if (typeof entry.id === 'number') highestId = Math.max(highestId, entry.id)
      const replaced = botRows.get(Number(entry.message.replaces))
      const row = botRow(entry, { updated: replaced !== undefined, onCommand, onPress })
      if (replaced === undefined) append(row, entry.at)
      else replace(replaced, row)
      botRows.set(entry.id, row)
      makeCurrent(row)
      return { row, replaced: replaced !== undefined }
    },

    /** Shows what the person sent, or how it fares by now. */
    showOwn(own) {
      const known = ownRows.get(own.key)
      if (known !== undefined) return known.show(own)
      const made = ownRow(own, () => onAgain(own.key))
      ownRows.set(own.key, made)
      append(made.row, own.at)
    },

    forgetOwn() {
      for (const { row } of ownRows.values()) row.remove()
      ownRows.clear()
    },
  }
}
