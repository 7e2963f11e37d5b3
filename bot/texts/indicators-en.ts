import type { indicatorsVi } from './indicators-vi.ts'

/** What the bot says about the indicators that administrators declare, in English. */
export const indicatorsEn: typeof indicatorsVi = {
  title: 'OTHER INDICATORS',
  buttons: {
    list: 'Other indicators',
    declare: 'New indicator',
    enter: 'Enter a figure',
    reword: 'Change the words',
    retire: 'Retire',
    restore: 'Use again',
    details: 'Other indicators: details',
  },
  none: 'Your office has not declared any indicator yet.',
  howToDeclare: 'Press New indicator to add one.',
  askForOne: 'If you need a new one, ask the administrator of your office.',
  chooseToEnter: 'Choose an indicator to enter a figure, or write a line, for example:',
  chooseToManage: 'Choose an indicator to change its words or to retire it.',
  chooseToSee: 'Choose an indicator to see it. The figures are in /solieu.',
  which: (words: string) => `“${words}” may be one of several indicators. Please choose.`,
  unknown: (words: string) => `There is no indicator called “${words}”. There are:`,
  gone: 'This indicator was not found. Type /chitieu to see what there is.',
  notAllowed: 'Only the administrator of your office declares, changes or retires indicators.',
  kinds: { additive: 'adds up', stock: 'point in time' },
  meaning: {
    additive: 'adds up: the months add up to the year',
    stock: 'point in time: the year has the last figure, nothing is added',
  },
  retiredMark: 'retired',
  line: (label: string, unit: string, kind: string) => `${label} – ${unit}, ${kind}`,
  whole: (whole: string) => `of ${whole}`,
  names: (names: string) => `Also called: ${names}`,
  unit: (unit: string) => `Unit of measure: ${unit}`,
  kind: (kind: string) => `How it adds up: ${kind}`,
  percentage: (whole: string) => `Percentage: computed, of ${whole}`,
  key: (key: string) => `Key: ${key}`,
  since: (day: string) => `Declared on ${day}`,
  example: (line: string) => `For example: “${line}”`,
  declared: (label: string, example: string) =>
    `✅ The indicator ${label} is declared and can be used at once, for example:\n“${example}”`,
  reworded: (label: string) => `✅ The words are changed: ${label}. What was reported stays as it is.`,
  retired: (label: string) =>
    `The indicator ${label} is retired. What was reported is kept and can still be corrected.`,
  restored: (label: string) => `The indicator ${label} is in use again.`,
  retiredBefore: (label: string) => `The indicator ${label} was retired before.`,
  inUse: (label: string) => `The indicator ${label} is in use.`,
  changedMeanwhile: 'Somebody has just changed this indicator, so yours was not saved. Please open it again.',
  notInUse: 'This indicator is retired: nothing new can be entered.',
  problems: {
    short: (words: string) =>
      `“${words}” is easily taken for something else. Write two words or more, or an abbreviation in capitals.`,
    taken: (words: string, by: string) =>
      `There is “${by}”, which is called “${words}” already. Please write another name.`,
    keyTaken: (key: string, by: string) =>
      `The key ${key} belongs to the indicator “${by}”. Write another key, or use that indicator again.`,
    keyInvalid: (key: string) =>
      `${key} is not a key: small letters without diacritics, digits and underscores, 2 to 32 of them.`,
    percent:
      'A percentage is computed from its numerator and denominator. Write the unit of the numerator, such as “hộ”; the denominator is asked for next.',
    unit: (words: string) => `“${words}” is no unit of measure. Write, for example, “hộ”, “km”, “đồng”.`,
  },
  units: (count: number) => `${count} ${count === 1 ? 'unit' : 'units'}`,
}
