import { ZaloLimitError } from '../errors/zalo-error.ts'
import { fileBytesMax, gifBytesMax, imageBytesMax } from './limits.ts'

export type UploadKind = 'image' | 'gif' | 'file'

export interface Upload {
  bytes: Uint8Array<ArrayBuffer> | Blob
  /** Its ending decides whether Zalo takes it. */
  fileName: string
}

const rules = {
  image: { endings: ['jpg', 'jpeg', 'png'], limit: 'imageBytes', bytesMax: imageBytesMax },
  gif: { endings: ['gif'], limit: 'gifBytes', bytesMax: gifBytesMax },
  file: { endings: ['pdf', 'doc', 'docx'], limit: 'fileBytes', bytesMax: fileBytesMax },
} as const

const typeOf: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/**
 * The multipart body of an upload.
 * @throws ZaloLimitError `fileType` for anything that Zalo does not carry (an .xlsx: send a link), or the size.
 */
export const uploadForm = (kind: UploadKind, { bytes, fileName }: Upload): FormData => {
  const { endings, limit, bytesMax } = rules[kind]
  const ending = fileName.toLowerCase().split('.').at(-1) ?? ''
  if (!endings.some((one) => one === ending)) throw new ZaloLimitError('fileType', fileName, { api: 'oa' })
  const blob = new Blob([bytes], { type: typeOf[ending] ?? 'application/octet-stream' })
  if (blob.size === 0) throw new ZaloLimitError('empty', fileName, { api: 'oa' })
  if (blob.size > bytesMax) throw new ZaloLimitError(limit, fileName, { api: 'oa', max: bytesMax, actual: blob.size })
  const form = new FormData()
  form.set('file', blob, fileName)
  return form
}
