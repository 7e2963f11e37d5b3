import type { Database } from '../db/database.ts'
import { isAnswered } from '../db/inbound-updates.ts'

/** Whether an update was answered before: for what costs so much that it is not to be done in vain. */
export const wasAnswered = ({ run }: Pick<Database, 'run'>, update: { channel: string; updateKey: string }) =>
  isAnswered(run, update)
