import type { Button } from '../../services/channel.ts'
import type { Draft } from './state.ts'

/**
 * What a button means, as text: `verb`, then for a draft `:<draft>.<edition>`, then an argument. It travels through the
 * platform and comes back; whoever sends it, the engine checks rights and edition again.
 */
export interface Action {
  verb: string
  draft?: { id: string; edition: number }
  argument: string
}

const DRAFT_VERBS = new Set([
  'save',
  'edit',
  'field',
  'detail',
  'cancel',
  'explain',
  'put',
  'pick',
  'skip',
  'back',
  'card',
  'resume',
  'drop',
  'replace',
  'correct',
  'merge',
  'apart',
  'tolist',
])

export const parseAction = (action: string): Action => {
  const [verb = '', first = '', ...rest] = action.split(':')
  if (!DRAFT_VERBS.has(verb)) return { verb, argument: [first, ...rest].join(':') }
  const [id = '', edition = ''] = first.split('.')
  return { verb, draft: { id, edition: Number(edition) }, argument: rest.join(':') }
}

/** A button that acts on a draft as it is shown now. */
export const draftButton = (draft: Draft, title: string, verb: string, argument?: string): Button => ({
  title,
  action: `${verb}:${draft.id}.${draft.edition}${argument === undefined ? '' : `:${argument}`}`,
})

/** Buttons in rows of `perRow`, long titles on a row of their own. */
export const rows = (buttons: readonly Button[], perRow = 2): Button[][] => {
  const laid: Button[][] = []
  for (const button of buttons) {
    const last = laid.at(-1)
    const fits =
      last !== undefined && last.length < perRow && [...last, button].every(({ title }) => title.length <= 20)
    if (fits) last.push(button)
    else laid.push([button])
  }
  return laid
}
