import { strFromU8, type UnzipFileInfo, unzipSync } from 'fflate'

/** Why a file is not taken as a workbook. */
export type WorkbookFault =
  /** No .xlsx at all. */
  | 'not_a_workbook'
  /** The older format .xls, or a workbook with a password: both come in the same wrapping. */
  | 'old_or_locked'
  | 'has_macros'
  /** It takes values from other files. */
  | 'has_links'
  /** Larger than any filled-in template, packed or unpacked. */
  | 'too_large'

export class UnreadableWorkbook extends Error {
  readonly fault: WorkbookFault
  constructor(fault: WorkbookFault) {
    super(`the workbook cannot be read: ${fault}`)
    this.name = 'UnreadableWorkbook'
    this.fault = fault
  }
}

/** A template with 500 filled rows takes about 60 kB packed and 1 MB unpacked. */
export const WORKBOOK_BYTES_MAX = 2_000_000
const UNPACKED_BYTES_MAX = 6_000_000

const OLD_WRAPPING = [0xd0, 0xcf, 0x11, 0xe0]
/** Parts that hold cells, or tell where they are; everything else stays packed. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i
const MACROS = /(?:^|\/)vbaProject\.bin$|^xl\/macrosheets\//i
const LINKS = /^xl\/externalLinks\//i

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, at) => bytes[at] === byte)

/**
 * The needed parts of a workbook by name. A packed bomb costs nothing: what a part claims to unpack to is added up
 * before anything is unpacked, and unpacking stops where the claim ends. Throws `UnreadableWorkbook`.
 */
export const openPackage = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  if (bytes.length > WORKBOOK_BYTES_MAX) throw new UnreadableWorkbook('too_large')
  if (startsWith(bytes, OLD_WRAPPING)) throw new UnreadableWorkbook('old_or_locked')
  let unpacked = 0
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (MACROS.test(name)) throw new UnreadableWorkbook('has_macros')
    if (LINKS.test(name)) throw new UnreadableWorkbook('has_links')
    if (!NEEDED.test(name)) return false
    unpacked += originalSize
    if (unpacked > UNPACKED_BYTES_MAX) throw new UnreadableWorkbook('too_large')
    return true
  }
  try {
    const parts = unzipSync(bytes, { filter })
    return new Map(Object.entries(parts).map(([name, content]) => [name, strFromU8(content)]))
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw error
    throw new UnreadableWorkbook('not_a_workbook')
  }
}
