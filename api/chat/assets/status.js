import { byId } from './dom.js'
import { texts } from './page-data.js'

/** The line under the bot's name: whether what is written arrives. */
export function createStatus() {
  const line = byId('status')
  let connected

  function refresh() {
    const state = stateNow()
    line.dataset.state = state
    if (line.textContent !== texts.status[state]) line.textContent = texts.status[state]
  }

  function stateNow() {
    if (!navigator.onLine) return 'offline'
    if (connected === undefined) return 'loading'
    return connected ? 'ready' : 'reconnecting'
  }

  addEventListener('online', refresh)
  addEventListener('offline', refresh)

  return {
    setConnected(value) {
      connected = value
      refresh()
    },
  }
}
