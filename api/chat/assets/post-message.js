const TIMEOUT_MS = 20_000

let last = Promise.resolve()

/**
 * Sends one message after all before it, so that the bot hears them in the order in which they were written. Resolves
 * with nothing, or with the code of what went wrong.
 */
export function postMessage(body) {
  return inTurn(() => postJson(body))
}

/** Sends a file in the same way, in its place among the messages. */
export function postFile(key, file) {
  return inTurn(() => {
    const query = new URLSearchParams({ key, name: file.name })
    return post(`/chat/files?${query}`, 'application/octet-stream', file)
  })
}

function inTurn(send) {
  const posted = last.then(send)
  last = posted
  return posted
}

const postJson = (body) => post('/chat/messages', 'application/json', JSON.stringify(body))

async function post(address, type, body) {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': type },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (answer.ok) return undefined
    const { error } = await answer.json()
    return error.code
  } catch {
    return navigator.onLine ? 'other' : 'offline'
  }
}

/** Names one thing done. `crypto.randomUUID` is missing where an office serves the page without TLS. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
