/** Remembers what was worked out for an object. What is never changed in place has the same answer each time. */
export const onceFor = <Key extends object, Result>(workOut: (of: Key) => Result): ((of: Key) => Result) => {
  const known = new WeakMap<Key, { result: Result }>()
  return (of) => {
    const before = known.get(of)
    if (before !== undefined) return before.result
    const result = workOut(of)
    known.set(of, { result })
    return result
  }
}
