import { doubtful, type Finding, good, wrong } from './finding.ts'

const TIMEOUT_MS = 8_000

/** The status that a request from here to our own public address gets; undefined: none came. */
export const probe = async (url: string, init: RequestInit = {}): Promise<number | undefined> => {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}

/**
 * Knocks at a webhook of ours as the platform would, with a body that changes nothing. `answers`: what the program says to it
 * when the secret is right. Not being reached from here need not mean that the platform does not reach it.
 */
export const probeWebhook = async (
  url: string,
  { headers, body, answers }: { headers: Record<string, string>; body: string; answers: number },
): Promise<Finding> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
  const status = await probe(url, init)
  if (status === answers) return good(({ webhook }) => webhook.answers(url))
  if (status === 401) return wrong(({ webhook }) => webhook.otherSecret(url))
  if (status === 404) return wrong(({ webhook }) => webhook.notThere(url))
  if (status === undefined) return doubtful(({ webhook }) => webhook.silent(url))
  return wrong(({ webhook }) => webhook.odd(url, String(status)))
}
