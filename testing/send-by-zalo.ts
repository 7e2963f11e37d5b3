import { secretOf } from '../assembly/app-secret.ts'
import { createZalo } from '../assembly/create-zalo.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../db/open-database.ts'

/**
 * A process that sends COUNT messages at once to the person TO through the Official Account and then says `sent COUNT`, or why not.
 * The rest of its environment is that of the product.
 */
const settings = readConfig(process.env)
const database = await openDatabase(settings)
const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
const zalo = createZalo({ settings, database, secret: secretOf(settings), clock: () => new Date(), log })
if (zalo === undefined) throw new Error('Zalo is off')

const userId = process.env.TO ?? ''
const numbers = Array.from({ length: Number(process.env.COUNT ?? 1) }, (_, i) => i)
try {
  await Promise.all(numbers.map((i) => zalo.account.client.sendText({ userId, text: `tin ${i} từ ${process.pid}` })))
  process.stdout.write(`sent ${numbers.length}\n`)
} catch (error) {
  process.stdout.write(`failed: ${error instanceof Error ? error.message : 'unknown'}\n`)
}
await database.close()
