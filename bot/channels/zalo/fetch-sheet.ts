import type { SheetReading } from '../../../domain/sheets/sheet-reading.ts'
import type { Logger } from '../../../services/logger.ts'
import { type ReadSheet, SHEET_BYTES_MAX } from '../channel.ts'
import type { SheetFile } from './parse-event.ts'

const TIMEOUT_MS = 20_000

/** The address stands in a signed event, and still only encrypted ones are followed; `root` is where Zalo itself is reached. */
const mayBeFetched = (url: string, root: string): boolean =>
  URL.canParse(url) && (new URL(url).protocol === 'https:' || new URL(url).origin === new URL(root).origin)

/** The bytes, or undefined when there are too many. */
const download = async (url: string, root: string): Promise<Uint8Array | undefined> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!answer.ok || answer.body === null) throw new Error(`HTTP ${answer.status}`)
  if (!mayBeFetched(answer.url, root)) throw new Error('redirected to an address that is not encrypted')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body) {
    size += chunk.length
    if (size > SHEET_BYTES_MAX) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A file that cannot be had is told to who sent it: waiting for it would hold up everything that they write. */
export const fetchSheet = async (
  { url, bytes }: SheetFile,
  { root, readSheet, log }: { root: string; readSheet: ReadSheet; log: Logger },
): Promise<SheetReading> => {
  const tooLarge: SheetReading = { kind: 'refused', reason: 'too_large' }
  if (bytes > SHEET_BYTES_MAX) return tooLarge
  if (!mayBeFetched(url, root)) return { kind: 'refused', reason: 'download_failed' }
  try {
    const file = await download(url, root)
    return file === undefined ? tooLarge : readSheet(file)
  } catch (error) {
    // Its address is a person's file: only the kind of failure is written down.
    log.warn({ failure: error instanceof Error ? error.name : 'unknown' }, 'Zalo: a file could not be fetched')
    return { kind: 'refused', reason: 'download_failed' }
  }
}
