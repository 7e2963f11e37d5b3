import { onActRefused } from './act-refused.ts'
import { forgetAwaited } from './answer-awaited.ts'
import { forgetAsked } from './asked.ts'
import { onPress } from './on-press.ts'
import { onSheet, onSheetRefused } from './on-sheet.ts'
import { onText } from './on-text.ts'
import { onRefused } from './refused.ts'
import { forgetShown } from './schedules.ts'
import { type Outcome, outcome, type Refused, type Turn } from './turn.ts'
import { typedButton } from './typed-button.ts'

const onInput = (turn: Turn): Outcome => {
  const { input, state, texts } = turn
  switch (input.kind) {
    case 'text':
      return onText(input.text, input.edited === true, turn)
    case 'press':
      return onPress(input.action, turn)
    case 'sheet': {
      const { name, reading, caption } = input
      const answered = onSheet(name, reading, turn)
      // What stands beside a file is no figure of the file's, and is not lost in silence.
      return caption === undefined
        ? answered
        : { ...answered, replies: [...answered.replies, { text: texts.general.captionIgnored }] }
    }
    case 'unsupported': {
      const what = texts.general.unsupported[input.content]
      const caption = input.caption === undefined ? [] : [texts.general.captionIgnored]
      return outcome(state, { text: [what, ...caption].join('\n') })
    }
    case 'reachable':
    case 'withdrawn':
      return outcome(state)
  }
}

/** The buttons that can be pressed by typing their title are those of the message shown last. */
const rememberButtons = ({ state, effects, replies }: Outcome): Outcome => {
  const buttons = replies.findLast((reply) => reply.buttons !== undefined)?.buttons?.flat()
  return replies.length === 0
    ? { state, effects, replies }
    : { state: { ...state, buttons: buttons ?? [] }, effects, replies }
}

/** The engine: everything that follows from one input. Pure. */
export const answer = (turn: Turn): Outcome =>
  rememberButtons(forgetAwaited(turn, forgetShown(turn.state, forgetAsked(turn.state, onInput(turn)))))

/** Whether this turn saves the rows of a file, by its button or by the button's title. */
const isSheetSave = ({ input, state }: Turn): boolean => {
  const pressed =
    input.kind === 'press' ? input.action : input.kind === 'text' ? typedButton(input.text, state.buttons) : undefined
  return state.sheet !== null && pressed === `sheet:${state.sheet.id}:save`
}

/** The same turn, after the database refused what followed from it. */
export const answerRefused = (refused: Refused, turn: Turn): Outcome =>
  rememberButtons(
    onActRefused(refused, turn) ?? (isSheetSave(turn) ? onSheetRefused(refused, turn) : onRefused(refused, turn)),
  )
