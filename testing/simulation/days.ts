/** Days as the checker reckons them, on its own: the holidays of 2026 as announced, and the days swapped in the simulation. */
const DAY_MS = 86_400_000
const OFF = new Set(
  ['01-01', '02-16', '02-17', '02-18', '02-19', '02-20', '03-09', '04-27', '04-30', '05-01', '09-01', '09-02'].map(
    (day) => `2026-${day}`,
  ),
)
const WORKED = new Set(['2026-03-07'])

export const plus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export const isWorked = (date: string): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return WORKED.has(date) || (weekday !== 0 && weekday !== 6 && !OFF.has(date))
}

/** The nearest worked day from this one on, in steps of 1 or −1. */
export const nearest = (date: string, step: 1 | -1): string => (isWorked(date) ? date : nearest(plus(date, step), step))

export const workingDaysFrom = (date: string, days: number): string => {
  const step = days < 0 ? -1 : 1
  let at = date
  for (let left = Math.abs(days); left > 0; left--) at = nearest(plus(at, step), step)
  return at
}

/** On the clock in Vietnam. */
export const localDate = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
export const localHour = (instant: Date): number => new Date(instant.getTime() + 7 * 3_600_000).getUTCHours()
export const instantAt = (date: string, time: string): Date => new Date(`${date}T${time}:00+07:00`)

/** The last day of a period by its key and scheme: the cut-off. Undefined for what is no period. */
export const cutoffOf = (key: string, scheme: string): string | undefined => {
  const [, year = '', kind = '', number = ''] = /^(\d{4})-(M|Q|H|9M|Y|W)(\d*)$/.exec(key) ?? []
  if (kind === '') return undefined
  if (kind === 'W') {
    // ISO 8601: 4 January is in the first week.
    const weekday = (new Date(`${year}-01-04T00:00:00Z`).getUTCDay() + 6) % 7
    return plus(`${year}-01-04`, 6 - weekday + (Number(number) - 1) * 7)
  }
  const month = { M: Number(number), Q: Number(number) * 3, H: Number(number) * 6, '9M': 9, Y: 12 }[kind] ?? 12
  const text = String(month).padStart(2, '0')
  if (scheme === 'admin_15_14') return `${year}-${text}-14`
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10)
}
