import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FakeZalo, startFakeZalo } from '../fake/index.ts'
import { createZaloOAuth } from './oauth.ts'
import { createPkce } from './pkce.ts'

let zalo: FakeZalo
beforeEach(async () => {
  zalo = await startFakeZalo()
})
afterEach(() => zalo.close())

const oauthOf = (appSecret = zalo.app.secret) => createZaloOAuth({ appId: zalo.app.id, appSecret, root: zalo.root })

const consent = async (url: string) => {
  const response = await fetch(url, { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '').searchParams
}

test('a consent with PKCE ends in a pair whose life is given in seconds', async () => {
  const oauth = oauthOf()
  const { verifier, challenge } = await createPkce()
  const redirectUri = 'https://giaoban.example/zalo/consent'
  const back = await consent(oauth.consentUrl({ redirectUri, state: 's-1', codeChallenge: challenge }))
  expect(back.get('state')).toBe('s-1')
  const code = back.get('code') ?? ''
  await expect(oauth.exchangeCode({ code, codeVerifier: 'not-the-verifier' })).rejects.toMatchObject({ api: 'oauth' })
  const pair = await oauth.exchangeCode({ code, codeVerifier: verifier })
  expect(pair).toMatchObject({ expiresInSeconds: 90_000, accessToken: expect.any(String) })
  await expect(oauth.exchangeCode({ code, codeVerifier: verifier })).rejects.toMatchObject({
    action: 'tellAdministrator',
  })
})

test('a challenge fixed in the console leaves the address without one', async () => {
  const back = await consent(oauthOf().consentUrl({ redirectUri: 'https://giaoban.example/', state: 's' }))
  expect(await oauthOf().exchangeCode({ code: back.get('code') ?? '', codeVerifier: 'fixed' })).toMatchObject({
    refreshToken: expect.any(String),
  })
})

test('a refresh token works once; the second time only a new consent helps, though Zalo says HTTP 200', async () => {
  const { refreshToken } = zalo.oauth.issue()
  const { refreshToken: next } = await oauthOf().refresh(refreshToken)
  expect(next).not.toBe(refreshToken)
  await expect(oauthOf().refresh(refreshToken)).rejects.toMatchObject({ code: -14014, remedy: 'consentAgain' })
})

test('a wrong app secret is the administrator’s matter and uses up nothing', async () => {
  const { refreshToken } = zalo.oauth.issue()
  await expect(oauthOf('wrong').refresh(refreshToken)).rejects.toMatchObject({
    action: 'tellAdministrator',
    remedy: 'checkAccount',
  })
  await oauthOf().refresh(refreshToken)
})

test('an error name without a number is understood', async () => {
  const answer = async () => Response.json({ error_name: 'Invalid refresh token', error_description: 'used' })
  const oauth = createZaloOAuth({ appId: 'a', appSecret: 'b', fetch: answer })
  await expect(oauth.refresh('rt')).rejects.toMatchObject({ code: -14014, remedy: 'consentAgain' })
})

test('an answer that nobody can read may have used the refresh token up', async () => {
  const answer = async () => new Response('<html>', { status: 502 })
  const oauth = createZaloOAuth({ appId: 'a', appSecret: 'b', fetch: answer })
  await expect(oauth.refresh('rt')).rejects.toMatchObject({ action: 'unknownMaybeSent' })
})

test('no error says a token or a secret', async () => {
  const error = await oauthOf('the-secret').refresh('the-refresh-token').catch(String)
  expect(error).not.toMatch(/the-secret|the-refresh-token/)
})
