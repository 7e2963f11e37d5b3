import { daysBetween } from '../../domain/periods/calendar-date.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { ObligationSummary } from '../../services/read-facts.ts'
import { insideSentence } from '../texts/value-text.ts'
import { occurrenceText } from './schedule-words.ts'
import type { Turn } from './turn.ts'

type Viewer = Pick<Turn, 'texts' | 'person' | 'today'>

/** `Báo cáo tháng của xã, phường`; of a step of an inspection plan `Nộp báo cáo tự kiểm tra`. */
export const obligationName = ({ name, step }: ObligationSummary, { texts, person }: Viewer): string =>
  name?.[person.language] ?? texts.plans.steps[step as keyof typeof texts.plans.steps] ?? texts.reports.stepName

/** `tháng 11/2026`; of a step nothing, its plan has its own days. */
const occurrenceOf = (owed: ObligationSummary, viewer: Viewer): string | undefined =>
  owed.kind === 'step' ? undefined : occurrenceText({ ...owed, key: owed.occurrence }, owed, viewer)

/** `báo cáo tháng của xã, phường (tháng 11/2026)`, inside a sentence. */
export const obligationText = (owed: ObligationSummary, viewer: Viewer): string => {
  const when = occurrenceOf(owed, viewer)
  const name = insideSentence(obligationName(owed, viewer))
  return when === undefined ? name : viewer.texts.reports.what(name, when)
}

/** `còn 3 ngày`, `hôm nay`, `quá hạn 2 ngày`. */
export const daysLeftText = (dueOn: string, { texts: { reports }, today }: Viewer): string => {
  const left = daysBetween(today, dueOn)
  return left < 0 ? reports.late(-left) : reports.left(left)
}

/** `Hạn nộp 18/11/2026 (quá hạn 2 ngày; đã gia hạn, hạn cũ 16/11/2026)`. */
export const deadlineLine = ({ kind, dueOn, firstDueOn, state }: ObligationSummary, viewer: Viewer): string => {
  const { reports } = viewer.texts
  const due = kind === 'report' ? reports.due : reports.taskDue
  const beside = [
    ...(state === 'open' ? [daysLeftText(dueOn, viewer)] : []),
    ...(dueOn === firstDueOn ? [] : [reports.extendedFrom(formatDate(firstDueOn))]),
  ]
  return due(formatDate(dueOn)) + (beside.length === 0 ? '' : ` (${beside.join('; ')})`)
}

export const isLate = ({ dueOn, state }: ObligationSummary, { today }: Pick<Turn, 'today'>): boolean =>
  state === 'open' && dueOn < today
