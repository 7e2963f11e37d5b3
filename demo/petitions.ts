import type { FieldValues, IsoDate } from '../domain/forms/form.ts'
import { type DemoEntry, periodTotal, singleEvent, workingDayBefore } from './entry.ts'

interface Month {
  carriedOver: number
  received: number
  resolved: number
  forwarded: number
  guided: number
  answered: number
  filed: number
  complaints: number
  denunciations: number
}

/** What was filed was not eligible; the rest is what must add up: pending, eligible and recommendations. */
const monthOf = (month: Month): FieldValues => {
  const { carriedOver, received, resolved, forwarded, guided, answered, filed } = month
  const eligible = received - filed
  return {
    carried_over: carriedOver,
    received,
    resolved_n: resolved,
    pending_n: carriedOver + received - resolved - forwarded - guided - answered - filed,
    forwarded_n: forwarded,
    guided_n: guided,
    answered_n: answered,
    filed_n: filed,
    eligible_n: eligible,
    ineligible_n: filed,
    complaint_n: month.complaints,
    denunciation_n: month.denunciations,
    recommendation_n: eligible - month.complaints - month.denunciations,
  }
}

const month = (
  [carriedOver, received, resolved]: [number, number, number],
  [forwarded, guided, answered, filed]: [number, number, number, number],
  [complaints, denunciations]: [number, number],
): FieldValues =>
  monthOf({ carriedOver, received, resolved, forwarded, guided, answered, filed, complaints, denunciations })

/** The newest closed month first; each begins with what the month before it left pending. */
const BY_MONTH: [unitCode: string, personKey: string, monthsAgo: number, values: FieldValues][] = [
  ['ia-hloi', 'mai', 1, month([3, 12, 7], [2, 1, 1, 0], [3, 1])],
  ['ia-hloi', 'mai', 2, month([5, 9, 8], [1, 1, 0, 1], [2, 0])],
  ['ia-drong', 'binh', 1, month([4, 8, 6], [1, 0, 1, 1], [2, 0])],
  ['ia-drong', 'binh', 2, month([2, 10, 6], [1, 1, 0, 0], [1, 1])],
  ['chu-mlang', 'binh', 1, month([2, 0, 2], [0, 0, 0, 0], [0, 0])],
  ['chu-mlang', 'binh', 2, month([1, 5, 3], [0, 1, 0, 0], [1, 0])],
  ['ia-pnom', 'tin', 1, month([0, 0, 0], [0, 0, 0, 0], [0, 0])],
  ['ban-tcd-tinh', 'lan', 1, month([18, 64, 41], [14, 5, 3, 6], [21, 4])],
  ['ban-tcd-tinh', 'lan', 2, month([15, 58, 37], [10, 4, 2, 2], [17, 3])],
]

const ELIGIBLE = { eligible: true, in_competence: true } as const
const RECEPTION_OFFICE = 'Bộ phận tiếp công dân'

type Petition = [daysAgo: number, values: (received: IsoDate) => FieldValues]

const accepted = (pkind: string, topic: string) => (received: IsoDate) => ({
  pkind,
  topic,
  ...ELIGIBLE,
  handling: 'accept',
  assignee: RECEPTION_OFFICE,
  accepted_date: received,
  state: 'pending',
})

const answered = (topic: string) => (received: IsoDate) => ({
  pkind: 'recommendation',
  topic,
  ...ELIGIBLE,
  handling: 'answer',
  state: 'resolved',
  resolved_date: received,
})

const filed = (reason: string) => (received: IsoDate) => ({
  pkind: 'complaint',
  eligible: false,
  ineligible_reason: reason,
  in_competence: false,
  handling: 'file',
  state: 'resolved',
  resolved_date: received,
})

const iaKrom: Petition[] = [
  [3, accepted('complaint', 'land')],
  [12, answered('policy')],
  [20, accepted('recommendation', 'environment')],
  [33, filed('duplicate')],
  [47, accepted('complaint', 'compensation')],
]

const dongCam: Petition[] = [
  [4, answered('order')],
  [13, accepted('denunciation', 'admin')],
  [27, filed('no_signature')],
  [46, accepted('complaint', 'land')],
]

const BY_EVENT: [unitCode: string, personKey: string, petitions: Petition[]][] = [
  ['ia-krom', 'hnhi', iaKrom],
  ['dong-cam', 'thuy', dongCam],
]

/** Petitions (F2) of the last two months. */
export const demoPetitions = (today: IsoDate): DemoEntry[] => [
  ...BY_EVENT.flatMap(([unitCode, personKey, petitions]) =>
    petitions.map(([daysAgo, valuesOn]) => {
      const values = valuesOn(workingDayBefore(today, daysAgo))
      return singleEvent(today, daysAgo, { unitCode, personKey, form: 'petition', values })
    }),
  ),
  ...BY_MONTH.map(([unitCode, personKey, monthsAgo, values]) =>
    periodTotal(today, monthsAgo, { unitCode, personKey, form: 'petition', values }),
  ),
]
