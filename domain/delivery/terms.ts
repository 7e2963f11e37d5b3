/** The approved templates that the product knows. Which template of a platform each is, the configuration says. */
export type TemplateName = 'reminder'

/**
 * What a template is filled with, each with the kind that it must be declared as at Zalo, which decides how long it may be:
 * name and label 30 characters, time 20, address 200 (Zalo's documentation, as of November 2026).
 */
export const TEMPLATE_PARAMETERS = {
  reminder: { don_vi: 'name', cong_viec: 'label', thoi_han: 'time', chi_tiet: 'address' },
} as const satisfies Record<TemplateName, Record<string, keyof typeof TEMPLATE_LENGTHS>>

/** Characters. */
export const TEMPLATE_LENGTHS = { name: 30, label: 30, time: 20, address: 200 } as const

/** An ordinary message, by the time since the person last did something towards us there. */
export interface WindowTerms {
  freeMs: number
  /** After the free time and up to here it costs `vnd`; later the platform refuses it. */
  openMs: number
  /** For each message of the platform that it takes. */
  vnd: number
}

export interface TemplateTerms {
  /** To an account; null: not possible. */
  vndByAccount: number | null
  /** To somebody of whom only the phone is known; null: not possible. */
  vndByPhone: number | null
  /** Hours on the clock in Vietnam between which the platform takes it: from 06:00 to before 22:00. */
  fromHour: number
  untilHour: number
}

/** What a channel asks for messages that nobody asked for. A channel without terms takes them at any time for nothing. */
export interface ChannelTerms {
  window: WindowTerms
  /** A template that is not here cannot be sent. */
  templates: Partial<Record<TemplateName, TemplateTerms>>
  /** What unasked messages may cost in a month of Vietnam's calendar. */
  monthlyVnd: number
}
