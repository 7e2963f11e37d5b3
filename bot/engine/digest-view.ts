import type { DigestFacts } from '../../domain/digest/digest-facts.ts'
import type { Digest, DigestAction, DigestItem } from '../../domain/digest/digest-item.ts'
import { makeDigest } from '../../domain/digest/make-digest.ts'
import type { Period } from '../../domain/periods/period.ts'
import type { Message } from '../../services/channel.ts'
import type { WordDigest } from '../../services/send-digests.ts'
import { textsOf } from '../texts/texts.ts'
import { dayText, periodText } from '../texts/value-text.ts'
import { rows } from './buttons.ts'
import { unitName } from './card-view.ts'
import { lineOf } from './digest-lines.ts'
import type { DigestViewer } from './digest-viewer.ts'

export interface DigestSight {
  unitId: number
  period: Period
}

export const digestOf = (facts: DigestFacts, period: Period, { catalogue, tree, today }: DigestViewer): Digest =>
  makeDigest({ facts, forms: catalogue.forms, tree, period, today })

const actionText = (action: DigestAction, { unitId, period }: DigestSight): string => {
  switch (action.open) {
    case 'section':
      return `digest:${unitId}:${period.key}:${action.section}`
    case 'figures':
      return `figures:${unitId}:${period.key}:${action.form}`
    case 'waiting':
      return 'do:duyet'
  }
}

/** How things stand at a unit: what is wrong, then the figures, each line with the number of its button. */
export const digestView = (facts: DigestFacts, period: Period, viewer: DigestViewer): Message => {
  const { texts, person, today } = viewer
  const { digest } = texts
  const { unitId, items } = digestOf(facts, period, viewer)
  const exceptions = items.filter(({ exception }) => exception)
  const numbered = (item: DigestItem) => `${items.indexOf(item) + 1}. ${lineOf(item, viewer)}`
  const standing = items.filter(({ exception }) => !exception)
  return {
    title: digest.title(unitName(unitId, viewer)),
    text: [
      digest.asOf(periodText(period, person.language), dayText(today, person.language)),
      '',
      ...(exceptions.length === 0 ? [digest.allWell] : [digest.attention, ...exceptions.map(numbered)]),
      '',
      digest.standing,
      ...standing.map(numbered),
      '',
      digest.choose,
    ].join('\n'),
    buttons: rows(
      items.map((item, index) => ({
        title: String(index + 1),
        action: actionText(item.action, { unitId, period }),
      })),
      4,
    ),
    ...(facts.owed.some(({ kind }) => kind === 'report') && {
      document: { kind: 'completeness-picture', unitId, on: today, language: person.language },
    }),
  }
}

/** The same unasked, in the language of who will read it. */
export const wordDigest: WordDigest = (facts, period, { language, ...place }) =>
  digestView(facts, period, { ...place, texts: textsOf(language), person: { language } })
