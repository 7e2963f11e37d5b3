import { localTimeOf } from '../../domain/local-time.ts'
import { isAskedStep } from '../../domain/obligations/ledger-step.ts'
import type { Told } from '../../domain/schedules/schedule.ts'
import type { Button, Message } from '../../services/channel.ts'
import type { CheckedBundle, RemindedOf, WordReminder } from '../../services/send-reminders.ts'
import { textsOf } from '../texts/texts.ts'
import { dayText, insideSentence } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { reminderTemplate } from './reminder-template.ts'
import { count, daysText, type ReminderViewer, whatText, whenText } from './reminder-words.ts'

/** A message has about a dozen lines; what does not fit is counted. */
const OWN_SHOWN_MAX = 4
const GATHERED_SHOWN_MAX = 4
const UNITS_NAMED_MAX = 6

/** So many working days after the deadline the head is asked for the reason (`reporting.md` §4). */
const REASON_AFTER_DAYS = 2

const missingLines = (item: RemindedOf, viewer: ReminderViewer): string[] => {
  const { reminders: said } = viewer.texts
  const { language } = viewer.person
  if (item.kind === 'entries') return [said.sessions(count(item.toldSoFar, viewer), count(item.times, viewer))]
  if (item.kind === 'step' || item.forms === 0) return []
  const names = item.missing.map((key) => insideSentence(viewer.catalogue.form(key)?.label[language] ?? key))
  return [names.length === 0 ? said.nothingMissing : said.missing(names.join(', '))]
}

const asksForReason = ({ told, dueOn }: RemindedOf, { calendar, today }: ReminderViewer): boolean =>
  told === 'head' && dueOn < today && calendar.addWorkingDays(dueOn, REASON_AFTER_DAYS) <= today

const isOwn = ({ told }: RemindedOf): boolean => told === 'official' || told === 'head'

const oneLines = (item: RemindedOf, viewer: ReminderViewer): string[] => {
  const { reminders: said } = viewer.texts
  const until = item.extended ? said.extendedUntil : said.until
  const isOpening = item.kind === 'report' && !item.step.includes('/') && !isAskedStep(item.step)
  return [
    said.sentence(whatText(item, viewer, true)),
    ...(isOpening ? [said.closed(dayText(item.to, viewer.person.language))] : []),
    until(dayText(item.dueOn, viewer.person.language), daysText(item, viewer)),
    ...missingLines(item, viewer),
    ...(asksForReason(item, viewer) ? [said.reason] : []),
  ]
}

const ownLines = (items: readonly RemindedOf[], viewer: ReminderViewer): string[] => {
  const { reminders: said } = viewer.texts
  const hasOneUnit = new Set(items.map(({ unitId }) => unitId)).size === 1
  const shown = items.slice(0, OWN_SHOWN_MAX)
  const rest = items.length - shown.length
  return [
    ...shown.flatMap((item, index) => {
      const number = count(index + 1, viewer)
      const when = whenText(item, viewer)
      const what = whatText(item, viewer)
      return [
        hasOneUnit
          ? said.lineWithin(number, what, when)
          : said.line(number, what, unitInside(item.unitId, viewer), when),
        ...(item.kind === 'report' && item.missing.length === 0 ? [] : missingLines(item, viewer)).map(
          (line) => `   ${line}`,
        ),
      ]
    }),
    ...(rest > 0 ? [said.more(count(rest, viewer))] : []),
    ...(items.some((item) => asksForReason(item, viewer)) ? [said.reasonOfEach] : []),
  ]
}

const unitsText = (items: readonly RemindedOf[], viewer: ReminderViewer): string => {
  const names = [...new Set(items.map(({ unitId }) => unitInside(unitId, viewer)))]
  const named = names.slice(0, UNITS_NAMED_MAX).join(', ')
  const rest = names.length - UNITS_NAMED_MAX
  return rest > 0 ? viewer.texts.reminders.andUnits(named, count(rest, viewer)) : named
}

