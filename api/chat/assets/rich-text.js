import { element } from './dom.js'

/** An address, or a command at the start of a word. */
const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])|(?<![\p{L}\p{N}/])(\/[a-z]{2,20})(?![\p{L}\p{N}/])/gu
/** A line of a card: a label, a colon and what it says. */
const LABELLED = /^(\p{L}[^:\n]{0,48}):\s(.+)$/u

/**
 * The text of a message as nodes: addresses can be followed, commands tapped, and on a card the labels step back
 * behind what they label. `onCommand` gets the command tapped.
 */
export function richText(text, { card, onCommand }) {
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    const nodes = card ? cardLine(line, onCommand) : linked(line, onCommand)
    return index === lines.length - 1 ? nodes : [...nodes, '\n']
  })
}

function cardLine(line, onCommand) {
  const [, label, value] = LABELLED.exec(line) ?? []
  if (label === undefined) return linked(line, onCommand)
  return [
    element('span', { class: 'label' }, `${label}: `),
    element('span', { class: 'value' }, ...linked(value, onCommand)),
  ]
}

function linked(line, onCommand) {
  const nodes = []
  let end = 0
  for (const match of line.matchAll(LINK)) {
    nodes.push(line.slice(end, match.index), link(match, onCommand))
    end = match.index + match[0].length
  }
  nodes.push(line.slice(end))
  return nodes.filter((node) => node !== '')
}

function link([, address, command], onCommand) {
  if (address !== undefined) {
    return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, address)
  }
  return element('button', { type: 'button', class: 'inline-command', click: () => onCommand(command) }, command)
}
