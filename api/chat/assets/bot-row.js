import { timeOf } from './clock.js'
import { element } from './dom.js'
import { keyboard } from './keyboard.js'
import { texts } from './page-data.js'
import { richText } from './rich-text.js'

/**
 * One message of the bot. `updated` says that it took the place of an earlier one; `onCommand(command)` and
 * `onPress(press, key, repeated)` are what its links and buttons do.
 */
export function botRow({ id, message, at }, { updated, onCommand, onPress }) {
  const card = message.title !== undefined
  const row = element('article', { class: 'row row-bot', 'data-id': String(id) })
  const bubble = element('div', { class: card ? 'bubble card' : 'bubble' }, spoken(texts.log.bot))
  if (card) bubble.append(element('h2', { class: 'title' }, message.title))
  bubble.append(element('div', { class: 'text' }, ...richText(message.text, { card, onCommand })))
  if (message.document?.kind === 'form-template') bubble.append(documentLink(message.document))
  const described = texts.log.pictures[message.document?.kind]
  if (described !== undefined) bubble.append(picture(id, described))
  row.append(bubble)
  if (message.buttons?.length) {
    row.append(keyboard(message.buttons, (action, ...how) => onPress({ action, message: String(id) }, ...how)))
  }
  const time = element('time', { datetime: at }, timeOf(at))
  row.append(element('p', { class: 'meta' }, ...(updated ? [`${texts.log.updated} `] : []), time))
  return row
}

function documentLink({ form, language }) {
  const query = new URLSearchParams({ form, lang: language })
  return element('a', { class: 'document', href: `/chat/templates?${query}`, download: true }, texts.log.template)
}

/** Says what the text says, so that a word tells what it is; one that cannot be had leaves no broken frame. */
function picture(id, described) {
  const image = element('img', {
    class: 'picture',
    src: `/chat/pictures/${id}`,
    alt: described,
    loading: 'lazy',
  })
  image.addEventListener('error', () => image.remove())
  return image
}

/** Who speaks, for those who hear the page. */
export const spoken = (who) => element('span', { class: 'visually-hidden' }, `${who}: `)
