import { lockDirectory } from '../db/directory-lock.ts'

/** A process that takes the lock of DATA_DIRECTORY, says so, and holds it until it is ended. */
const release = lockDirectory(process.env.DATA_DIRECTORY ?? '')
process.stdout.write(`holding ${process.pid}\n`)
process.once('SIGTERM', () => {
  release()
  process.exit(0)
})
setInterval(() => undefined, 60_000)
