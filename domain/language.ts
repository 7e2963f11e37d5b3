/** The languages a person may choose; Vietnamese is the default everywhere. */
export type Language = 'vi' | 'en'

/** One wording in every language. */
export type Label = Record<Language, string>
