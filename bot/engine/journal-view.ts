import { counting, type FieldValues, fieldOf } from '../../domain/forms/form.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Message } from '../../services/channel.ts'
import type { EntryRevision, EntrySummary, EntryWithHistory } from '../../services/read-facts.ts'
import { formatInstant } from '../texts/format.ts'
import { entryLine, valueText, whenText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { matterButtons } from './matters-view.ts'
import type { Turn } from './turn.ts'

/** Entries on one page of the journal; one more is read to know whether there is another page. */
export const JOURNAL_PAGE = 8

/** Where a page of the journal begins, from a button; anything else is the beginning. */
export const journalOffset = (argument: string): number => (/^\d{1,4}$/.test(argument) ? Number(argument) : 0)

const summaryLines = (entry: EntrySummary, turn: Turn): string => {
  const form = turn.catalogue.form(entry.form)
  const { language } = turn.person
  if (form === undefined) return entry.form
  const head = `${form.label[language]}, ${whenText(entry, language)}, ${unitInside(entry.unitId, turn)}`
  return `${head}\n${entryLine(form, entry.values, language, entry.qualifiers)}`
}

/** What the person entered, newest first. */
export const journalView = (
  entries: readonly EntrySummary[],
  offset: number,
  turn: Turn,
  heading?: string,
): Message => {
  const { texts } = turn
  const [form] = turn.catalogue.forms
  if (entries.length === 0 && offset === 0)
    return { title: texts.journal.title, text: [texts.journal.empty, `“${form?.examples[0] ?? ''}”`].join('\n') }
  const shown = entries.slice(0, JOURNAL_PAGE)
  return {
    title: texts.journal.title,
    text: [
      ...shown.map((entry, index) => `${offset + index + 1}. ${summaryLines(entry, turn)}\n`),
      heading ?? texts.journal.choose,
    ].join('\n'),
    buttons: [
      ...rows(
        shown.map(({ id }, index) => ({ title: String(offset + index + 1), action: `entry:${id}` })),
        4,
      ),
      ...(entries.length > JOURNAL_PAGE
        ? [[{ title: texts.buttons.more, action: `journal:${offset + JOURNAL_PAGE}` }]]
        : []),
    ],
  }
}

const whenLabel = (entry: EntrySummary, { texts }: Turn): string =>
  entry.eventDate === null ? texts.card.period : texts.card.date

/** `Ngày: 18/11/2026`, `Kỳ: tháng 11/2026`. */
export const whenOf = (entry: EntrySummary, turn: Turn): string =>
  `${whenLabel(entry, turn)}: ${whenText(entry, turn.person.language)}`

export const mayCorrect = (entry: EntrySummary, { person, tree, today }: Turn): boolean =>
  may(
    person.memberships,
    entry.recordedBy === person.id ? 'entry.correct_own' : 'entry.correct_any',
    entry.unitId,
    tree,
    today,
  )

const changes = (entry: EntryWithHistory, index: number, turn: Turn): string => {
  const now = entry.revisions[index]
  const before = entry.revisions[index - 1]
  const form = turn.catalogue.form(entry.form)
  if (now === undefined || before === undefined || form === undefined) return ''
  const { language } = turn.person
  const keys = [...new Set([...Object.keys(before.values), ...Object.keys(now.values)])]
  const text = (key: string, values: FieldValues) => {
    const field = fieldOf(form, key)
    const value = values[key]
    if (field === undefined || value === undefined) return turn.texts.card.nothing
    return valueText(counting(field, values), value, language)
  }
  const when = (revision: EntryRevision) => whenText({ ...revision, scheme: entry.scheme, to: entry.to }, language)
  const moved =
    when(before) === when(now)
      ? ''
      : `\n   ${whenLabel(entry, turn)}: ${turn.texts.card.change(when(before), when(now))}`
  const changed = keys
    .filter((key) => JSON.stringify(before.values[key]) !== JSON.stringify(now.values[key]))
    .map(
      (key) =>
        `\n   ${fieldOf(form, key)?.label[language] ?? key}: ${turn.texts.card.change(text(key, before.values), text(key, now.values))}`,
    )
    .join('')
  return moved + changed
}

/** One entry whole: every figure, and everything it has been. */
export const entryView = (entry: EntryWithHistory | null, turn: Turn): Message => {
  const { texts, person, tree, today } = turn
  const form = entry === null ? undefined : turn.catalogue.form(entry.form)
  const readable =
    entry !== null &&
    (entry.recordedBy === person.id || may(person.memberships, 'entries.read', entry.unitId, tree, today))
  if (entry === null || form === undefined || !readable) return { text: texts.journal.gone }
  const values = form.fields.flatMap((field) => {
    const value = entry.values[field.key]
    return value === undefined
      ? []
      : [
          `${field.label[person.language]}: ${valueText(counting(field, entry.values), value, person.language, entry.qualifiers[field.key])}`,
        ]
  })
  const history = entry.revisions.map((revision, index) => {
    const reason = revision.reason === null ? '' : ` – ${revision.reason}`
    const withdrawn = revision.withdrawn ? ` (${texts.journal.withdrawnMark})` : ''
    const line = texts.journal.revision(revision.revision, revision.by, formatInstant(revision.at), reason + withdrawn)
    return line + changes(entry, index, turn)
  })
  return {
    title: `${form.label[person.language].toUpperCase()} · ${unitName(entry.unitId, turn)}`,
    text: [
      whenOf(entry, turn),
      ...values,
      ...(entry.explanation === null ? [] : [`${texts.card.explanation}: ${entry.explanation}`]),
      '',
      `${texts.journal.history}:`,
      ...history,
    ].join('\n'),
    ...(!entry.withdrawn &&
      mayCorrect(entry, turn) && {
        buttons: [
          ...matterButtons(form, entry, turn),
          [
            { title: texts.buttons.edit, action: `fix:${entry.id}` },
            { title: texts.buttons.withdraw, action: `undo:${entry.id}` },
          ],
        ],
      }),
  }
}
