import type { Deliverer } from '../services/deliver-messages.ts'
import type { Job } from './job.ts'

/** Sends what waits and nobody holds: after a crash, after a pause, or committed by another process. */
export const deliverOutbox = (deliverer: Deliverer): Job => ({
  name: 'outbox.deliver',
  schedule: { everySeconds: 0.5 },
  async run() {
    return { claimed: await deliverer.sweep() }
  },
})
