import type { CountReading, FormReading } from '../reading/form-reading.ts'
import type { DeclaredIndicator } from './indicator.ts'
import { beginsWithUnit, isTelling, namesOf, subjectOf, withoutCounting } from './indicator-words.ts'

/** The fields of an indicator's form: "850/1.000 hộ". */
export const VALUE = 'value'
export const WHOLE = 'whole'
export const PERCENT = 'percent'

/** How a declared indicator is told in a sentence: by its names; its unit of measure then names the figure. */
export const indicatorReading = (indicator: DeclaredIndicator): FormReading => {
  const { unit, measure, whole } = indicator
  const names = namesOf(indicator)
  const subject = subjectOf(indicator)
  const bareWholes = whole === null ? [] : [withoutCounting(whole.vi)].filter(isTelling)
  const counts: CountReading[] = [
    ...(whole === null ? [] : [{ field: WHOLE, as: 'noun' as const, phrases: [whole.vi, ...bareWholes] }]),
    { field: VALUE, as: 'lead', phrases: names },
    // "3/3 Mẹ VNAH": a name that begins with the unit of measure is what is counted.
    { field: VALUE, as: 'noun', phrases: names.filter((name) => beginsWithUnit(name, indicator)) },
    // An amount and money are recognised by the figure itself: "2,4 km", "3 tỷ đồng".
    ...(measure === 'count' ? [{ field: VALUE, as: 'noun' as const, phrases: [unit.vi] }] : []),
  ]
  return {
    signals: [...names, ...(subject === undefined ? [] : [subject])],
    hints: [],
    foreign: [],
    blocked: [],
    counts,
    none: [{ phrases: [...names, ...(subject === undefined ? [] : [subject])], zero: [VALUE] }],
    ...(whole !== null && {
      // In "1,2 tỷ/2 tỷ" the second number has a scale of its own: sums of money are told one by one.
      ...(measure !== 'money' && { wholes: [{ part: VALUE, whole: WHOLE }] }),
      percentages: [{ ratio: PERCENT, of: VALUE }],
    }),
  }
}
