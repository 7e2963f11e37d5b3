import type { EndpointMode, EndpointOptions } from 'zalo-oa-sdk'
import { z } from 'zod'
import { recall, remember } from '../db/channel-memory.ts'
import type { Database } from './database.ts'

const NAME = 'endpoint'
const endpointSchema = z.enum(['v3', 'v2']).optional().catch(undefined)

/** The endpoint that was found to serve the account; undefined while none was. */
export const learnedEndpoint = async ({ run }: Pick<Database, 'run'>) =>
  endpointSchema.parse(await recall(run, 'zalo', NAME))

/** Which endpoint takes messages: the one of the configuration, or what any process of ours has learned. */
export const endpointMemory = (
  database: Pick<Database, 'run'>,
  mode: EndpointMode,
): EndpointOptions & { mode: EndpointMode } => ({
  mode,
  learned: () => learnedEndpoint(database),
  onLearned: (endpoint) => remember(database.run, 'zalo', NAME, endpoint),
})
