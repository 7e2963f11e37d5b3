import { declarationForm, rewordingForm } from '../../domain/indicators/declaration-form.ts'
import { type Declaration, declare, type Problem, reword } from '../../domain/indicators/declare.ts'
import type { DeclaredIndicator } from '../../domain/indicators/indicator.ts'
import { indicatorForm } from '../../domain/indicators/indicator-form.ts'
import { reviewDraft, valuesToSave } from './draft.ts'
import { indicatorActions } from './indicators-view.ts'
import type { Saving } from './saving.ts'
import type { Draft } from './state.ts'
import type { Turn } from './turn.ts'

export const problemText = (problem: Problem, { texts, person: { language } }: Turn): string => {
  const { problems } = texts.indicators
  switch (problem.kind) {
    case 'too_short':
      return problems.short(problem.words)
    case 'name_taken':
      return problems.taken(problem.words, problem.by[language])
    case 'key_taken':
      return problems.keyTaken(problem.words, problem.by.label[language])
    case 'key_invalid':
      return problems.keyInvalid(problem.words)
    case 'percent':
      return problems.percent
    case 'unit_invalid':
      return problems.unit(problem.words)
  }
}

const written = (
  { indicator, problems: [problem] }: Declaration,
  done: 'declared' | 'reworded',
  reason: string | undefined,
  turn: Turn,
): Saving => {
  if (problem !== undefined) {
    const asked = declarationForm.questions.some(({ key }) => key === problem.field)
    return { kind: 'problem', asking: `${asked ? 'q' : 'f'}:${problem.field}`, why: problemText(problem, turn) }
  }
  const { texts, person } = turn
  const label = indicator.label[person.language]
  const [example = ''] = indicatorForm(indicator).examples
  return {
    kind: 'written',
    effect: { kind: 'indicator', done, indicator, reason: reason ?? null },
    receipt: {
      title: texts.indicators.title,
      text: done === 'declared' ? texts.indicators.declared(label, example) : texts.indicators.reworded(label),
      buttons: indicatorActions(indicator, turn),
    },
  }
}

/** Whether the draft declares an indicator or its words, and tells no figures. */
export const isAboutIndicator = ({ form }: Pick<Draft, 'form'>): boolean =>
  form === declarationForm.key || form === rewordingForm.key

const declarationOf = (draft: Draft, before: DeclaredIndicator | undefined, turn: Turn): Declaration =>
  before === undefined
    ? declare(valuesToSave(draft, reviewDraft(draft)), turn.catalogue, { by: turn.person.id, on: turn.today })
    : reword(before, draft.values, turn.catalogue)

const rewordedBy = ({ correction }: Draft, { catalogue }: Turn): DeclaredIndicator | undefined =>
  catalogue.indicators.find(({ key }) => key === correction?.entryId)

/** Why what was answered to one of these fields will not do. */
export const answerProblem = (draft: Draft, fields: readonly string[], turn: Turn): string | undefined => {
  const { problems } = declarationOf(draft, rewordedBy(draft, turn), turn)
  const problem = problems.find(({ field }) => fields.includes(field) && draft.values[field] !== undefined)
  return problem && problemText(problem, turn)
}

/** Undefined: the draft is about no indicator but an ordinary record. */
export const saveIndicator = (draft: Draft, turn: Turn): Saving | undefined => {
  if (!isAboutIndicator(draft)) return undefined
  const before = rewordedBy(draft, turn)
  if (draft.correction !== undefined && before?.revision !== draft.correction.revision)
    return { kind: 'dropped', message: { text: turn.texts.indicators.changedMeanwhile } }
  const done = before === undefined ? 'declared' : 'reworded'
  return written(declarationOf(draft, before, turn), done, draft.correction?.reason, turn)
}
