import { expect, onTestFinished, test } from 'vitest'
import { startFakeZalo } from 'zalo-oa-sdk/fake'
import { consentAddress, writeConsentLink } from '../services/consent-link.ts'
import { tokenAccountOf } from '../services/zalo-account.ts'
import { createZaloTokenStore } from '../services/zalo-tokens.ts'
import { freshPostgres } from '../testing/fresh-postgres.ts'
import { APP_SECRET } from '../testing/start-app.ts'
import { startWorker } from '../testing/start-worker.ts'

const PUBLIC_URL = 'https://giao-ban.example.vn'

test('under workerd and behind Hyperdrive an administrator consents, and a Node process reads the tokens and finds them in use', async () => {
  const postgres = await freshPostgres()
  const zalo = await startFakeZalo()
  onTestFinished(zalo.close)
  const worker = await startWorker({
    databaseUrl: postgres.url,
    variables: {
      PUBLIC_URL,
      ZALO_APP_ID: zalo.app.id,
      ZALO_APP_SECRET: zalo.app.secret,
      ZALO_OA_SECRET: zalo.account.secret,
      ZALO_API_ROOT: zalo.root,
      ZALO_OAUTH_ROOT: zalo.root,
      ZALO_ZNS_ROOT: zalo.root,
    },
  })
  onTestFinished(worker.stop)

  const link = writeConsentLink(null, { now: new Date(), secret: APP_SECRET })
  const here = (address: string) => address.replace(PUBLIC_URL, worker.url)
  expect(await (await fetch(here(consentAddress(PUBLIC_URL, link)))).text()).toContain('Chưa cấp quyền')
  expect((await fetch(`${worker.url}/chat/assets/consent.css`)).status).toBe(200)
  const begun = await fetch(`${worker.url}/zalo/consent`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ link, lang: 'vi' }),
  })
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
  const consented = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' })
  const back = here(consented.headers.get('location') ?? '')
  const done = await fetch(back, { redirect: 'manual', headers: { cookie } })
  expect(done.headers.get('location')).toContain('result=done')

  const store = createZaloTokenStore({
    database: postgres.open(),
    account: tokenAccountOf(zalo.app.id),
    secret: APP_SECRET,
  })
  expect(await store.load()).toMatchObject({ lost: null, accessToken: expect.stringMatching(/^at_/) })

  // The hourly job, run by the trigger of each minute, renews what has little left.
  await store.exclusively(async ({ load, save }) => {
    const record = await load()
    if (record !== null) await save({ ...record, accessTokenExpiresAtMs: Date.now() + 3_600_000 })
  })
  expect((await fetch(`${worker.url}/cdn-cgi/handler/scheduled`)).status).toBe(200)
  expect(zalo.oauth.refreshes).toBe(1)
  expect((await store.load())?.accessTokenExpiresAtMs).toBeGreaterThan(Date.now() + 24 * 3_600_000)
})