/** The units that have not reported, by what they owe. */
const gatheredLines = (items: readonly RemindedOf[], viewer: ReminderViewer): string[] => {
  const { reminders: said } = viewer.texts
  const groups = Map.groupBy(items, (item) => `${whatText(item, viewer)} ${item.dueOn}`)
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const what = whatText(first, viewer)
    const when = whenText(first, viewer)
    if (first.kind === 'step') return [said.gatheredStep(what, when)]
    const units = new Set(group.map(({ unitId }) => unitId)).size
    const gathered = first.kind === 'entries' ? said.gatheredEntries : said.gathered
    return [gathered(what, when, count(units, viewer), unitsText(group, viewer))]
  })
  const rest = lines.length - GATHERED_SHOWN_MAX
  return [...lines.slice(0, GATHERED_SHOWN_MAX), ...(rest > 0 ? [said.moreGathered(count(rest, viewer))] : [])]
}

const ROLES: readonly Told[] = ['official', 'head', 'aggregator', 'leader']

const whyLines = (items: readonly RemindedOf[], viewer: ReminderViewer): string[] =>
  ROLES.flatMap((role) => {
    const units = new Set(items.filter(({ told }) => told === role).map(({ atUnitId }) => atUnitId))
    const names = [...units].map((id) => unitInside(id, viewer))
    return names.length === 0 ? [] : [viewer.texts.reminders.why[role](names.join(', '))]
  })

const titleOf = ({ items }: CheckedBundle, viewer: ReminderViewer): string => {
  const { reminders: said } = viewer.texts
  const units = new Set(items.map((item) => (isOwn(item) ? item.unitId : item.atUnitId)))
  const [unit] = units
  if (unit === undefined || units.size > 1) return said.several(count(items.length, viewer))
  const isLate = items.every(({ dueOn }) => dueOn < viewer.today)
  return (isLate ? said.lateTitle : said.title)(unitName(unit, viewer))
}

const buttonsOf = (bundleId: number, own: readonly RemindedOf[], { texts }: ReminderViewer): Button[][] => {
  const { buttons: titles } = texts.reminders
  const again: Button = { title: titles.again, action: `again:${bundleId}` }
  if (own.length === 0) return rows([{ title: titles.digest, action: 'do:tonghop' }, again])
  const [first, ...others] = own
  const report = ({ obligationId }: RemindedOf) => `report:${obligationId}`
  if (first !== undefined && others.length === 0)
    return rows([
      { title: first.kind === 'report' ? titles.submit : titles.open, action: report(first) },
      { title: titles.extension, action: `askmore:${first.obligationId}` },
      again,
      { title: titles.notMine, action: `notmine:${first.obligationId}` },
    ])
  const each = own.slice(0, OWN_SHOWN_MAX).map((item, index) => ({
    title: (item.kind === 'report' ? titles.submitNumber : titles.openNumber)(String(index + 1)),
    action: report(item),
  }))
  return rows([...each, again])
}

/** A bundle in the words that its person reads: one matter in full, several in a list, and the units behind what is gathered. */
export const wordReminder: WordReminder = (bundle, { now, ...place }): Message => {
  const texts = textsOf(bundle.language)
  const viewer: ReminderViewer = {
    ...place,
    today: localTimeOf(now).date,
    texts,
    person: { language: bundle.language },
  }
  const own = bundle.items.filter(isOwn)
  const gathered = bundle.items.filter((item) => !isOwn(item))
  const [first] = own
  const isOne = first !== undefined && own.length === 1
  return {
    title: titleOf(bundle, viewer),
    text: [
      ...(isOne ? oneLines(first, viewer) : ownLines(own, viewer)),
      ...gatheredLines(gathered, viewer),
      ...whyLines(bundle.items, viewer),
    ].join('\n'),
    buttons: buttonsOf(bundle.id, own, viewer),
    template: reminderTemplate(bundle.items, viewer),
  }
}
