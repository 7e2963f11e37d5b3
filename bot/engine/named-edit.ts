import type { Field } from '../../domain/forms/form.ts'
import { fold } from '../../domain/reading/fold.ts'
import type { Draft } from './state.ts'
import { editableFields } from './steps.ts'

const edit = /^(?:sửa|sua|đổi|doi)\s+(?:lại\s+|lai\s+)?(.+?)\s+(?:thành|thanh|sang)\s+(.+)$/iu

const timeEdit =
  /^(?:sửa|sua|đổi|doi)\s+(?:lại\s+|lai\s+)?(?:ngày|ngay|kỳ|ky)(?:\s+(?:ban hành|ban hanh|ghi nhận|ghi nhan|số liệu|so lieu))?\s+(?:thành|thanh|sang)\s+(.+)$/iu

/** "sửa ngày thành 15/11", "sửa kỳ thành quý 3": the record's own time, and what it is to be. */
export const timeEdited = (text: string): string | undefined => timeEdit.exec(text.normalize('NFC').trim())?.[1]

/** "sửa tình trạng thành đã giải quyết": a field by its label, and what it is to be. */
export const namedEdit = (draft: Draft, text: string): { field: Field; answer: string } | undefined => {
  const [, name = '', answer = ''] = edit.exec(text.normalize('NFC').trim()) ?? []
  const field = editableFields(draft).find(({ label }) =>
    [label.vi, label.en].some((each) => fold(each) === fold(name)),
  )
  return field === undefined ? undefined : { field, answer }
}
