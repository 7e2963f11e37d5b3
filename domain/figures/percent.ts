/** `part` of `whole` in percent, rounded half up to two decimals; `whole` must not be 0. */
export const percent = (part: number, whole: number): number => Math.round((10_000 * part) / whole) / 100
