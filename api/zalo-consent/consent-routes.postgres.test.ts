import { expect, test } from 'vitest'
import { freshPostgres } from '../../testing/fresh-postgres.ts'
import { type ConsentPageServer, startConsentPage } from '../../testing/start-consent-page.ts'

const MINUTE_MS = 60_000

const start = async (environment: Record<string, string> = {}) =>
  startConsentPage((await freshPostgres()).open(), environment)

const linkOf = (address: string) => new URL(address).searchParams.get('link') ?? ''

const post = (address: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) })

const locationOf = (response: Response) => response.headers.get('location') ?? ''

/** A browser that presses the button, consents at Zalo, and stands before the way back to us. */
const consentAtZalo = async ({ url }: ConsentPageServer, address: string) => {
  const begun = await post(`${url}/zalo/consent`, { link: linkOf(address), lang: 'vi' })
  const cookie = begun.headers.get('set-cookie') ?? ''
  const consented = await fetch(locationOf(begun), { redirect: 'manual' })
  return { begun, cookie, back: locationOf(consented), headers: { cookie: cookie.split(';')[0] ?? '' } }
}

const followBack = (back: string, headers: Record<string, string> = {}) => fetch(back, { headers, redirect: 'manual' })

const resultOf = (response: Response) => new URL(locationOf(response), 'http://x').searchParams.get('result')

