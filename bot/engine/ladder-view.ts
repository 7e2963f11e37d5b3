import { ladderFrom } from '../../domain/schedules/ladder-options.ts'
import { type LadderStep, TOLD } from '../../domain/schedules/schedule.ts'
import type { Button } from '../../services/channel.ts'
import { atBeginning } from '../texts/value-text.ts'
import { draftButton } from './buttons.ts'
import { stepText } from './ladder-text.ts'
import type { Draft } from './state.ts'
import { type Step, stepKey } from './steps.ts'
import type { Turn } from './turn.ts'

export type StepPart = 'when' | 'times' | 'tell'

/** What of the reminders is open: all of them, a new one, or one with a part of it. */
export type StepPlace =
  | { open: 'list' | 'new' }
  | { open: 'one'; step: LadderStep; number: number; part: StepPart | undefined }

export const LIST = 'f:steps'
export const NEW = `${LIST}:+`

/** What a draft asks while this step, or a part of it, is open. */
export const askingFor = (key: string, part?: StepPart): string =>
  [LIST, key, ...(part === undefined ? [] : [part])].join(':')

export const isAboutSteps = (step: Step): boolean =>
  step.kind === 'question' && step.fields.some(({ key }) => key === 'steps')

export const STEP_PARTS: readonly StepPart[] = ['when', 'times', 'tell']

export const placeOf = ({ values }: Draft, open: Step): StepPlace => {
  const [, , key, part] = stepKey(open).split(':')
  if (key === '+') return { open: 'new' }
  const ladder = ladderFrom(values)
  const index = ladder.findIndex((step) => step.key === key)
  const step = ladder[index]
  if (step === undefined) return { open: 'list' }
  return { open: 'one', step, number: index + 1, part: STEP_PARTS.find((each) => each === part) }
}

/** The days that are offered; any other may be written. */
const DAYS: readonly Pick<LadderStep, 'from' | 'workingDays'>[] = [
  { from: 'opening', workingDays: 0 },
  ...[-5, -3, -1, 0, 1, 2, 5].map((workingDays) => ({ from: 'due' as const, workingDays })),
]

const TIMES = ['08:00', '14:00', '16:30', '08:00,14:00']

/** What is asked, with buttons in rows of `perRow`. */
export interface Asked {
  text: string
  buttons: Button[]
  perRow?: number
}

const asks = (draft: Draft, place: StepPlace, { texts }: Pick<Turn, 'texts'>): Asked => {
  const said = texts.schedules.steps
  const button = (title: string, argument: string) => draftButton(draft, title, 'pick', argument)
  const dayButtons = DAYS.map(({ from, workingDays }) => {
    const { days } = said
    const late = workingDays > 0 ? days.late(workingDays) : days.due
    const title = from === 'opening' ? days.opening : workingDays < 0 ? days.before(-workingDays) : late
    return button(title, `day:${from}:${workingDays}`)
  })
  switch (place.open) {
    case 'list': {
      const ladder = ladderFrom(draft.values)
      return {
        text: [
          said.list,
          ...ladder.map((step, index) => `${index + 1}. ${stepText(step, { texts })}`),
          '',
          said.listHow,
        ].join('\n'),
        buttons: [
          ...ladder.map(({ key }, index) => button(String(index + 1), `one:${key}`)),
          button(said.buttons.add, 'new'),
        ],
        perRow: 4,
      }
    }
    case 'new':
      return { text: said.askNew, buttons: dayButtons }
    case 'one':
      break
  }
  const { step, number, part } = place
  const one = said.one(number, stepText(step, { texts }))
  const toStep = button(said.buttons.done, `one:${step.key}`)
  switch (part) {
    case 'when':
      return { text: [one, said.askWhen].join('\n'), buttons: dayButtons }
    case 'times':
      return {
        text: [one, said.askTimes].join('\n'),
        buttons: TIMES.map((times) => button(times.replace(',', ', '), `times:${times}`)),
      }
    case 'tell':
      return {
        text: [one, said.askTell].join('\n'),
        buttons: [
          ...TOLD.map((told) => {
            const mark = step.tell.includes(told) ? '✓ ' : ''
            return button(`${mark}${atBeginning(texts.schedules.told[told])}`, `tell:${told}`)
          }),
          toStep,
        ],
      }
    case undefined:
      return {
        text: [one, said.oneHow].join('\n'),
        buttons: [
          button(said.buttons.when, 'part:when'),
          button(said.buttons.times, 'part:times'),
          button(said.buttons.tell, 'part:tell'),
          button(said.buttons.remove, 'remove'),
          button(said.buttons.list, 'list'),
        ],
      }
  }
}

/** The question about the reminders, one of them, or a part of it. */
export const askStep = (draft: Draft, step: Step, asker: Pick<Turn, 'texts'>): Asked =>
  asks(draft, placeOf(draft, step), asker)
