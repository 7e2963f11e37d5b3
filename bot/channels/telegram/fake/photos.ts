import { badRequest } from './bot-api-error.ts'
import type { Documents } from './documents.ts'

/** A size in which a photo stands in a message (core.telegram.org/bots/api#photosize). */
export interface PhotoSize {
  file_id: string
  file_unique_id: string
  width: number
  height: number
  file_size: number
}

/** What sendPhoto takes (core.telegram.org/bots/api#sendphoto). */
const BYTES_MAX = 10_000_000
const SIDES_MAX = 10_000
const RATIO_MAX = 20

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const sizeOf = (bytes: Uint8Array): { width: number; height: number } | undefined => {
  if (bytes.length < 24 || PNG_SIGNATURE.some((byte, index) => bytes[index] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Keeps an uploaded photo as Telegram does; of pictures this fake knows PNG. */
export async function keepPhoto(photo: unknown, documents: Documents): Promise<PhotoSize[]> {
  if (!(photo instanceof File)) throw badRequest('there is no photo in the request')
  const bytes = new Uint8Array(await photo.arrayBuffer())
  if (bytes.length > BYTES_MAX) throw badRequest('file is too big')
  const size = sizeOf(bytes)
  if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = size
  if (width + height > SIDES_MAX || Math.max(width, height) > RATIO_MAX * Math.min(width, height))
    throw badRequest('PHOTO_INVALID_DIMENSIONS')
  const { file_id, file_unique_id, file_size } = documents.keep({ fileName: photo.name, mediaType: photo.type, bytes })
  return [{ file_id, file_unique_id, width, height, file_size }]
}
