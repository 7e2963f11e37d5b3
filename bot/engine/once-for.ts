/** An answer asks the same of a few objects; more are not kept, for whatever is remembered for long has to be cleared away. */
const REMEMBERED = 8

/** Remembers what was worked out last for an object. What is never changed in place has the same answer each time. */
export const onceFor = <Key extends object, Result>(workOut: (of: Key) => Result): ((of: Key) => Result) => {
  const known: { of: Key; result: Result }[] = []
  let next = 0
  return (of) => {
    for (const one of known) if (one.of === of) return one.result
    const result = workOut(of)
    known[next] = { of, result }
    next = (next + 1) % REMEMBERED
    return result
  }
}
