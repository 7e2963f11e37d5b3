import type { FieldValues, Option } from '../forms/form.ts'
import { sameLadder } from './ladder-steps.ts'
import { FIXED_DAY_LADDER, MINIMUM_LADDER, REPORT_LADDER, YEARLY_LADDER } from './ladders.ts'
import type { LadderStep, Told } from './schedule.ts'

const WITHIN_UNIT: readonly Told[] = ['official', 'head']

/** The same steps without those who stand outside the unit. */
const withinUnit = (ladder: readonly LadderStep[]): LadderStep[] =>
  ladder.flatMap((step) => {
    const tell = step.tell.filter((told) => WITHIN_UNIT.includes(told))
    return tell.length === 0 ? [] : [{ ...step, tell }]
  })

const known: readonly { option: Option; ladder: readonly LadderStep[] }[] = [
  {
    option: {
      key: 'report',
      label: { vi: 'Từ khi mở kỳ, quá hạn báo lãnh đạo', en: 'From the opening up to the leader' },
    },
    ladder: REPORT_LADDER,
  },
  {
    option: { key: 'within', label: { vi: 'Từ khi mở kỳ, chỉ trong đơn vị', en: 'From the opening, within the unit' } },
    ladder: withinUnit(REPORT_LADDER),
  },
  {
    option: { key: 'minimum', label: { vi: 'Từ trước hạn 7 ngày làm việc', en: 'From 7 working days before' } },
    ladder: MINIMUM_LADDER,
  },
  {
    option: {
      key: 'fixed',
      label: { vi: 'Chiều hôm trước và cuối ngày', en: 'The afternoon before and at the end of the day' },
    },
    ladder: FIXED_DAY_LADDER,
  },
  {
    option: { key: 'yearly', label: { vi: 'Từ trước hạn 60 ngày làm việc', en: 'From 60 working days before' } },
    ladder: YEARLY_LADDER,
  },
]

const OWN: Option = { key: 'own', label: { vi: 'Theo cách riêng của lịch này', en: 'A way of its own' }, rare: true }

export const ladderOptions: readonly Option[] = [...known.map(({ option }) => option), OWN]

/** Which of those that are offered it is; `own`: none of them. */
const ladderKey = (ladder: readonly LadderStep[]): string =>
  known.find((each) => sameLadder(each.ladder, ladder))?.option.key ?? OWN.key

/** A ladder as values of the form: `ladder`, and of one of its own `steps`, a text for each. */
export const ladderValues = (ladder: readonly LadderStep[]): FieldValues => {
  const key = ladderKey(ladder)
  return { ladder: key, ...(key === OWN.key && { steps: ladder.map((step) => JSON.stringify(step)) }) }
}

/** The ladder that the values tell, by its name or step by step. */
export const ladderFrom = ({ ladder, steps }: FieldValues): readonly LadderStep[] => {
  if (ladder === OWN.key && Array.isArray(steps)) return steps.map((step): LadderStep => JSON.parse(step))
  return known.find(({ option }) => option.key === ladder)?.ladder ?? REPORT_LADDER
}
