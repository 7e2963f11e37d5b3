import type { Run } from './database.ts'

export const isAnswered = async (run: Run, update: { channel: string; updateKey: string }): Promise<boolean> => {
  const [row] = await run<{ answered: boolean }>(
    'select exists (select 1 from inbound_updates where channel = $1 and update_key = $2) as answered',
    [update.channel, update.updateKey],
  )
  return row?.answered === true
}
