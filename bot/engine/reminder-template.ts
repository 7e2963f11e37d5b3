import { TEMPLATE_LENGTHS, TEMPLATE_PARAMETERS } from '../../domain/delivery/terms.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { TemplateContent } from '../../services/channel.ts'
import type { RemindedOf } from '../../services/send-reminders.ts'
import { unitName } from './card-view.ts'
import { count, daysText, type ReminderViewer, whatText } from './reminder-words.ts'

/** No longer than so many characters, ending with a whole word where there is one. */
export const shortened = (text: string, max: number): string => {
  const composed = text.normalize('NFC')
  if (composed.length <= max) return composed
  const cut = composed.slice(0, max - 1)
  const end = cut.lastIndexOf(' ')
  return `${(end > max / 2 ? cut.slice(0, end) : cut).toWellFormed().replace(/[\s,;.]+$/, '')}…`
}

const KINDS = TEMPLATE_PARAMETERS.reminder

/** The approved template, filled with these words as far as they fit. */
export const filledReminder = (words: Record<keyof typeof KINDS, string>): TemplateContent => {
  const fitted = (name: keyof typeof KINDS) => shortened(words[name], TEMPLATE_LENGTHS[KINDS[name]])
  return {
    name: 'reminder',
    parameters: {
      don_vi: fitted('don_vi'),
      cong_viec: fitted('cong_viec'),
      thoi_han: fitted('thoi_han'),
      chi_tiet: fitted('chi_tiet'),
    },
  }
}

/** The most urgent matter of a bundle, and how many there are besides. */
export const reminderTemplate = (items: readonly RemindedOf[], viewer: ReminderViewer): TemplateContent => {
  const { template: said } = viewer.texts.delivery
  const [first] = items
  if (first === undefined) throw new Error('a reminder without a matter')
  const what = whatText(first, viewer)
  const when = daysText(first, viewer)
  const others = items.length - 1
  return filledReminder({
    don_vi: unitName(first.unitId, viewer),
    cong_viec: first.schedule?.name[viewer.person.language] ?? what,
    thoi_han: formatDate(first.dueOn),
    chi_tiet: others === 0 ? said.one(what, when) : said.several(what, when, count(others, viewer)),
  })
}
