import type { calendarVi } from './calendar-vi.ts'

export const calendarEn: typeof calendarVi = {
  name: 'Giao Ban: deadlines',
  due: (what, unit) => `Due: ${what} – ${unit}`,
  done: (what, unit) => `✅ ${what} – ${unit}`,
  inspection: (number, unit) => `Inspection under ${number} – ${unit}`,
  step: (step, number) => `${step}, ${number}`,
  button: 'Calendar feed',
  explained: 'It shows your deadlines of reports, receptions and inspections in the calendar of your phone.',
  address: (url) => `Add this address to your calendar program (“Subscribe”, “From URL”):\n${url}`,
  private: 'The address is yours alone; do not pass it on. An earlier address no longer works.',
  ended: 'The calendar is off. Its address no longer works.',
  off: 'This server has no public address yet, so there is no calendar. Please ask the administrator to set PUBLIC_URL.',
  buttons: { renew: 'Get the address', end: 'Turn off' },
}
