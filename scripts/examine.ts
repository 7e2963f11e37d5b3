import { secretOf } from '../assembly/app-secret.ts'
import { createZalo } from '../assembly/create-zalo.ts'
import { examineTelegram } from '../bot/channels/telegram/doctor.ts'
import { openPool } from '../bot/channels/telegram/pooled-transport.ts'
import { examineZalo } from '../bot/channels/zalo/doctor.ts'
import { examineZaloBot } from '../bot/channels/zalo-bot/doctor.ts'
import { examineDatabase } from '../bot/doctor/database.ts'
import { doubtful, type Finding, off, wrong } from '../bot/doctor/finding.ts'
import { probe } from '../bot/doctor/probe.ts'
import { examineProgram } from '../bot/doctor/program.ts'
import type { DoctorTexts } from '../bot/texts/doctor.ts'
import type { Config } from '../config.ts'
import { DirectoryInUse } from '../db/directory-lock.ts'
import { openDatabase } from '../db/open-database.ts'
import { consentAddress, writeConsentLink } from '../services/consent-link.ts'
import type { Database } from '../services/database.ts'

export interface Section {
  name: keyof DoctorTexts['sections']
  findings: readonly Finding[]
}

export interface Examination {
  sections: readonly Section[]
  /** Opens the page that connects the Official Account; whoever has it may connect it. */
  consentLink?: string
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }

const openIfFree = async (settings: Config): Promise<Database | undefined> => {
  try {
    return await openDatabase(settings)
  } catch (error) {
    if (error instanceof DirectoryInUse) return undefined
    throw error
  }
}

/** One process has the embedded database: while the product runs, it alone knows how that is. */
const examineThroughProgram = async ({ PORT }: Config): Promise<Finding> => {
  const isReady = (await probe(`http://127.0.0.1:${PORT}/readyz`)) === 200
  return isReady ? doubtful((texts) => texts.database.inUse) : wrong((texts) => texts.database.heldBySomebody)
}

const examineOfficialAccount = async (settings: Config, database: Database | undefined): Promise<Finding[]> => {
  const { ZALO_APP_ID: appId } = settings
  if (appId === undefined) return [off(({ zalo }) => zalo.off)]
  const clock = () => new Date()
  const zalo = database && createZalo({ settings, database, secret: secretOf(settings), clock, log: silent })
  if (zalo === undefined || database === undefined) return [doubtful((texts) => texts.database.needed)]
  return examineZalo({
    database,
    account: zalo.account,
    appId,
    templateId: settings.ZALO_TEMPLATE_REMINDER,
    budgetVnd: settings.ZALO_MONTHLY_BUDGET,
    publicUrl: settings.PUBLIC_URL,
    pkceVerifier: settings.ZALO_PKCE_VERIFIER,
    now: clock(),
  })
}

const consentLinkOf = (settings: Config): string | undefined => {
  if (settings.ZALO_APP_ID === undefined || settings.PUBLIC_URL === undefined) return undefined
  const link = writeConsentLink(null, { now: new Date(), secret: secretOf(settings) })
  return consentAddress(settings.PUBLIC_URL, link)
}

/** Tries the database, the clock and every channel that is configured. Changes nothing but tokens that had run out. */
export const examine = async (settings: Config): Promise<Examination> => {
  const { PUBLIC_URL: publicUrl } = settings
  const database = await openIfFree(settings)
  try {
    const ofDatabase = database ? await examineDatabase(database) : [await examineThroughProgram(settings)]
    const isUsable = ofDatabase.every(({ mark }) => mark !== 'wrong')
    const sections: Section[] = [
      {
        name: 'program',
        findings: await examineProgram({
          publicUrl,
          hasSecret: settings.APP_SECRET !== undefined,
          hasPostgres: settings.DATABASE_URL !== undefined,
          needsPublicUrl: settings.ZALO_APP_ID !== undefined,
        }),
      },
      { name: 'database', findings: ofDatabase },
      { name: 'zalo', findings: await examineOfficialAccount(settings, isUsable ? database : undefined) },
      {
        name: 'telegram',
        findings: await examineTelegram({
          token: settings.TELEGRAM_BOT_TOKEN,
          apiRoot: settings.TELEGRAM_API_ROOT,
          mode: settings.TELEGRAM_MODE,
          webhookSecret: settings.TELEGRAM_WEBHOOK_SECRET,
          publicUrl,
          openTransport: openPool,
          now: new Date(),
        }),
      },
      {
        name: 'zaloBot',
        findings: await examineZaloBot({
          token: settings.ZALO_BOT_TOKEN,
          apiRoot: settings.ZALO_BOT_API_ROOT,
          mode: settings.ZALO_BOT_MODE,
          secret: settings.ZALO_BOT_SECRET,
          publicUrl,
        }),
      },
    ]
    const consentLink = consentLinkOf(settings)
    return { sections, ...(consentLink !== undefined && { consentLink }) }
  } finally {
    await database?.close()
  }
}
