/** A file that goes along with a call, under the name of one of its parameters. */
export interface Upload {
  parameter: string
  fileName: string
  mediaType: string
  bytes: Uint8Array
}

/** One HTTP request to the host that the transport was opened for. */
export interface TransportRequest {
  path: string
  method: 'GET' | 'POST'
  content?: { json: string } | { parameters: Readonly<Record<string, string>>; upload: Upload }
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/** Its body is read once, by one of the two. */
export interface TransportAnswer {
  status: number
  text(): Promise<string>
  chunks(): AsyncIterable<Uint8Array>
}

/** How requests travel. Rejects when no answer came; its errors may carry the address, and with it the token. */
export interface Transport {
  request(request: TransportRequest): Promise<TransportAnswer>
  /** Waits for the requests under way, then closes the connections. */
  close(): Promise<void>
}

/** `origin`: `https://api.telegram.org` */
export type OpenTransport = (origin: string) => Transport

export const JSON_HEADERS = { 'content-type': 'application/json' }

/** Puts parameters and a file into a form (core.telegram.org/bots/api#sending-files). */
export function fillForm<Form extends { set(name: string, value: string | File): void }>(
  form: Form,
  { parameters, upload }: { parameters: Readonly<Record<string, string>>; upload: Upload },
): Form {
  for (const [name, value] of Object.entries(parameters)) form.set(name, value)
  form.set(upload.parameter, new File([new Uint8Array(upload.bytes)], upload.fileName, { type: upload.mediaType }))
  return form
}
