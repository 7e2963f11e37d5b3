import type { Draft } from './state.ts'

/** Remembers what was worked out for a draft. Drafts are never changed in place, so the same one has the same answer. */
export const oncePerDraft = <Result>(workOut: (draft: Draft) => Result): ((draft: Draft) => Result) => {
  const known = new WeakMap<Draft, { result: Result }>()
  return (draft) => {
    const before = known.get(draft)
    if (before !== undefined) return before.result
    const result = workOut(draft)
    known.set(draft, { result })
    return result
  }
}
