/**
 * What a name looks like to a hasty eye: I, l and 1 are one letter ("la Dreng" is Ia Dreng), so are i and y ("Mĩ", "Mỹ")
 * and o and 0; doubled letters count once.
 */
export const skeletonOf = (key: string): string =>
  key
    .replace(/[l1|y]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/(.)\1+/g, '$1')

/** The text and every text with one letter left out. Two texts one edit apart always share one of them. */
export const deletionsOf = (key: string): string[] => [
  ...new Set([key, ...Array.from(key, (_, at) => key.slice(0, at) + key.slice(at + 1))]),
]

/** One letter added, left out, replaced, or two neighbours swapped. */
export const withinOneEdit = (left: string, right: string): boolean => {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}
