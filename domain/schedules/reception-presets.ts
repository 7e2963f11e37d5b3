import { type ReceptionMinimum, receptionMinimums } from '../duties/reception-minimums.ts'
import { citizenReception } from '../forms/citizen-reception.ts'
import type { Label } from '../language.ts'
import { addDays } from '../periods/calendar-date.ts'
import { FIXED_DAY_LADDER, MINIMUM_LADDER, YEARLY_LADDER } from './ladders.ts'
import type { Preset, ScheduleDefinition, ScheduleRevision } from './schedule.ts'

const TWO_LEVELS_BEGIN = '2025-07-01'

const ROLES: Record<ReceptionMinimum['role'], Label> = {
  secretary: { vi: 'Bí thư', en: 'the secretary' },
  chair: { vi: 'Chủ tịch UBND', en: 'the chair' },
  agency_head: { vi: 'Thủ trưởng', en: 'the heads' },
}

const LEVELS: Partial<Record<ReceptionMinimum['level'], Label>> = {
  province: { vi: 'tỉnh', en: 'the province' },
  district: { vi: 'huyện', en: 'the districts' },
  commune: { vi: 'xã, phường', en: 'the communes' },
  office: { vi: 'sở, ban, ngành', en: 'the agencies of the province' },
}

const indicatorsOf = ({ role, delegated }: ReceptionMinimum): string[] => {
  const { heads } = citizenReception
  if (heads === undefined) return []
  return delegated ? [heads[role], heads.delegated] : [heads[role]]
}

/** To be held within the period: a day off moves the last day back, so that there is still time. */
const held = {
  scheme: 'admin_15_14',
  due: { general: { kind: 'after', workingDays: 0 }, byLevel: {} },
  holidayPolicy: 'previous',
  aggregatorId: null,
} as const satisfies Partial<ScheduleDefinition>

const minimum = (rule: ReceptionMinimum): ScheduleDefinition => {
  const [role, level] = [ROLES[rule.role], LEVELS[rule.level]]
  return {
    ...held,
    name: { vi: `${role.vi} ${level?.vi} tiếp công dân`, en: `Receptions by ${role.en}: ${level?.en}` },
    duty: { kind: 'entries', form: citizenReception.key, indicators: indicatorsOf(rule), times: rule.times },
    debtors: { kind: 'level', level: rule.level, under: null },
    frequency: { kind: rule.per },
    ladder: MINIMUM_LADDER,
    source: rule.source,
  }
}

/** Which agencies receive citizens is for each province to say: their schedule waits until somebody resumes it. */
const WAITING: ReadonlySet<ReceptionMinimum['role']> = new Set(['agency_head'])

/** A rule that ends without another is ended; one that another follows is changed by it. */
const revisionsOf = (rules: readonly ReceptionMinimum[]): ScheduleRevision[] =>
  rules.flatMap((rule, index) => {
    const revision = index + 1
    const definition = minimum(rule)
    const begun: ScheduleRevision = {
      revision,
      effectiveFrom: rule.validFrom,
      state: WAITING.has(rule.role) ? 'paused' : 'active',
      definition,
      reason: index === 0 ? null : rule.source.vi,
    }
    if (rule.validTo === null || index < rules.length - 1) return [begun]
    const effectiveFrom = addDays(rule.validTo, 1)
    return [begun, { revision: revision + 1, effectiveFrom, state: 'ended', definition, reason: 'Hết hiệu lực' }]
  })

const minimums: Preset[] = [...Map.groupBy(receptionMinimums, ({ role, level }) => `receptions_${level}_${role}`)].map(
  ([key, rules]) => ({ key, revisions: revisionsOf(rules) }),
)

/** Where a commune receives on fixed days. Which days is for each place to say, so it waits until somebody resumes it. */
const fixedDays: Preset = {
  key: 'reception_days',
  revisions: [
    {
      revision: 1,
      effectiveFrom: TWO_LEVELS_BEGIN,
      state: 'paused',
      reason: null,
      definition: {
        name: { vi: 'Ngày tiếp công dân cố định của xã, phường', en: 'Fixed reception days of the communes' },
        duty: { kind: 'entries', form: citizenReception.key, indicators: [], times: 1 },
        debtors: { kind: 'level', level: 'commune', under: null },
        frequency: { kind: 'days', days: [1, 15] },
        scheme: 'admin_15_14',
        due: { general: { kind: 'after', workingDays: 0 }, byLevel: {} },
        holidayPolicy: 'next',
        ladder: FIXED_DAY_LADDER,
        aggregatorId: null,
        source: null,
      },
    },
  ],
}

const dialogues: Preset = {
  key: 'dialogue_yearly',
  revisions: [
    {
      revision: 1,
      effectiveFrom: TWO_LEVELS_BEGIN,
      state: 'active',
      reason: null,
      definition: {
        ...held,
        name: { vi: 'Hội nghị đối thoại của chính quyền xã, phường', en: 'Dialogues of the communes with the people' },
        duty: { kind: 'entries', form: 'dialogue', indicators: ['dialogues_held'], times: 1 },
        debtors: { kind: 'level', level: 'commune', under: null },
        frequency: { kind: 'year' },
        ladder: YEARLY_LADDER,
        source: {
          vi: 'Luật Tổ chức chính quyền địa phương 2025, Điều 43',
          en: 'Law on the Organisation of Local Government 2025, article 43',
        },
      },
    },
  ],
}

/** What must be held: the least that the law asks of the heads, with the days on which it changed, and dialogues. */
export const receptionPresets: readonly Preset[] = [...minimums, fixedDays, dialogues]
