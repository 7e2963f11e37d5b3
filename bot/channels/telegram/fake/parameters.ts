import type { IncomingMessage } from 'node:http'
import { isRecord } from '../is-record.ts'
import { badRequest } from './bot-api-error.ts'

/** The parameters of one call, from the query and from a JSON, urlencoded or multipart body. */
export type Parameters = Record<string, unknown>

export async function readParameters(request: IncomingMessage, query: URLSearchParams): Promise<Parameters> {
  const parameters: Parameters = Object.fromEntries(query)
  const body = await readBody(request)
  if (body.length === 0) return parameters
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return Object.assign(parameters, parseJsonBody(body.toString('utf8')))
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.assign(parameters, Object.fromEntries(new URLSearchParams(body.toString('utf8'))))
  }
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
    return Object.assign(parameters, Object.fromEntries(form))
  }
  return parameters
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
}

function parseJsonBody(text: string): Parameters {
  const value = parseJson(text, "can't parse JSON object")
  if (!isRecord(value)) throw badRequest('JSON object expected')
  return value
}

function parseJson(text: string, complaint: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest(complaint)
  }
}

/** In a JSON body Telegram also takes numbers and booleans for strings. */
export function textParameter(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name]
  if (value === undefined || value === null) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What is no number counts as not given, as with Telegram. */
export function integerParameter(parameters: Parameters, name: string): number | undefined {
  const text = textParameter(parameters, name)
  return text !== undefined && /^-?\d{1,16}$/.test(text) ? Number(text) : undefined
}

export function booleanParameter(parameters: Parameters, name: string): boolean {
  return ['true', 'yes', '1'].includes(textParameter(parameters, name)?.toLowerCase() ?? '')
}

/** Objects and lists come as themselves in a JSON body, serialised everywhere else. */
export function jsonParameter(parameters: Parameters, name: string): unknown {
  const value = parameters[name]
  if (typeof value !== 'string') return value ?? undefined
  return value === '' ? undefined : parseJson(value, `can't parse ${name} JSON object`)
}
