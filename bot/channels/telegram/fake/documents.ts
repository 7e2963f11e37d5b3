import type { ServerResponse } from 'node:http'
import { badRequest } from './bot-api-error.ts'
import { type Parameters, textParameter } from './parameters.ts'

/** A file as a user or the bot sent it. */
export interface SentDocument {
  fileName: string
  mediaType: string
  bytes: Uint8Array
}

/** A document as it stands in a message (core.telegram.org/bots/api#document). */
export interface DocumentFields {
  file_id: string
  file_unique_id: string
  file_name: string
  mime_type: string
  file_size: number
}

/** More than this a bot may not fetch (core.telegram.org/bots/api#getfile). */
const FETCHED_BYTES_MAX = 20_000_000

/** Files by their file_id, and the way to fetch them: getFile, then `/file/bot<token>/<file_path>`. */
export class Documents {
  readonly #documents: SentDocument[] = []

  keep(document: SentDocument): DocumentFields {
    const number = this.#documents.push(document)
    return {
      file_id: `BQACAgUAAx-${number}`,
      file_unique_id: `unique-${number}`,
      file_name: document.fileName,
      mime_type: document.mediaType,
      file_size: document.bytes.length,
    }
  }

  /** The file of a file_id or of a file_path. */
  find(name: string): SentDocument | undefined {
    const number = /^(?:BQACAgUAAx-|documents\/file_)(\d+)/.exec(name)?.[1]
    return number === undefined ? undefined : this.#documents[Number(number) - 1]
  }

  getFile(parameters: Parameters): object {
    const id = textParameter(parameters, 'file_id') ?? ''
    const document = this.find(id)
    if (document === undefined) throw badRequest('invalid file_id')
    if (document.bytes.length > FETCHED_BYTES_MAX) throw badRequest('file is too big')
    const number = id.replace('BQACAgUAAx-', '')
    return {
      file_id: id,
      file_unique_id: `unique-${number}`,
      file_size: document.bytes.length,
      file_path: `documents/file_${number}.${document.fileName.split('.').at(-1)}`,
    }
  }

  serve(path: string, token: string, response: ServerResponse): void {
    const prefix = `/file/bot${token}/`
    const document = path.startsWith(prefix) ? this.find(path.slice(prefix.length)) : undefined
    if (document === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ ok: false, error_code: 404, description: 'Not Found' }))
      return
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(document.bytes)
  }
}
