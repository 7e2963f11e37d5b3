import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ErrorCode } from './api-error.ts'

interface ServerWithClientErrors {
  on(event: 'clientError', listener: (error: NodeJS.ErrnoException, socket: Duplex) => void): unknown
}

const answerFor = (error: NodeJS.ErrnoException): { status: number; code: ErrorCode; message: string } =>
  error.code === 'HPE_HEADER_OVERFLOW'
    ? { status: 431, code: 'too_large', message: 'the address and the headers are too long' }
    : { status: 400, code: 'invalid_request', message: 'this is not HTTP' }

/** Gives the shape of every other error to what Node itself refuses, before any route is asked. */
export const answerClientErrors = (server: ServerWithClientErrors, newRequestId: () => string): void => {
  server.on('clientError', (error, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const { status, code, message } = answerFor(error)
    const requestId = newRequestId()
    const body = JSON.stringify({ error: { code, message, requestId } })
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'connection: close',
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
  })
}
