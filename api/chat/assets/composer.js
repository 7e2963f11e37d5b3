import { byId } from './dom.js'
import { page, texts } from './page-data.js'

const DRAFT_PREFIX = 'giaoban.chat.draft.'

/** Where messages are written. `onText(text)` and `onFile(content, file)` send. */
export function bindComposer({ onText, onFile }) {
  const text = byId('text')
  const note = byId('composer-note')
  const draftKey = DRAFT_PREFIX + page.identity
  // On a phone the return key makes lines: the way to send is the button.
  const enterSends = !matchMedia('(pointer: coarse)').matches

  function adapt() {
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`
    const tooLong = text.value.length > page.textLengthMax
    note.hidden = !tooLong
    byId('send').disabled = tooLong
    byId('send').classList.toggle('ready', text.value.trim() !== '')
    sessionStorage.setItem(draftKey, tooLong ? '' : text.value)
  }

  function send() {
    const written = text.value.trim()
    if (written === '' || written.length > page.textLengthMax) return
    text.value = ''
    adapt()
    onText(written)
  }

  text.value = sessionStorage.getItem(draftKey) ?? ''
  text.addEventListener('input', adapt)
  text.addEventListener('keydown', (event) => {
    // While a Vietnamese input method composes a letter, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !enterSends) return
    event.preventDefault()
    send()
  })
  text.addEventListener('paste', (event) => {
    const [file] = event.clipboardData?.files ?? []
    if (file === undefined || event.clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    onFile(contentOf(file), file)
  })
  bindDrop((file) => onFile(contentOf(file), file))
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault()
    send()
    text.focus()
  })

  const attachment = byId('attachment')
  byId('attach').addEventListener('click', () => attachment.click())
  attachment.addEventListener('change', () => {
    const [file] = attachment.files
    if (file !== undefined) onFile(contentOf(file), file)
    attachment.value = ''
  })

  byId('composer-area').inert = false
  adapt()
  if (enterSends) text.focus()
}

/** A file may be dropped anywhere on the page. */
function bindDrop(onDrop) {
  const hasFile = (event) => event.dataTransfer?.types.includes('Files') === true
  const mark = (dropping) => document.body.classList.toggle('dropping', dropping)
  document.addEventListener('dragover', (event) => {
    if (!hasFile(event)) return
    event.preventDefault()
    mark(true)
  })
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) mark(false)
  })
  document.addEventListener('drop', (event) => {
    if (!hasFile(event)) return
    event.preventDefault()
    mark(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) onDrop(file)
  })
}

/** An Excel file of any kind: the bot says what is wrong with the others. */
export const isSheet = ({ name }) => /\.xl(s|sx|sm|sb|t|tx|tm)$/i.test(name)

/** What the bot is told that it was sent. */
function contentOf(file) {
  const [kind] = file.type.split('/')
  return { image: 'photo', audio: 'voice', video: 'video' }[kind] ?? 'file'
}

/** What stands in the person's own bubble for a file. */
export const attachmentLabel = (content, name) => `${texts.attachments[content]}: ${name}`