const pageAt = async (address: string) => {
  const response = await fetch(address)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

test('from the link to a message: consent with PKCE, tokens in use, an audit event, and a link that is used up', async () => {
  const server = await start()
  const { fake, database, account, administrator } = server
  const address = server.addressFor(administrator)
  expect((await pageAt(address)).text).toContain('Chưa cấp quyền')
  await fake.clock.advance(MINUTE_MS)

  const { begun, cookie, back, headers } = await consentAtZalo(server, address)
  expect(begun.status).toBe(303)
  const asked = new URL(locationOf(begun)).searchParams
  expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(asked.get('redirect_uri')).toBe(`${server.url}/zalo/callback`)
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  const answer = await followBack(back, headers)
  expect(resultOf(answer)).toBe('done')

  const done = await pageAt(new URL(locationOf(answer), server.url).href)
  expect(done.text).toContain('Đã cấp quyền. Tin qua Zalo gửi được từ bây giờ.')
  expect(done.text).toContain('09:01 20/11/2026, Trần Văn Quản')
  expect(done.text).toContain('Liên kết này chỉ còn để xem')
  expect(done.text).not.toContain('<form')
  const person = fake.do.add()
  await fake.do.follow(person)
  await account.client.sendText({ userId: person.id, text: 'đã nối' })
  expect(fake.sent).toHaveLength(1)
  expect(await database.run("select person_id as by, details from audit_events where name = 'zalo.consented'")).toEqual(
    [{ by: administrator, details: { account: `zalo:${fake.app.id}` } }],
  )

  const again = await post(`${server.url}/zalo/consent`, { link: linkOf(address) })
  expect(locationOf(again)).toMatch(/^\/zalo\?link=/)
  expect(resultOf(await followBack(back, headers))).not.toBe('done')
})

test('each consent has a challenge of its own, unless the configuration fixes the verifier', async () => {
  const challengesOf = async (server: ConsentPageServer) => {
    const address = server.addressFor(server.administrator)
    const flows = [await consentAtZalo(server, address), await consentAtZalo(server, address)]
    return flows.map(({ begun }) => new URL(locationOf(begun)).searchParams.get('code_challenge'))
  }
  const [one, other] = await challengesOf(await start())
  expect(one).not.toBe(other)
  // RFC 7636, appendix B.
  const fixed = await start({ ZALO_PKCE_VERIFIER: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk' })
  expect(await challengesOf(fixed)).toEqual(Array(2).fill('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'))
  const { back, headers } = await consentAtZalo(fixed, fixed.addressFor(null))
  expect(resultOf(await followBack(back, headers))).toBe('done')
})

test.each([
  ['made up', (link: string) => link.replace(/^\d+/, '9')],
  ['changed in its last letter', (link: string) => link.slice(0, -2) + (link.endsWith('AA') ? 'BA' : 'AA')],
  ['cut off', (link: string) => link.slice(0, -1)],
  ['missing', () => ''],
])('a link that is %s opens nothing', async (_, spoil) => {
  const server = await start()
  const link = spoil(linkOf(server.addressFor(server.administrator)))
  for (const response of [
    await fetch(`${server.url}/zalo?${new URLSearchParams({ link })}`),
    await post(`${server.url}/zalo/consent`, { link }),
    await post(`${server.url}/zalo/link`, { link }),
  ]) {
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Không mở được')
  }
})

test('who is no administrator any more opens nothing', async () => {
  const server = await start()
  const address = server.addressFor(server.administrator)
  await server.database.run("update memberships set valid_to = '2026-11-19' where person_id = $1::int", [
    server.administrator,
  ])
  expect((await pageAt(address)).status).toBe(403)
})

test('after its hour a link begins nothing; the administrator has a new one sent to their chat, once a minute', async () => {
  const server = await start()
  const { fake, database } = server
  const address = server.addressFor(server.administrator)
  await fake.clock.advance(60 * MINUTE_MS)
  const begun = await post(`${server.url}/zalo/consent`, { link: linkOf(address) })
  expect(locationOf(begun)).not.toContain(fake.root)
  await fake.clock.advance(15 * MINUTE_MS)
  const late = await pageAt(address)
  expect([late.status, late.text.includes('Gửi liên kết mới')]).toEqual([410, true])
  for (let press = 0; press < 2; press++) {
    const sent = await post(`${server.url}/zalo/link`, { link: linkOf(address) })
    expect(await sent.text()).toContain('Đã gửi liên kết mới')
  }
  const queued = await database.run<{ recipient: string; text: string }>(
    "select recipient, message ->> 'text' as text from outbox",
  )
  expect(queued).toHaveLength(1)
  expect(queued[0]?.recipient).toBe(`chat-${server.administrator}`)
  expect((await pageAt(/http\S+/.exec(queued[0]?.text ?? '')?.[0] ?? '')).text).toContain('action="/zalo/consent"')
})

test('who has no chat account, and the link of the server, are told another way to a new link', async () => {
  const server = await start()
  const [lonely, ofServer] = [server.addressFor(server.lonely), server.addressFor(null)]
  await server.fake.clock.advance(75 * MINUTE_MS)
  const sent = await post(`${server.url}/zalo/link`, { link: linkOf(lonely) })
  expect(await sent.text()).toContain('npm run doctor')
  const page = await pageAt(ofServer)
  expect(page.text).toContain('npm run doctor')
  expect(page.text).not.toContain('<form')
})

test('whoever began in the last minute of the hour may still finish', async () => {
  const server = await start()
  const address = server.addressFor(server.administrator)
  await server.fake.clock.advance(59 * MINUTE_MS)
  const { back, headers } = await consentAtZalo(server, address)
  await server.fake.clock.advance(5 * MINUTE_MS)
  expect(resultOf(await followBack(back, headers))).toBe('done')
})

test('a way back without our cookie, with a changed one or with another state takes no code', async () => {
  const server = await start()
  const { back, headers } = await consentAtZalo(server, server.addressFor(server.administrator))
  expect((await followBack(back)).status).toBe(400)
  const changed = { cookie: `${headers.cookie}x` }
  expect((await followBack(back, changed)).status).toBe(400)
  const other = back.replace(/state=[\w-]+/, 'state=of-somebody-else')
  expect(resultOf(await followBack(other, headers))).toBe('state')
  expect(await server.account.record()).toBeNull()
})

test('what fails is said with what to do, and the same link begins again', async () => {
  const server = await start()
  const address = server.addressFor(server.administrator)
  const tryAgain = async (spoil: (back: string) => string = (back) => back) => {
    const { back, headers } = await consentAtZalo(server, address)
    const answer = await followBack(spoil(back), headers)
    return { result: resultOf(answer), page: await pageAt(new URL(locationOf(answer), server.url).href) }
  }
  const denied = await tryAgain((back) => back.replace(/code=[\w-]+&?/, ''))
  expect(denied.result).toBe('denied')
  expect(denied.page.text).toContain('Zalo chưa cho phép')
  const refused = await tryAgain((back) => back.replace(/code=[\w-]+/, 'code=unknown'))
  expect(refused.result).toBe('refused')
  expect(refused.page.text).toContain('ZALO_PKCE_VERIFIER')
  server.fake.faults.add({ path: '/v4/oa/access_token', when: 'before', how: 'disconnect' })
  expect((await tryAgain()).result).toBe('unanswered')
  await server.database.run('alter table channel_tokens add constraint full_disk check (record is null)')
  expect((await tryAgain()).result).toBe('unstored')
  await server.database.run('alter table channel_tokens drop constraint full_disk')
  expect((await tryAgain()).result).toBe('done')
})

test('no page is kept, framed, or told to where a link leads, and none holds a secret', async () => {
  const server = await start()
  const { text, headers } = await pageAt(server.addressFor(server.administrator))
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
  expect(text).not.toMatch(/<script|secret/i)
})

test('in English for who has chosen it, and either way for everybody', async () => {
  const server = await start()
  await server.database.run("update people set language = 'en' where id = $1::int", [server.administrator])
  const address = server.addressFor(server.administrator)
  expect((await pageAt(address)).text).toContain('No permission yet')
  expect((await pageAt(`${address}&lang=vi`)).text).toContain('Chưa cấp quyền')
})
