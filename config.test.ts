import { describe, expect, test } from 'vitest'
import { InvalidConfig, readBindings, readConfig } from './config.ts'

const refusal = (environment: Record<string, string>): string => refusalOf(() => readConfig(environment))

const refusalOf = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof InvalidConfig) return error.message
    throw error
  }
  return ''
}

describe('the configuration', () => {
  test('needs nothing', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 8787,
      DATA_DIRECTORY: '.data',
      TELEGRAM_MODE: 'polling',
      LOG_LEVEL: 'info',
    })
  })

  test('takes an empty variable for an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', FIXED_NOW: '' })).toEqual(readConfig({}))
  })

  test('leaves the variables of others alone', () => {
    expect(readConfig({ PATH: '/bin', HOME: '/root' })).toEqual(readConfig({}))
  })

  const wrong = {
    DATABASE_URL: 'mysql://root:hunter2@localhost/db',
    PORT: '70000',
    PUBLIC_URL: 'ftp://secret-host',
    APP_SECRET: 'too-short-secret',
    LOG_LEVEL: 'loud-secret',
    TIME_ZONE: 'Mars/Olympus',
    FIXED_NOW: 'yesterday-secret',
    ADMIN_API_TOKEN: 'short-token',
    TELEGRAM_BOT_TOKEN: 'not-a-token-secret',
    TELEGRAM_API_ROOT: 'not a url secret',
    TELEGRAM_WEBHOOK_SECRET: 'bad secret!',
    TELEGRAM_MODE: 'pigeon-secret',
  }

  test('names every field that is wrong at once', () => {
    const lines = refusal(wrong).split('\n').slice(1)
    expect(lines.map((line) => line.trim().split(':')[0]).toSorted()).toEqual(Object.keys(wrong).toSorted())
  })

  test('prints no value, right or wrong', () => {
    const right = { APP_SECRET: 'x'.repeat(40), TELEGRAM_BOT_TOKEN: `123456:${'A'.repeat(30)}` }
    for (const environment of [wrong, { ...right, PORT: 'x' }]) {
      const message = refusal(environment)
      for (const value of Object.values(environment)) if (value.length > 1) expect(message).not.toContain(value)
    }
  })

  test('refuses a fixed clock in production, and a missing secret with it', () => {
    const message = refusal({ NODE_ENV: 'production', FIXED_NOW: '2026-11-20T09:40:00Z' })
    expect(message).toContain('FIXED_NOW: not allowed when NODE_ENV=production')
    expect(message).toContain('APP_SECRET: required when NODE_ENV=production')
    expect(readConfig({ FIXED_NOW: '2026-11-20T16:40:00+07:00' }).FIXED_NOW).toBe('2026-11-20T16:40:00+07:00')
  })

  test('refuses a webhook that nobody could trust or find', () => {
    const message = refusal({ TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: `123456:${'A'.repeat(30)}` })
    expect(message).toContain('TELEGRAM_WEBHOOK_SECRET: required')
    expect(message).toContain('PUBLIC_URL: required')
    expect(refusal({ TELEGRAM_MODE: 'webhook' })).toBe('')
  })

  test('knows one time zone', () => {
    expect(refusal({ TIME_ZONE: 'Asia/Bangkok' })).toContain('TIME_ZONE')
    expect(refusal({ TIME_ZONE: 'Asia/Ho_Chi_Minh' })).toBe('')
  })
})

describe('the configuration of a Worker', () => {
  const variables = { APP_SECRET: 'x'.repeat(40), LOG_LEVEL: 'warn', ASSETS: { fetch: () => undefined } }
  const HYPERDRIVE = { connectionString: 'postgres://giao_ban:hunter2@hyperdrive.local:5432/giao_ban', host: 'x' }

  test('comes from its bindings, the database from Hyperdrive, and Telegram delivers', () => {
    expect(readBindings({ ...variables, HYPERDRIVE })).toMatchObject({
      DATABASE_URL: HYPERDRIVE.connectionString,
      LOG_LEVEL: 'warn',
      TELEGRAM_MODE: 'webhook',
    })
  })

  test('needs a database and a secret, for a Worker has no disk', () => {
    const message = refusalOf(() => readBindings({ TELEGRAM_MODE: 'polling' }))
    expect(message).toContain('HYPERDRIVE: this binding is required on Workers')
    expect(message).toContain('APP_SECRET: required on Workers')
  })

  test('is refused without telling the password of the database', () => {
    const message = refusalOf(() => readBindings({ ...variables, HYPERDRIVE, PORT: 'x' }))
    expect(message).toContain('PORT')
    expect(message).not.toContain('hunter2')
  })
})
