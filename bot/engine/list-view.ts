import { counting } from '../../domain/forms/form.ts'
import type { Button, Message } from '../../services/channel.ts'
import { dayText, insideSentence, periodText, valueText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { askText, unitInside, unitName } from './card-view.ts'
import { formOf, reviewDraft, valuesToSave } from './draft.ts'
import { findingText } from './finding-text.ts'
import {
  clashingWith,
  isReady,
  type ListedDraft,
  type ListLine,
  listedDrafts,
  listLines,
  quotedWords,
  toldBeside,
} from './list.ts'
import { questionOf } from './question-view.ts'
import { pendingSteps } from './steps.ts'
import type { Turn } from './turn.ts'

export const listButton = (title: string, verb: string, { state }: Pick<Turn, 'state'>, argument = ''): Button => ({
  title,
  action: `list:${state.listEdition}:${verb}${argument === '' ? '' : `:${argument}`}`,
})

/** `Tiếp công dân, tháng 11/2026, lũy kế từ đầu năm`: what a record is about. */
export const recordName = (draft: ListedDraft, { texts, person: { language } }: Turn): string => {
  const { date, period, cumulative } = draft
  const when = date === undefined ? period && periodText(period, language) : dayText(date, language)
  return [formOf(draft).label[language], when, cumulative && insideSentence(texts.card.cumulative)]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** `DANH SÁCH · Xã Ia Hlôi`. */
export const listTitle = ([first]: readonly ListedDraft[], turn: Turn): string =>
  turn.texts.list.title(first === undefined ? '' : unitName(first.unitId, turn))

const quote = (words: string | undefined) => (words === undefined ? '' : ` – “${words}”`)

const lineText = ({ number, draft, field }: ListLine, { texts, person: { language } }: Turn): string => {
  if (field === undefined) return `${number}. ${texts.list.noFigure}`
  const value = draft.values[field.key]
  const text =
    value === undefined ? '' : valueText(counting(field, draft.values), value, language, draft.qualifiers[field.key])
  return `${number}. ${field.label[language]}: ${text}${quote(quotedWords(draft, field.key))}`
}

/** Figures that are worked out and saved with the record. */
const computedLines = (draft: ListedDraft, { texts, person: { language } }: Turn): string[] => {
  const { derived } = reviewDraft(draft)
  const saved = valuesToSave(draft, reviewDraft(draft))
  return formOf(draft).fields.flatMap((field) => {
    const value = derived[field.key]
    return value === undefined || draft.values[field.key] !== undefined || saved[field.key] === undefined
      ? []
      : [`   ${field.label[language]}: ${valueText(field, value, language)} ${texts.card.computed}`]
  })
}

/** What of a record must still be said. */
const openPoints = (draft: ListedDraft, drafts: readonly ListedDraft[], turn: Turn): string[] => {
  const { texts, person } = turn
  const form = formOf(draft)
  const { findings, asks } = reviewDraft(draft)
  const [step] = pendingSteps(draft)
  const clash = clashingWith(draft, drafts)
  return [
    ...(step === undefined ? [] : [`❓ ${questionOf(step, draft, turn)}`]),
    ...asks.map((ask) => `❓ ${askText(form, ask, turn)}`),
    ...findings.map((finding) =>
      finding.severity === 'hard'
        ? `⛔ ${texts.findings.hard}: ${findingText(form, finding, person.language)}`
        : `⚠️ ${texts.findings.soft}: ${findingText(form, finding, person.language)}`,
    ),
    ...(clash === undefined ? [] : [`⛔ ${texts.list.clash}`]),
  ]
}

/** A record with its numbered figures, their source and what is open. */
const recordText = (draft: ListedDraft, lines: readonly ListLine[], drafts: readonly ListedDraft[], turn: Turn) => {
  const { language } = turn.person
  const beside = toldBeside(draft).map((field) => {
    const value = draft.values[field.key]
    return `   ${field.label[language]}: ${value === undefined ? '' : valueText(field, value, language)}`
  })
  const mark = isReady(draft, drafts) ? '✅' : '❗'
  const own = draft.unitId === turn.state.unitId ? '' : ` · ${unitInside(draft.unitId, turn)}`
  return [
    '',
    `${mark} ${recordName(draft, turn)}${own}`,
    ...beside,
    ...lines.map((line) => lineText(line, turn)),
    ...computedLines(draft, turn),
    ...openPoints(draft, drafts, turn),
  ]
}

/** Room that the records of one page may take; the rest of a message is its head, its hints and its buttons. */
const PAGE_LENGTH_MAX = 3_000

/** A page of the list, as long as one message may be. */
export interface ListPage {
  drafts: ListedDraft[]
  text: string
}

/** The list in pages, each of records that are shown whole. */
export const listPages = (turn: Turn): ListPage[] => {
  const drafts = listedDrafts(turn.state)
  const lines = listLines(drafts)
  const pages: ListPage[] = []
  for (const draft of drafts) {
    const own = lines.filter((line) => line.draft === draft)
    const text = recordText(draft, own, drafts, turn).join('\n')
    const last = pages.at(-1)
    if (last === undefined || last.text.length + text.length > PAGE_LENGTH_MAX) pages.push({ drafts: [draft], text })
    else pages.splice(-1, 1, { drafts: [...last.drafts, draft], text: `${last.text}\n${text}` })
  }
  return pages
}

const nextStep = (ready: number, needy: number, { texts }: Turn): string[] => [
  ...(ready === 0 ? [] : [needy === 0 ? texts.list.saveAll : texts.list.saveSome(ready)]),
  ...(needy === 0 ? [] : [texts.list.needAnswer(needy)]),
  texts.list.change,
]

/** The records of a message to be confirmed at once: every figure with the words that it came from. */
export const listView = (turn: Turn, notice?: string, pageIndex = 0): Message => {
  const { texts, state } = turn
  const { buttons } = texts
  const drafts = listedDrafts(state)
  const pages = listPages(turn)
  const at = Math.min(pageIndex, pages.length - 1)
  const page = pages[at] ?? { drafts: [], text: '' }
  const figures = listLines(drafts).filter(({ field }) => field !== undefined).length
  const ready = page.drafts.filter((draft) => isReady(draft, drafts)).length
  const needy = page.drafts.length - ready
  const following = (at + 1) % pages.length
  return {
    title: listTitle(drafts, turn),
    text: [
      ...(notice === undefined ? [] : [notice, '']),
      texts.list.read(figures, drafts.length),
      ...(pages.length < 2 ? [] : [texts.list.page(at + 1, pages.length)]),
      page.text,
      '',
      ...nextStep(ready, needy, turn),
    ].join('\n'),
    buttons: rows([
      ...(ready === 0 ? [] : [listButton(buttons.save, 'save', turn, String(at))]),
      ...(needy === 0 ? [] : [listButton(buttons.goThrough, 'through', turn, String(at))]),
      listButton(buttons.takeOut, 'choose', turn),
      ...(pages.length < 2 ? [] : [listButton(buttons.nextPage, 'show', turn, String(following))]),
      listButton(buttons.cancel, 'cancel', turn),
    ]),
  }
}

/** So many numbers fit under one message. */
const NUMBERS_MAX = 60

/** "Which one is not to be saved?" */
export const takeOutView = (turn: Turn): Message => ({
  text: turn.texts.list.takeOut,
  buttons: [
    ...rows(
      listLines(listedDrafts(turn.state))
        .slice(0, NUMBERS_MAX)
        .map(({ number }) => listButton(String(number), 'drop', turn, String(number))),
      6,
    ),
    [listButton(turn.texts.buttons.toList, 'show', turn)],
  ],
})
