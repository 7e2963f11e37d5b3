import { page, texts } from './page-data.js'

const timeZone = page.timeZone
const locale = texts.language === 'vi' ? 'vi-VN' : 'en-GB'
const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' })
const date = new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' })

/** The server's clock counts: the machine in the office may be wrong by hours. */
const behindServerMs = Date.parse(page.now) - Date.now()

export const serverNow = () => new Date(Date.now() + behindServerMs)

/** "14:05" */
export const timeOf = (iso) => time.format(new Date(iso))

/** "20/11/2026": the same for two moments of one day. */
export const dayOf = (iso) => date.format(new Date(iso))

/** Today, yesterday, or the weekday with its date. */
export function dayTitle(iso) {
  const now = serverNow()
  if (dayOf(iso) === dayOf(now)) return texts.log.today
  if (dayOf(iso) === dayOf(now.getTime() - 86_400_000)) return texts.log.yesterday
  return `${weekday.format(new Date(iso))}, ${dayOf(iso)}`
}
