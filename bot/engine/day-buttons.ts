import { addDays, isoDate, partsOfDate } from '../../domain/periods/calendar-date.ts'
import { formatDate } from '../../domain/periods/period-label.ts'
import type { Button } from '../../services/channel.ts'
import type { Texts } from '../texts/texts.ts'
import { draftButton } from './buttons.ts'
import type { Draft } from './state.ts'

/** Something that has happened did so today or the day before. */
export const dayButtons = (draft: Draft, texts: Texts, today: string): Button[] => [
  draftButton(draft, texts.buttons.today, 'pick', today),
  draftButton(draft, texts.buttons.yesterday, 'pick', addDays(today, -1)),
]

/** Something that is planned begins today, with the month or with the year. */
export const aheadButtons = (draft: Draft, texts: Texts, today: string): Button[] => {
  const { year, month } = partsOfDate(today)
  return [
    draftButton(draft, texts.buttons.today, 'pick', today),
    ...[isoDate(year, month + 1, 1), isoDate(year + 1, 1, 1)].map((day) =>
      draftButton(draft, formatDate(day), 'pick', day),
    ),
  ]
}
