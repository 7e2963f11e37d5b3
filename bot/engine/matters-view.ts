import { type Form, fieldOf } from '../../domain/forms/form.ts'
import { formByKey } from '../../domain/forms/registry.ts'
import { daysBetween } from '../../domain/periods/calendar-date.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import { followUpLabel } from '../../domain/registers/follow-ups-of.ts'
import { may } from '../../domain/rights/rights.ts'
import type { Button, Message } from '../../services/channel.ts'
import type { DatedEntry, FollowUpSummary, FollowUpWithHistory } from '../../services/read-facts.ts'
import { formatInstant, formatNumber } from '../texts/format.ts'
import { atBeginning, entryLine, insideSentence, whenText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitInside, unitName } from './card-view.ts'
import { obligationLine } from './reports-view.ts'
import type { Turn } from './turn.ts'

/** Matters on the list; those with the earliest deadline. */
const SHOWN_MAX = 20

/** `quá hạn 3 ngày (17/11/2026)`, `hạn 30/11/2026`, `chưa có hạn`. */
export const deadlineText = (dueOn: string | null, { texts: { registers }, today, person }: Turn): string => {
  if (dueOn === null) return registers.noDeadline
  const late = daysBetween(dueOn, today)
  if (late > 0) return registers.overdue(formatNumber(late, person.language), formatDate(dueOn))
  return late === 0 ? registers.dueToday : registers.due(formatDate(dueOn))
}

/** `7 ý kiến chờ trả lời`: what of a follow-up is still awaited, or `count` of it. */
export const awaitedText = (
  { form: key, matter, arisen, settled }: Pick<FollowUpSummary, 'form' | 'matter' | 'arisen' | 'settled'>,
  { texts, person: { language } }: Pick<Turn, 'texts' | 'person'>,
  count = arisen - settled,
): string => {
  const form = formByKey.get(key)
  const label = form === undefined ? matter : followUpLabel(form, matter)[language]
  return texts.registers.awaited(formatNumber(count, language), label)
}

const sourceText = (followUp: FollowUpSummary, { texts, person: { language } }: Turn): string => {
  const form = formByKey.get(followUp.form)
  const label = form === undefined ? followUp.form : insideSentence(form.label[language])
  return texts.registers.from(label, whenText(followUp, language))
}

const elsewhere = (unitId: number, turn: Turn): string =>
  unitId === turn.state.unitId ? '' : ` (${unitInside(unitId, turn)})`

interface Line {
  dueOn: string | null
  text: string
  action: string
}

const lineOf = (dueOn: string | null, what: string, owner: string | null, unitId: number, turn: Turn): string =>
  [
    `${dueOn !== null && dueOn < turn.today ? '⏰ ' : ''}${atBeginning(deadlineText(dueOn, turn))}: ${what}${elsewhere(unitId, turn)}`,
    ...(owner === null ? [] : [turn.texts.registers.by(owner)]),
  ].join(' – ')

const followUpLine = (followUp: FollowUpSummary, turn: Turn): Line => {
  const what = `${awaitedText(followUp, turn)}, ${sourceText(followUp, turn)}`
  return {
    dueOn: followUp.dueOn,
    text: lineOf(followUp.dueOn, what, followUp.owner, followUp.unitId, turn),
    action: `followup:${followUp.number}`,
  }
}

const ownerOf = (form: Form, entry: DatedEntry): string | null => {
  const value = form.matter?.owner === undefined ? undefined : entry.values[form.matter.owner]
  return typeof value === 'string' ? value : null
}

const entryMatterLine = (entry: DatedEntry, turn: Turn): Line[] => {
  const form = formByKey.get(entry.form)
  if (form === undefined) return []
  const { language } = turn.person
  const what = `${insideSentence(form.label[language])} ${whenText(entry, language)}, ${insideSentence(entryLine(form, entry.values, language))}`
  return [
    {
      dueOn: entry.dueOn,
      text: lineOf(entry.dueOn, what, ownerOf(form, entry), entry.unitId, turn),
      action: `entry:${entry.id}`,
    },
  ]
}

/** The earliest deadline first; what has none comes last. */
const byDeadline = (left: Line, right: Line) => ((left.dueOn ?? '9999') < (right.dueOn ?? '9999') ? -1 : 1)

/** `/han`: what the unit owes, then what is open at it and below it, each overdue first. */
export const mattersView = (turn: Turn): Message => {
  const { texts, state, person, tree, today, facts } = turn
  if (state.unitId === null) return { text: texts.form.noUnit }
  if (!may(person.memberships, 'entries.read', state.unitId, tree, today))
    return { text: texts.figures.notAllowed(unitInside(state.unitId, turn)) }
  const open = facts.kind === 'matters' ? facts.open : { obligations: [], followUps: [], entries: [] }
  const owed = open.obligations.map((each) => ({ text: obligationLine(each, turn), action: `report:${each.id}` }))
  const matters = [
    ...open.followUps.map((followUp) => followUpLine(followUp, turn)),
    ...open.entries.flatMap((entry) => entryMatterLine(entry, turn)),
  ].toSorted(byDeadline)
  const lines = [...owed, ...matters]
  const shown = lines.slice(0, SHOWN_MAX)
  const title = texts.registers.title(unitName(state.unitId, turn))
  if (lines.length === 0) return { title, text: texts.registers.none }
  return {
    title,
    text: [
      ...shown.map(({ text }, index) => `${index + 1}. ${text}`),
      ...(lines.length > shown.length ? [texts.figures.and(lines.length - shown.length)] : []),
      '',
      texts.registers.choose,
    ].join('\n'),
    buttons: rows(
      shown.map(({ action }, index) => ({ title: String(index + 1), action })),
      4,
    ),
  }
}

