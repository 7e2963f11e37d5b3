import { z } from 'zod'

const url = z.url({ protocol: /^https?$/ })

const schema = z.object({
  NODE_ENV: z.string().optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Where PGlite, its lock and a generated secret live when there is no DATABASE_URL. */
  DATA_DIRECTORY: z.string().min(1).default('.data'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  PUBLIC_URL: url.optional(),
  APP_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TIME_ZONE: z.literal('Asia/Ho_Chi_Minh', 'only Asia/Ho_Chi_Minh for now').default('Asia/Ho_Chi_Minh'),
  FIXED_NOW: z.iso.datetime({ offset: true }).optional(),
  ADMIN_API_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'not a token of BotFather')
    .optional(),
  TELEGRAM_API_ROOT: url.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{16,256}$/, '16 to 256 letters, digits, _ or -')
    .optional(),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  ZALO_APP_ID: z
    .string()
    .regex(/^\d{5,}$/, 'only digits')
    .optional(),
  ZALO_APP_SECRET: z.string().min(8, 'at least 8 characters').optional(),
  /** Signs the webhooks. */
  ZALO_OA_SECRET: z.string().min(8, 'at least 8 characters').optional(),
  /** The first one only; from then on the database has the newest. */
  ZALO_REFRESH_TOKEN: z.string().min(1).optional(),
  /** Only where the console of Zalo fixes the PKCE challenge: the verifier that it was made of (RFC 7636 §4.1). */
  ZALO_PKCE_VERIFIER: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{43,128}$/, '43 to 128 letters, digits, -, ., _ or ~')
    .optional(),
  ZALO_ENDPOINT_MODE: z.enum(['auto', 'v3', 'v2']).default('auto'),
  ZALO_API_ROOT: url.default('https://openapi.zalo.me'),
  ZALO_OAUTH_ROOT: url.default('https://oauth.zaloapp.com'),
  ZALO_ZNS_ROOT: url.default('https://business.openapi.zalo.me'),
  /** The approved template of reminders; without it nobody is reached outside the window. */
  ZALO_TEMPLATE_REMINDER: z.string().min(1).optional(),
  /** VND that unasked messages may cost in a month. */
  ZALO_MONTHLY_BUDGET: z.coerce.number().int().min(0).default(500_000),
  ZALO_BOT_TOKEN: z.string().min(8, 'at least 8 characters').optional(),
  ZALO_BOT_SECRET: z.string().min(8, '8 to 256 characters').max(256, '8 to 256 characters').optional(),
  ZALO_BOT_MODE: z.enum(['polling', 'webhook']).default('polling'),
  ZALO_BOT_API_ROOT: url.default('https://bot-api.zaloplatforms.com'),
})

const checked = schema.superRefine((config, context) => {
  const refuse = (field: keyof typeof config, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message })
  if (config.NODE_ENV === 'production') {
    if (config.FIXED_NOW !== undefined) refuse('FIXED_NOW', 'not allowed when NODE_ENV=production')
    if (config.APP_SECRET === undefined) refuse('APP_SECRET', 'required when NODE_ENV=production')
  }
  if (config.TELEGRAM_BOT_TOKEN !== undefined && config.TELEGRAM_MODE === 'webhook') {
    if (config.TELEGRAM_WEBHOOK_SECRET === undefined)
      refuse('TELEGRAM_WEBHOOK_SECRET', 'required when TELEGRAM_MODE=webhook')
    if (config.PUBLIC_URL === undefined) refuse('PUBLIC_URL', 'required when TELEGRAM_MODE=webhook')
  }
  if (config.ZALO_APP_ID !== undefined) {
    if (config.ZALO_APP_SECRET === undefined) refuse('ZALO_APP_SECRET', 'required with ZALO_APP_ID')
    if (config.ZALO_OA_SECRET === undefined) refuse('ZALO_OA_SECRET', 'required with ZALO_APP_ID')
  }
  if (config.ZALO_BOT_TOKEN !== undefined && config.ZALO_BOT_MODE === 'webhook') {
    if (config.ZALO_BOT_SECRET === undefined) refuse('ZALO_BOT_SECRET', 'required when ZALO_BOT_MODE=webhook')
    if (config.PUBLIC_URL === undefined) refuse('PUBLIC_URL', 'required when ZALO_BOT_MODE=webhook')
  }
})

export type Config = z.infer<typeof schema>

/** Every field of the environment that is wrong, a line each. */
export class InvalidConfig extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'InvalidConfig'
  }
}

/** A Worker has no disk to keep a database or a secret on. */
const checkedForWorker = checked.superRefine(({ DATABASE_URL, APP_SECRET }, context) => {
  if (DATABASE_URL === undefined)
    context.addIssue({ code: 'custom', path: ['HYPERDRIVE'], message: 'this binding is required on Workers' })
  if (APP_SECRET === undefined)
    context.addIssue({ code: 'custom', path: ['APP_SECRET'], message: 'required on Workers' })
})

const read = (schema: typeof checked, environment: Record<string, string | undefined>): Config => {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(present)
  if (parsed.success) return parsed.data
  throw new InvalidConfig(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
}

/** Reads the environment; empty variables count as absent. Throws `InvalidConfig`. Values are never part of the error. */
export const readConfig = (environment: Record<string, string | undefined>): Config => read(checked, environment)

const hyperdrive = z.object({ connectionString: z.string() })

/**
 * Reads what a Worker is given: variables and secrets under the same names as in the environment, and Postgres through the
 * Hyperdrive binding HYPERDRIVE. No process stays that could poll. Throws `InvalidConfig`.
 */
export const readBindings = (bindings: Readonly<Record<string, unknown>>): Config => {
  const variables = Object.entries(bindings).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const database = hyperdrive.safeParse(bindings.HYPERDRIVE)
  return read(checkedForWorker, {
    ...Object.fromEntries(variables),
    ...(database.success && { DATABASE_URL: database.data.connectionString }),
    TELEGRAM_MODE: 'webhook',
    ZALO_BOT_MODE: 'webhook',
  })
}

/** The configuration of this process; prints what is wrong and exits with 1. */
export const config = (): Config => {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
