import type {
  DigestItem,
  FormFinding,
  LateUnit,
  OverdueUnit,
  PlannedDays,
  Share,
} from '../../domain/digest/digest-item.ts'
import { overdueOf } from '../../domain/digest/owed-items.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { formatNumber } from '../texts/format.ts'
import { atBeginning, insideSentence } from '../texts/value-text.ts'
import { facetText } from './across-text.ts'
import { unitInside } from './card-view.ts'
import type { DigestViewer } from './digest-viewer.ts'

/** Names, deadlines and the like in one line; the rest is counted. */
const NAMED_MAX = 4

/** The first few, then `rest` of how many more. */
const few = (names: readonly string[], rest: (count: number) => string): string => {
  const shown = names.length === NAMED_MAX + 1 ? names : names.slice(0, NAMED_MAX)
  const left = names.length - shown.length
  return left === 0 ? shown.join(', ') : `${shown.join(', ')} ${rest(left)}`
}

/** A unit that is late several times is named once, with the most days. */
const lateText = (late: readonly LateUnit[], viewer: DigestViewer): string => {
  const { digest } = viewer.texts
  const days = new Map<number, number>()
  for (const each of late) days.set(each.unitId, Math.max(each.days, days.get(each.unitId) ?? 0))
  const names = [...days].map(([unitId, count]) => digest.unitDays(unitInside(unitId, viewer), count))
  return few(names, digest.others)
}

const overdueText = (units: readonly OverdueUnit[], viewer: DigestViewer): string => {
  const { digest } = viewer.texts
  const number = (value: number) => formatNumber(value, viewer.person.language)
  return few(
    units.map(({ unitId, count }) => digest.unitCount(unitInside(unitId, viewer), number(count))),
    digest.others,
  )
}

const findingUnits = (findings: readonly FormFinding[], viewer: DigestViewer): string =>
  few(
    [...new Set(findings.map(({ finding }) => finding.unitId))].map((unitId) => unitInside(unitId, viewer)),
    viewer.texts.digest.others,
  )

/** What is owed, by its name; a step of an inspection has only the number of its plan. */
export const owedName = (
  { name, step }: Pick<LateUnit, 'name' | 'step'>,
  { texts, person }: Pick<DigestViewer, 'texts' | 'person'>,
): string => (step ? texts.digest.step(name[person.language]) : insideSentence(name[person.language]))

/** `12-KH/UBKT 23/11–27/11 (2 đơn vị)` */
export const plannedText = ({ name, from, to, units }: PlannedDays, { texts }: Pick<DigestViewer, 'texts'>): string => {
  const [first, last] = [from, to].map((day) => formatDate(day).slice(0, 5))
  return texts.digest.inspection(first === last ? String(first) : `${first}–${last}`, name, units)
}

/** One line of the digest, without its number. */
export const lineOf = (item: DigestItem, viewer: DigestViewer): string => {
  const { texts, person } = viewer
  const { digest } = texts
  const { language } = person
  const number = (value: number) => formatNumber(value, language)
  const before = (value: number | null) => (value === null ? '' : digest.before(number(value)))
  const beforePercent = ({ before: then }: Share) => (then === null ? '' : digest.before(`${number(then)}%`))
  switch (item.kind) {
    case 'late_reports':
      return digest.lateReports(lateText(item.late, viewer))
    case 'decisions':
      return digest.decisions(
        [
          ...(item.submissions > 0 ? [digest.submissions(item.submissions)] : []),
          ...(item.requests > 0 ? [digest.requests(item.requests)] : []),
        ].join(', '),
      )
    case 'hotspots':
      return digest.hotspots(number(item.count))
    case 'petitions':
      return digest.petitions(
        [
          ...(item.pending === null ? [] : [digest.pending(number(item.pending)) + before(item.pendingBefore)]),
          ...(item.overdue > 0 ? [digest.overduePetitions(number(item.overdue), item.oldestDays)] : []),
        ].join(', '),
      )
    case 'recommendations':
      return digest.recommendations(number(item.overdue), item.oldestDays)
    case 'dialogues':
      return digest.dialogues(
        [
          ...(item.notHeld.length > 0 ? [digest.notHeld(lateText(item.notHeld, viewer))] : []),
          ...(item.answers > 0 ? [digest.answers(number(item.answers), overdueOf(item.units).oldestDays)] : []),
        ].join('; '),
      )
    case 'tasks':
      return digest.tasks(
        [
          ...(item.overdue > 0 ? [digest.overdueTasks(number(item.overdue), overdueText(item.units, viewer))] : []),
          ...(item.assigned === null ? [] : [digest.tasksDone(number(item.done ?? 0), number(item.assigned))]),
        ].join('; '),
      )
    case 'one_stop':
      return digest.oneStop(number(item.onTime.percent ?? 0), beforePercent(item.onTime), number(item.late))
    case 'duties': {
      const duties = item.late.map((late) =>
        digest.duty(unitInside(late.unitId, viewer), owedName(late, viewer), late.days),
      )
      return digest.duties(few(duties, digest.otherDuties))
    }
    case 'odd_values':
      return digest.oddValues(item.findings.length, findingUnits(item.findings, viewer))
    case 'receptions': {
      const form = viewer.catalogue.form('citizen_reception')
      const offices = item.byOffice.flatMap(({ office, percent }) =>
        form === undefined
          ? []
          : [digest.byOffice(facetText(form, office, language).replace(/^ \(|\)$/g, ''), number(percent))],
      )
      const { percent } = item.share
      return [
        digest.receptions(
          [
            ...(item.tooFew.length > 0 ? [digest.tooFew(findingUnits(item.tooFew, viewer))] : []),
            ...(percent === null
              ? []
              : [digest.delegated(number(item.delegated), number(percent), beforePercent(item.share))]),
          ].join('; '),
        ),
        ...(offices.length === 0 ? [] : [digest.offices(offices.join(', '))]),
      ].join(' ')
    }
    case 'models': {
      const said = digest.models(number(item.built), before(item.builtBefore))
      return item.without === 0 ? said : `${said} ${atBeginning(digest.without(number(item.without)))}`
    }
    case 'reported': {
      const said = [
        ...(item.owed > 0 ? [digest.onTime(item.onTime, item.owed)] : []),
        ...(item.late.length > 0 ? [digest.reportedLate(item.late.length)] : []),
        ...(item.toCome.length > 0 ? [digest.toCome(item.toCome.length)] : []),
      ].join(', ')
      const reports = said === '' ? digest.noneOwed : digest.reported(said)
      return item.completeness === null ? reports : `${reports} ${digest.completeness(number(item.completeness))}`
    }
    case 'next_days': {
      const deadline = (each: (typeof item.deadlines)[number]) =>
        digest.deadline(formatDate(each.dueOn).slice(0, 5), owedName(each, viewer), each.units)
      const next = item.next === null ? [] : [digest.next(deadline(item.next))]
      const inspections = item.inspections.map((each) => plannedText(each, viewer))
      return [
        ...(item.deadlines.length > 0
          ? [digest.nextDays(few(item.deadlines.map(deadline), digest.moreDeadlines))]
          : [digest.nothingNext, ...next]),
        ...(inspections.length > 0 ? [digest.inspections(few(inspections, digest.moreInspections))] : []),
      ].join(' ')
    }
  }
}
