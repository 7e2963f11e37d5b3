import type { DigestFacts } from '../../domain/digest/digest-facts.ts'
import type { DigestItem, FormFinding, LateUnit, OverdueUnit } from '../../domain/digest/digest-item.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { Button, Message } from '../../services/channel.ts'
import { formatNumber } from '../texts/format.ts'
import { periodText } from '../texts/value-text.ts'
import { acrossText } from './across-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { lineOf, owedName, plannedText } from './digest-lines.ts'
import { type DigestSight, digestOf } from './digest-view.ts'
import type { DigestViewer } from './digest-viewer.ts'

/** Lines of details; the most pressing come first. */
const SHOWN_MAX = 20

/** One line, with what its number opens, if it opens anything. */
interface Detail {
  text: string
  action?: string
}

const lateDetails = (late: readonly LateUnit[], viewer: DigestViewer): Detail[] =>
  late.map((each) => ({
    text: viewer.texts.digest.lateLine(unitName(each.unitId, viewer), owedName(each, viewer), each.days),
    action: `late:${each.owed}`,
  }))

const overdueDetails = (units: readonly OverdueUnit[], viewer: DigestViewer): Detail[] =>
  units.map(({ unitId, count, days }) => ({
    text: viewer.texts.digest.overdueLine(unitName(unitId, viewer), formatNumber(count, viewer.person.language), days),
  }))

const findingDetails = (findings: readonly FormFinding[], viewer: DigestViewer): Detail[] =>
  findings.flatMap(({ form: key, finding }) => {
    const form = viewer.catalogue.form(key)
    if (form === undefined) return []
    const said = acrossText(form, finding, viewer.person.language, unitInside(finding.unitId, viewer))
    return [{ text: `${unitName(finding.unitId, viewer)}: ${said}` }]
  })

const detailsOf = (item: DigestItem, viewer: DigestViewer): Detail[] => {
  const { digest } = viewer.texts
  switch (item.kind) {
    case 'late_reports':
    case 'duties':
      return lateDetails(item.late, viewer)
    case 'dialogues':
      return [...lateDetails(item.notHeld, viewer), ...overdueDetails(item.units, viewer)]
    case 'petitions':
    case 'recommendations':
    case 'tasks':
      return overdueDetails(item.units, viewer)
    case 'odd_values':
      return findingDetails(item.findings, viewer)
    case 'receptions':
      return findingDetails(item.tooFew, viewer)
    case 'reported':
      return [
        ...item.late.map(({ unitId, days, owed }) => ({
          text: digest.handedLateLine(unitName(unitId, viewer), days),
          action: `late:${owed}`,
        })),
        ...item.toCome.map(({ unitId, dueOn }) => ({
          text: digest.toComeLine(unitName(unitId, viewer), formatDate(dueOn)),
        })),
      ]
    case 'next_days':
      return [
        ...item.deadlines.map((each) => ({
          text: digest.deadline(formatDate(each.dueOn), owedName(each, viewer), each.units),
        })),
        ...item.inspections.map((each) => ({ text: digest.inspections(plannedText(each, viewer)) })),
      ]
    default:
      return []
  }
}

/** What is told of a period; the rest is how things stand today. */
const OF_PERIOD: ReadonlySet<string> = new Set(['odd_values', 'receptions', 'reported'])

/** What stands behind one line of the digest, as it is now. */
export const digestDetailsView = (
  facts: DigestFacts,
  { unitId, period }: DigestSight,
  section: string,
  viewer: DigestViewer,
): Message | undefined => {
  const { texts, person } = viewer
  const { digest } = texts
  const heading = Object.entries(digest.sections).find(([key]) => key === section)?.[1]
  if (heading === undefined) return undefined
  const item = digestOf(facts, period, viewer).items.find(({ kind }) => kind === section)
  const details = item === undefined ? [] : detailsOf(item, viewer)
  const shown = details.slice(0, SHOWN_MAX)
  const numbered = shown.some(({ action }) => action !== undefined)
  const opening = shown.flatMap(({ action }, index): Button[] =>
    action === undefined ? [] : [{ title: String(index + 1), action }],
  )
  return {
    title: `${heading.toUpperCase()} · ${unitName(unitId, viewer)}`,
    text: [
      ...(OF_PERIOD.has(section) ? [texts.figures.period(periodText(period, person.language))] : []),
      ...(item === undefined ? [digest.nothingHere] : []),
      ...(item !== undefined && (section === 'reported' || details.length === 0) ? [lineOf(item, viewer)] : []),
      ...shown.map(({ text }, index) => `${numbered ? `${index + 1}.` : '•'} ${text}`),
      ...(details.length > shown.length ? [texts.figures.and(details.length - shown.length)] : []),
      ...(numbered ? ['', section === 'reported' ? texts.digest.choose : digest.chooseUnit] : []),
    ].join('\n'),
    buttons: [...rows(opening, 4), [{ title: digest.buttons.digest, action: `digest:${unitId}:${period.key}` }]],
  }
}
