import { followBot } from './bot-messages.js'
import { serverNow } from './clock.js'
import { attachmentLabel, bindComposer, isSheet } from './composer.js'
import { byId } from './dom.js'
import { createOwnMessages } from './own-messages.js'
import { bindPersonaDialog } from './persona-dialog.js'
import { newKey, postFile, postMessage } from './post-message.js'
import { createScroll } from './scroll.js'
import { createStatus } from './status.js'
import { createTimeline } from './timeline.js'
import { createWaiting } from './waiting.js'

const ownMessages = createOwnMessages()
const status = createStatus()
const waiting = createWaiting()
const timeline = createTimeline({ onCommand: sendText, onPress: press, onAgain: sendAgain })
const scroll = createScroll()

/** Files under way, by key: they are too large to be remembered beyond this page. */
const files = new Map()

function sendText(text) {
  send({ text }, text)
}

/** A spreadsheet goes as it is; of any other file the bot is told only what it is. */
function sendFile(content, file) {
  const label = attachmentLabel(content, file.name)
  if (!isSheet(file)) return send({ unsupported: content }, label)
  const key = newKey()
  files.set(key, file)
  send({ file: file.name }, label, key)
}

function send(body, label, key = newKey()) {
  const own = {
    key,
    body,
    label,
    after: timeline.highestId(),
    at: serverNow().toISOString(),
    status: 'sending',
  }
  ownMessages.add(own)
  timeline.showOwn(own)
  deliver(own)
  scroll.toEnd()
}

function sendAgain(key) {
  const own = ownMessages.list().find((each) => each.key === key)
  if (own !== undefined) deliver(own, true)
}

async function deliver(own, repeated = false) {
  change(own, { status: 'sending' })
  const failure = await post({ key: own.key, ...own.body }, repeated).failure
  change(own, failure === undefined ? { status: 'sent' } : { status: 'failed', failure })
}

function change(own, changes) {
  ownMessages.update(own.key, changes)
  timeline.showOwn({ ...own, ...changes })
}

async function press(pressed, key, repeated) {
  const { failure, answered } = post({ key, press: pressed }, repeated)
  const problem = await failure
  if (problem === undefined) await answered
  return problem
}

function post(body, repeated) {
  const wait = waiting.begin()
  scroll.keepEnd()
  const failure = transmit(body).then((problem) => {
    if (problem === undefined) wait.sent(repeated)
    else wait.failed()
    return problem
  })
  return { failure, answered: wait.answered }
}

function transmit(body) {
  if (body.file === undefined) return postMessage(body)
  const file = files.get(body.key)
  return file === undefined ? Promise.resolve('file_gone') : postFile(body.key, file)
}

/** The conversation so far: each thing that the person sent stands after the message that it was sent after. */
function showHistory(entries) {
  const earliest = entries[0]?.id ?? 0
  const owns = ownMessages.list().filter((own) => own.after >= earliest || own.after === 0)
  const queue = owns.map((own) => (own.status === 'sending' ? { ...own, status: 'failed', failure: 'other' } : own))
  for (const entry of entries) {
    while (queue[0] !== undefined && queue[0].after < entry.id) timeline.showOwn(queue.shift())
    timeline.addEntry(entry)
  }
  for (const own of queue) timeline.showOwn(own)
  byId('empty').hidden = !timeline.isEmpty()
  scroll.toEnd()
  byId('log').removeAttribute('aria-busy')
}

function showLive(entries) {
  for (const entry of entries) {
    const added = timeline.addEntry(entry)
    if (added === undefined) continue
    waiting.answer()
    if (added.replaced) {
      added.row.classList.add('changed')
      scroll.toChangedRow(added.row)
    } else {
      scroll.toNewRow(added.row)
    }
  }
}

/** Not before the history is shown: what is sent must find its place below it. */
function openComposer() {
  bindComposer({
    onText: sendText,
    onFile: sendFile,
  })
  byId('example').addEventListener('click', () => sendText(byId('example-text').textContent))
  for (const chip of document.querySelectorAll('[data-command]')) {
    chip.addEventListener('click', () => sendText(chip.dataset.command))
  }
}

bindPersonaDialog({
  onForget() {
    ownMessages.forget()
    timeline.forgetOwn()
  },
})
followBot({
  onHistory(entries) {
    showHistory(entries)
    openComposer()
    ownMessages.onOtherTab((messages) => messages.forEach(timeline.showOwn))
  },
  onEntries: showLive,
  onConnection: status.setConnected,
  highestId: timeline.highestId,
})
