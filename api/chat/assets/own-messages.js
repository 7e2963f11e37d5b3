import { page } from './page-data.js'

const STORE_PREFIX = 'giaoban.chat.own.'
const MESSAGES_MAX = 200
const CHARACTERS_MAX = 400_000

/**
 * What this identity sent from this machine: the server keeps none of it as it was written. Each is
 * `{ key, body, label, after, at, status }`; `after` is the id of the bot's last message when it was sent, which gives
 * it its place between them whatever the clocks say.
 */
export function createOwnMessages() {
  const storeKey = STORE_PREFIX + page.identity
  let stored = true
  let messages = []
  messages = read()

  /** Read anew before each change: another tab may have written. */
  function read() {
    if (!stored) return messages
    try {
      const found = JSON.parse(localStorage.getItem(storeKey) ?? '[]')
      return Array.isArray(found) ? found : []
    } catch {
      return []
    }
  }

  function write() {
    messages = withinLimits(messages)
    try {
      localStorage.setItem(storeKey, JSON.stringify(messages))
    } catch {
      // Storage is full or switched off: the conversation goes on, this page alone remembers it.
      stored = false
    }
  }

  return {
    list: () => messages,
    add(message) {
      messages = [...read(), message]
      write()
    },
    update(key, changes) {
      messages = read().map((message) => (message.key === key ? { ...message, ...changes } : message))
      write()
    },
    forget() {
      messages = []
      write()
    },
    /** Calls `listener` after another tab of the same identity sent something. */
    onOtherTab(listener) {
      addEventListener('storage', (event) => {
        if (event.key !== storeKey) return
        messages = read()
        listener(messages)
      })
    },
  }
}

function withinLimits(messages) {
  let characters = 0
  const kept = messages.slice(-MESSAGES_MAX).reverse()
  const fitting = kept.filter((message) => {
    characters += message.label.length
    return characters <= CHARACTERS_MAX
  })
  return fitting.reverse()
}
