import type { FieldValues, IsoDate } from '../domain/forms/form.ts'
import { type DemoEntry, periodTotal, singleEvent } from './entry.ts'

/** Turns, people, cases of which told again, petitions taken: a session as it is counted. */
type Counts = [turns: number, people: number, cases: number, repeated: number, petitions: number]

const counted = ([turns, people, cases, repeated, petitions]: Counts): FieldValues => ({
  turns,
  people,
  cases,
  cases_first: cases - repeated,
  cases_repeat: repeated,
  petitions_taken: petitions,
})

const NOBODY_CAME: FieldValues = { turns: 0, people: 0, cases: 0 }

const byHead = (receiver_role: 'chair' | 'secretary' | 'agency_head', values: FieldValues): FieldValues => ({
  receiver_role,
  kind: 'periodic',
  mode: 'direct',
  ...values,
})

const byOfficer = (values: FieldValues): FieldValues => ({
  receiver_role: 'officer',
  kind: 'regular',
  mode: 'direct',
  ...values,
})

/** How long ago, and what happened. The days are a week apart so that none meets another when moved off a weekend. */
type Session = [daysAgo: number, values: FieldValues]

const iaHloi: Session[] = [
  [2, byHead('chair', { ...counted([8, 9, 7, 2, 3]), topics: ['land', 'policy'] })],
  [9, byHead('secretary', NOBODY_CAME)],
  [16, byHead('chair', { ...counted([6, 6, 6, 1, 2]), topics: ['land'] })],
  [23, byHead('secretary', { ...counted([4, 5, 4, 0, 1]), topics: ['civil', 'policy'] })],
  [30, byHead('chair', { ...counted([11, 14, 9, 3, 4]), topics: ['compensation'] })],
  [
    37,
    byHead('secretary', {
      ...counted([3, 3, 3, 1, 0]),
      mode: 'delegated',
      delegate_role: 'Phó Bí thư Thường trực Đảng ủy',
    }),
  ],
  [44, byHead('chair', { ...counted([5, 7, 5, 2, 2]), topics: ['environment', 'land'] })],
  [51, byHead('chair', { ...NOBODY_CAME, mode: 'cancelled', cancel_reason: 'Mưa lũ, đường vào xã bị chia cắt' })],
]

const iaKrom: Session[] = [
  [3, byHead('chair', counted([5, 5, 4, 1, 1]))],
  [17, byHead('secretary', counted([7, 8, 6, 2, 2]))],
  [24, byHead('chair', { ...counted([6, 13, 5, 0, 1]), large_groups: 1, large_group_people: 8, large_group_cases: 1 })],
  [31, byHead('chair', counted([4, 4, 4, 1, 0]))],
  [45, byHead('secretary', counted([2, 2, 2, 0, 1]))],
  [52, byHead('chair', counted([9, 11, 8, 3, 2]))],
]

const dongCam: Session[] = [
  [4, byOfficer(counted([12, 13, 10, 4, 3]))],
  [11, byHead('chair', { ...counted([10, 12, 9, 2, 4]), topics: ['land', 'compensation'] })],
  [18, byOfficer(counted([9, 9, 8, 2, 2]))],
  [25, byHead('secretary', counted([6, 7, 6, 1, 1]))],
  [32, byOfficer(counted([14, 15, 12, 5, 3]))],
  [39, byHead('chair', counted([8, 10, 7, 2, 2]))],
  [53, byOfficer(counted([11, 11, 9, 3, 1]))],
]

const phuLocHa: Session[] = [
  [5, byHead('chair', counted([4, 4, 3, 0, 1]))],
  [19, byHead('chair', counted([3, 5, 3, 1, 0]))],
  [26, byHead('secretary', NOBODY_CAME)],
  [40, byHead('chair', counted([7, 7, 6, 2, 2]))],
  [54, byHead('secretary', counted([2, 3, 2, 0, 1]))],
]

const provincialReception: Session[] = [
  [2, byOfficer(counted([21, 24, 18, 9, 6]))],
  [9, byOfficer(counted([17, 19, 15, 6, 5]))],
  [16, byOfficer({ ...counted([19, 41, 14, 7, 4]), large_groups: 2, large_group_people: 23, large_group_cases: 2 })],
  [23, byOfficer(counted([15, 15, 13, 5, 3]))],
  [30, byHead('chair', { ...counted([12, 16, 10, 4, 5]), topics: ['land', 'compensation'] })],
  [37, byOfficer(counted([18, 20, 16, 8, 4]))],
  [44, byOfficer(counted([13, 14, 12, 4, 2]))],
  [51, byOfficer({ ...counted([16, 18, 13, 6, 3]), channel: 'in_person' })],
]

const homeAffairs: Session[] = [
  [10, byHead('agency_head', counted([3, 3, 3, 0, 1]))],
  [41, byHead('agency_head', counted([2, 2, 2, 1, 0]))],
]

const BY_EVENT: [unitCode: string, personKey: string, sessions: Session[]][] = [
  ['ia-hloi', 'mai', iaHloi],
  ['ia-krom', 'hnhi', iaKrom],
  ['dong-cam', 'thuy', dongCam],
  ['phu-loc-ha', 'phuc', phuLocHa],
  ['ban-tcd-tinh', 'lan', provincialReception],
  ['so-noi-vu', 'yen', homeAffairs],
]

const held = (direct: number, delegated: number, counts: Counts, receiver_role?: string): FieldValues => ({
  ...(receiver_role && { receiver_role }),
  kind: 'periodic',
  sessions: direct + delegated,
  sessions_direct: direct,
  sessions_delegated: delegated,
  ...counted(counts),
})

/** Months by period total, the newest closed month first. */
const BY_MONTH: [unitCode: string, personKey: string, monthsAgo: number, values: FieldValues][] = [
  ['ia-drong', 'binh', 1, held(2, 0, [12, 14, 11, 3, 4], 'chair')],
  ['ia-drong', 'binh', 1, held(1, 1, [5, 5, 5, 1, 1], 'secretary')],
  ['ia-drong', 'binh', 2, held(2, 0, [9, 10, 8, 2, 2], 'chair')],
  ['ia-drong', 'binh', 2, held(2, 0, [6, 6, 6, 0, 2], 'secretary')],
  ['chu-mlang', 'binh', 1, held(4, 0, [15, 17, 13, 4, 5])],
  ['chu-mlang', 'binh', 2, held(3, 1, [11, 11, 10, 3, 3])],
  ['ia-pnom', 'tin', 1, held(4, 0, [0, 0, 0, 0, 0])],
]

/** Citizen receptions (F1) of the last two months. */
export const demoReceptions = (today: IsoDate): DemoEntry[] => [
  ...BY_EVENT.flatMap(([unitCode, personKey, sessions]) =>
    sessions.map(([daysAgo, values]) =>
      singleEvent(today, daysAgo, { unitCode, personKey, form: 'citizen_reception', values }),
    ),
  ),
  ...BY_MONTH.map(([unitCode, personKey, monthsAgo, values]) =>
    periodTotal(today, monthsAgo, { unitCode, personKey, form: 'citizen_reception', values }),
  ),
]
