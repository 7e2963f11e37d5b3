const AGAIN_AFTER_MS = 4_000

/**
 * The bot's messages: the latest ones go to `onHistory` once, then each to `onEntries` as it comes, now and then one a
 * second time. `onConnection(connected)` tells whether new ones can come.
 */
export async function followBot({ onHistory, onEntries, onConnection, highestId }) {
  while (!(await loadHistory(onHistory))) {
    onConnection(false)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
  }
  listen({ onEntries, onConnection, highestId })
}

async function loadHistory(onEntries) {
  try {
    const answer = await fetch('/chat/history')
    // Nobody any more: the server draws the page on which to become somebody.
    if (answer.status === 401) location.reload()
    if (!answer.ok) return false
    const { messages } = await answer.json()
    onEntries(messages)
    return true
  } catch {
    return false
  }
}

function listen({ onEntries, onConnection, highestId }) {
  const source = new EventSource(`/chat/events?after=${highestId()}`)
  let openedBefore = false
  source.addEventListener('open', () => {
    onConnection(true)
    // A message that became visible late, while nobody listened, has a lower id than the stream resumes from.
    if (openedBefore) loadHistory(onEntries)
    openedBefore = true
  })
  // `passing`: an answer to a stranger, which the history does not have.
  for (const name of ['message', 'passing']) {
    source.addEventListener(name, (event) => onEntries([JSON.parse(event.data)]))
  }
  source.addEventListener('error', () => {
    onConnection(false)
    if (source.readyState !== EventSource.CLOSED) return
    // The server refused; the browser does not try again by itself.
    setTimeout(async () => {
      await loadHistory(onEntries)
      listen({ onEntries, onConnection, highestId })
    }, AGAIN_AFTER_MS)
  })
}