const dayOf = ({ state, dueOn }: FollowUpSummary, { texts: { registers }, today, person }: Turn): string => {
  if (dueOn === null) return registers.noDeadline
  const late = state === 'open' ? daysBetween(dueOn, today) : 0
  return late > 0 ? registers.late(formatDate(dueOn), formatNumber(late, person.language)) : formatDate(dueOn)
}

const revisionLines = ({ revisions, ...followUp }: FollowUpWithHistory, turn: Turn): string[] =>
  revisions.map(({ revision, by, at, reason, owner, dueOn, state, settled, arisen }, index) => {
    const { registers, journal } = turn.texts
    const before = revisions[index - 1]
    const now = { ...followUp, settled, arisen }
    const changes = [
      ...(before === undefined || before.arisen - before.settled !== arisen - settled ? [awaitedText(now, turn)] : []),
      ...(owner !== (before?.owner ?? null) ? [registers.by(owner ?? registers.unitItself)] : []),
      ...(dueOn !== (before?.dueOn ?? null) && dueOn !== null ? [registers.due(formatDate(dueOn))] : []),
      ...(before !== undefined && state !== before.state ? [registers.states[state]] : []),
      ...(reason === null ? [] : [reason]),
    ]
    return journal.revision(revision, by, formatInstant(at), changes.length === 0 ? '' : ` – ${changes.join(', ')}`)
  })

const followUpButton = ({ number, revision }: FollowUpSummary, title: string, verb: string): Button => ({
  title,
  action: `${verb}:${number}.${revision}`,
})

const buttonsFor = (followUp: FollowUpSummary, { texts: { registers } }: Turn): Button[] => {
  const { buttons } = registers
  const button = (title: string, verb: string) => followUpButton(followUp, title, verb)
  switch (followUp.state) {
    case 'open':
      return [
        button(buttons.done, 'fudone'),
        ...(followUp.arisen > 1 ? [button(buttons.part, 'fupart')] : []),
        ...(followUp.dueOn === null ? [] : [button(buttons.extend, 'fuextend')]),
        button(followUp.dueOn === null ? buttons.setDeadline : buttons.assign, 'fuassign'),
      ]
    case 'done':
      return [button(buttons.reopen, 'fuopen')]
    case 'cancelled':
      return []
  }
}

/** One follow-up whole: what it is about, with whom, until when, and everything it has been. */
export const followUpView = (followUp: FollowUpWithHistory | null, turn: Turn, notice?: string): Message => {
  const { texts, person, tree, today } = turn
  const { registers } = texts
  if (followUp === null || !may(person.memberships, 'entries.read', followUp.unitId, tree, today))
    return { text: registers.gone }
  const { language } = person
  const number = (value: number) => formatNumber(value, language)
  const { arisen, settled, state, about, owner } = followUp
  const mayChange = may(person.memberships, 'follow_up.change', followUp.unitId, tree, today)
  return {
    title: registers.one(unitName(followUp.unitId, turn)),
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      `${atBeginning(awaitedText(followUp, turn, arisen))}, ${sourceText(followUp, turn)}`,
      ...(about === null ? [] : [registers.about(about)]),
      registers.progress(number(settled), number(arisen)),
      registers.owner(owner ?? registers.unitItself),
      registers.deadline(dayOf(followUp, turn)),
      registers.state(registers.states[state]),
      '',
      `${registers.history}:`,
      ...revisionLines(followUp, turn),
    ].join('\n'),
    buttons: [
      ...(mayChange ? rows(buttonsFor(followUp, turn)) : []),
      [{ title: registers.buttons.matters, action: 'do:han' }],
    ],
  }
}

/** Buttons of an entry that is itself a matter and still open. */
export const matterButtons = (
  form: Form,
  entry: Pick<DatedEntry, 'id' | 'granularity' | 'values'>,
  { texts }: Turn,
): Button[][] => {
  const { matter } = form
  if (matter === undefined || !matter.isOpen(entry)) return []
  const { buttons } = texts.registers
  const owner = matter.owner === undefined ? undefined : fieldOf(form, matter.owner)
  const hasOwner = owner !== undefined && (owner.offered?.(entry) ?? true)
  return rows([
    { title: buttons.done, action: `settle:${entry.id}` },
    { title: buttons.extend, action: `extend:${entry.id}` },
    ...(hasOwner ? [{ title: buttons.assign, action: `reassign:${entry.id}` }] : []),
  ])
}
