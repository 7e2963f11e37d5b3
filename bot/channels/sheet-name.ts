const SHEET_NAME = /\.xl(?:s|sx|sm|sb|t|tx|tm)$/i

/** Excel files of all kinds, so that the wrong kind can be told apart from the right one by what is in it. */
export const isSheetName = (name: string): boolean => SHEET_NAME.test(name)
