import { z } from 'zod'
import { recall, remember } from '../db/channel-memory.ts'
import type { Database } from './database.ts'

const NAME = 'signature'

const pinSchema = z.object({
  appId: z.string(),
  oaId: z.string(),
  /** What the signature begins with, and the secret that it ends with. */
  id: z.enum(['app', 'oa']),
  key: z.enum(['oa', 'app']),
})

/** How Zalo was found to sign: sources disagree, so the first signature that fits decides for good. */
export type SignaturePin = z.output<typeof pinSchema>

/** Undefined while nothing fitted, or when it was for another app. */
export const readSignaturePin = async (
  { run }: Pick<Database, 'run'>,
  appId: string,
): Promise<SignaturePin | undefined> => {
  const { data } = pinSchema.safeParse(await recall(run, 'zalo', NAME))
  return data?.appId === appId ? data : undefined
}

export const keepSignaturePin = ({ run }: Pick<Database, 'run'>, pin: SignaturePin): Promise<void> =>
  remember(run, 'zalo', NAME, pin)
