import { fold } from '../../domain/reading/fold.ts'
import type { MessageReading } from '../../domain/reading/message-reading.ts'
import { readDeadline } from '../../domain/registers/read-deadline.ts'
import type { Input } from '../channels/channel.ts'
import { parseCommand } from './commands.ts'
import { namesNothing } from './figures-query.ts'
import type { AwaitedWords, ConversationState } from './state.ts'
import type { Turn } from './turn.ts'
import { typedButton } from './typed-button.ts'

/** What is told of an issue without a figure is a record too. */
const RECORD_FIELDS_MIN = 2

const tellsRecord = ({ records }: MessageReading): boolean =>
  records.some(({ fields }) => {
    const values = Object.values(fields)
    return values.some((value) => typeof value === 'number') || values.length >= RECORD_FIELDS_MIN
  })

/** A reason may quote figures ("đơn thư 12 chứ không phải 10"); a note that does is a record, which is worth more. */
const TAKEN_AS_SAID: ReadonlySet<AwaitedWords['what']> = new Set([
  'return',
  'ask_release',
  'refuse_extension',
  'refuse_not_responsible',
  'excuse',
])

type Place = Pick<Turn, 'tree' | 'now' | 'today' | 'scheme'>

const isSaid = (text: string, reading: MessageReading | undefined, { what }: AwaitedWords, place: Place): boolean => {
  if (TAKEN_AS_SAID.has(what)) return true
  if ((what === 'ask_extension' || what === 'extend') && readDeadline(text, place.today).dueOn !== undefined)
    return true
  if (reading === undefined) return true
  return !tellsRecord(reading) && (reading.intent !== 'query' || namesNothing(text, place))
}

/** "Thôi", "để sau": nothing is done now. */
export const putsOff = (text: string): boolean =>
  /^\/?(?:thoi|khong nop|chua nop|de sau|huy)[.!]*$/.test(fold(text).trim())

/** "Không", "không có": no note. */
export const saysNothing = (text: string): boolean =>
  /^(?:khong(?: co)?(?: gi)?(?: ghi chu)?|bo qua|nop luon|nop)[.!]*$/.test(fold(text).trim())

/** "Số liệu đã đối chiếu" begins like a command and names nothing that could be shown. */
const isCommand = (text: string, place: Place): boolean => {
  const call = parseCommand(text)
  if (call === undefined) return false
  return (
    text.trim().startsWith('/') ||
    call.command !== 'solieu' ||
    !namesNothing(call.argument, place) ||
    call.argument === ''
  )
}

/** Whether a text answers what was asked about something owed: no command, no button's title, no record, no question. */
export const isAwaitedAnswer = (
  input: Input,
  reading: MessageReading | undefined,
  { awaited, drafts, buttons }: ConversationState,
  place: Place,
): boolean => {
  if (awaited === null || drafts.length > 0 || input.kind !== 'text' || input.edited === true) return false
  if (reading?.private !== undefined || typedButton(input.text, buttons) !== undefined) return false
  if (!putsOff(input.text) && isCommand(input.text, place)) return false
  return isSaid(input.text, reading, awaited, place)
}
