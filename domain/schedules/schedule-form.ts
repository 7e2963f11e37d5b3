import { choice, EVENT, options } from '../forms/declare.ts'
import type { Form, Question } from '../forms/form.ts'
import { details, duesByLevel, effectiveFrom, ladder, meaning, name, questions } from './schedule-fields.ts'
import { nameFrom } from './schedule-name.ts'

const asks = (key: keyof typeof questions, example?: string): Question => ({
  key,
  fields: [key],
  text: questions[key],
  ...(example !== undefined && { example }),
})

/** What every form must have and none of these needs: they are about no day and feed no figure. */
const aboutNoFigures = {
  command: 'lich',
  examples: [],
  whenQuestion: {},
  checks: [],
  indicators: [],
  summary: [],
  headline: [],
  ratios: [],
  facet: () => '',
  reading: { signals: [], hints: [], foreign: [], blocked: [], counts: [] },
  editExample: { event: 'hạn ngày 20' },
} satisfies Partial<Form>

/** What an administrator is asked to add a schedule. */
export const scheduleForm: Form = {
  ...aboutNoFigures,
  key: 'schedule',
  label: { vi: 'Lịch mới', en: 'New schedule' },
  fields: [...name, ...meaning, ...duesByLevel, ...ladder, ...details, effectiveFrom],
  questions: [
    asks('duty'),
    asks('form'),
    asks('counted'),
    asks('times', '2'),
    asks('debtors', 'xã Ia Hlôi, xã Ia Drông'),
    asks('units', 'xã Ia Hlôi, xã Ia Drông'),
    asks('frequency'),
    asks('days', 'ngày 1 và 15'),
    asks('once_from', '01/12/2026'),
    asks('once_to', '31/12/2026'),
    asks('due'),
    asks('ladder'),
    asks('effective_from'),
  ],
  derived: ({ values }) => nameFrom(values),
}

/** What is changed of a schedule, from which day on. */
export const scheduleChangeForm: Form = {
  ...aboutNoFigures,
  key: 'schedule_change',
  label: { vi: 'Sửa lịch', en: 'Change of a schedule' },
  fields: [
    ...name,
    ...meaning,
    ...duesByLevel,
    ...ladder,
    ...details,
    choice(
      ['state', 'Tình trạng', 'State'],
      options([
        ['active', 'Đang áp dụng', 'In force'],
        ['paused', 'Tạm dừng', 'Paused'],
        ['ended', 'Kết thúc', 'Ended'],
      ]),
      EVENT,
    ),
    effectiveFrom,
  ],
  questions: [asks('effective_from')],
}
