const TIMEOUT_MS = 20_000

let last = Promise.resolve()

/**
 * Sends one message after all before it, so that the bot hears them in the order in which they were written. Resolves
 * with nothing, or with the code of what went wrong.
 */
export function postMessage(body) {
  const posted = last.then(() => post(body))
  last = posted
  return posted
}

async function post(body) {
  try {
    const answer = await fetch('/chat/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
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
