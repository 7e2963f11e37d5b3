import type { EntryRow } from '../db/commit-answer.ts'
import type { ArisingRow } from '../db/follow-up-writes.ts'
import { formByKey } from '../domain/forms/registry.ts'
import { followUpsOf } from '../domain/registers/follow-ups-of.ts'

/** What these entries leave open, to be written in the commit that writes them. */
export const arisingFrom = (entries: readonly EntryRow[]): ArisingRow[] =>
  entries.flatMap((entry) => {
    const form = formByKey.get(entry.form)
    if (form === undefined) return []
    const { id: entryId, unitId, withdrawn } = entry
    return followUpsOf(form, entry).map((arising) => ({ entryId, unitId, withdrawn, ...arising }))
  })
