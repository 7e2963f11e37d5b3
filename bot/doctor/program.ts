import { doubtful, type Finding, good, wrong } from './finding.ts'
import { probe } from './probe.ts'

interface Program {
  publicUrl: string | undefined
  hasSecret: boolean
  /** Shared by several processes. */
  hasPostgres: boolean
  /** Something that is set up needs to be reached from outside. */
  needsPublicUrl: boolean
}

const secretOfProgram = ({ hasSecret, hasPostgres }: Program): Finding => {
  if (hasSecret) return good(({ program }) => program.secret)
  return (hasPostgres ? wrong : doubtful)(({ program }) => program.noSecret)
}

const publicAddress = async ({ publicUrl, needsPublicUrl }: Program): Promise<Finding> => {
  if (publicUrl === undefined) return (needsPublicUrl ? wrong : doubtful)(({ program }) => program.noAddress)
  if (!publicUrl.startsWith('https:')) return wrong(({ program }) => program.notHttps(publicUrl))
  const status = await probe(new URL('/healthz', publicUrl).href)
  if (status === 200) return good(({ program }) => program.address(publicUrl))
  return doubtful(({ program }) => program.notReached(publicUrl))
}

/** What everything else stands on. */
export const examineProgram = async (program: Program): Promise<Finding[]> => [
  secretOfProgram(program),
  await publicAddress(program),
]
