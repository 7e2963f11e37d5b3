import { localTimeOf } from '../domain/local-time.ts'
import { forms } from '../domain/forms/registry.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import type { MessageReading } from '../domain/reading/message-reading.ts'
import { readMessage } from '../domain/reading/read-message.ts'
import { concludeUpdate } from '../services/conclude-update.ts'
import type { Database, Directory } from '../services/database.ts'
import type { Deliverer } from '../services/deliver-messages.ts'
import { createLanes } from '../services/lanes.ts'
import type { Logger } from '../services/logger.ts'
import { type LoadedConversation, openConversation } from '../services/open-conversation.ts'
import { markReachable } from '../services/reachability.ts'
import { NotAllowed, recordEntries, type WriteEffect } from '../services/record-entries.ts'
import type { Inbound, Receive } from './channels/channel.ts'
import { answer, answerRefused } from './engine/answer.ts'
import { TEXT_LENGTH_MAX } from './engine/on-text.ts'
import { type ConversationState, readState } from './engine/state.ts'
import { extend, placeOf, type Trail, type TrailStep } from './engine/trail.ts'
import { type Effect, type Facts, type Outcome, outcome, type Refused, type Turn } from './engine/turn.ts'
import { type WantedFacts, wantedFacts } from './engine/wanted-facts.ts'
import type { Strangers } from './strangers.ts'
import { textsOf } from './texts/texts.ts'

export interface Bot {
  database: Database
  /** The units as this process knows them; `atLeast` asks for a copy no older than that version. */
  directory: (atLeast?: number) => Promise<Directory>
  deliverer: Deliverer
  strangers: Strangers
  scheme: CutoffScheme
  now: () => Date
  newId: () => string
  log: Logger
}

/** Answers at the same moment from elsewhere make an answer start again; more often than this is a fault. */
const ATTEMPTS_MAX = 8

interface Worked extends Outcome {
  trail: Trail | null
}

const factsOf = (wanted: WantedFacts, found: unknown): Facts => {
  switch (wanted.kind) {
    case 'none':
      return { kind: 'none' }
    case 'journal':
      return { kind: 'journal', entries: found as Extract<Facts, { kind: 'journal' }>['entries'] }
    case 'entry':
      return { kind: 'entry', entry: found as Extract<Facts, { kind: 'entry' }>['entry'] }
    case 'behind':
      return { kind: 'behind', entries: found as Extract<Facts, { kind: 'behind' }>['entries'] }
    case 'figures':
      return { kind: 'figures', rows: found as Extract<Facts, { kind: 'figures' }>['rows'] }
  }
}

const lateAnswer = ({ input }: Inbound, turn: Turn): Outcome => {
  const { late, lateButton } = turn.texts.general
  if (input.kind === 'text') return outcome(turn.state, { text: late(input.text.slice(0, 80)) })
  return input.kind === 'press' ? outcome(turn.state, { text: lateButton }) : answer(turn)
}

const stepOf = ({ order, channel, input }: Inbound, result: Outcome, turn: Turn): TrailStep | undefined => {
  if (order === undefined) return undefined
  if (result.effects.length > 0) return { order, channel, kind: 'effect' }
  if (turn.reading?.private !== undefined) return { order, channel, kind: 'withheld' }
  if (turn.facts.kind !== 'none') return { order, channel, kind: 'query' }
  return { order, channel, kind: 'plain', input }
}

/** Works out an answer, with the inputs of the same moment put in the order in which they were sent. */
const workOut = (inbound: Inbound, turn: Turn, trail: Trail | undefined, at: number): Worked => {
  const { order, channel } = inbound
  const place = placeOf(trail, { order, channel }, at)
  if (place.kind === 'late') return { ...lateAnswer(inbound, turn), trail: trail ?? null }
  const play = (state: ConversationState, steps: readonly TrailStep[]) =>
    steps.reduce(
      (played, { input }) => {
        if (input === undefined) return played
        const next = answer({ ...turn, input, facts: { kind: 'none' }, state: played.state })
        return { state: next.state, replies: [...played.replies, ...next.replies] }
      },
      { state, replies: [] as Outcome['replies'] },
    )
  const before = place.kind === 'replay' ? play(place.from, place.before).state : turn.state
  const result = answer({ ...turn, state: before })
  const step = stepOf(inbound, result, turn)
  const kept = place.kind === 'replay' ? trail : place.trail
  const nextTrail = step === undefined ? null : extend(kept, before, step, at)
  if (place.kind === 'next') return { ...result, trail: nextTrail }
  const after = play(result.state, place.after)
  return { state: after.state, effects: result.effects, replies: [...result.replies, ...after.replies], trail: nextTrail }
}

const isWrite = (effect: Effect): effect is WriteEffect => effect.kind !== 'language'

/** The way in: one update, one commit. */
export const createAnswerUpdate = (bot: Bot): Receive => {
  const { database, deliverer, strangers, scheme, newId, log } = bot
  const lanes = createLanes()

  const conclude = async (inbound: Inbound, loaded: LoadedConversation, turn: Turn, worked: Worked, at: Date) => {
    const { id, memberships } = loaded.person
    const language = worked.effects.find((effect) => effect.kind === 'language')
    const entries = recordEntries(worked.effects.filter(isWrite), {
      author: { id, memberships },
      tree: turn.tree,
      today: turn.today,
    })
    return concludeUpdate(database, {
      channel: inbound.channel,
      sender: inbound.sender,
      updateKey: inbound.updateKey,
      personId: id,
      version: loaded.version,
      state: worked.state,
      trail: worked.trail,
      entries,
      language: language?.kind === 'language' ? language.language : null,
      replies: worked.replies,
      now: at,
      claim: { by: deliverer.node, until: deliverer.claimUntil() },
    })
  }

  const concludeOrExplain = async (inbound: Inbound, loaded: LoadedConversation, turn: Turn, at: Date) => {
    const worked = workOut(inbound, turn, (loaded.trail as Trail | null) ?? undefined, at.getTime())
    const explain = async (refused: Refused) => {
      const explained = { ...answerRefused(refused, turn), trail: null }
      return { worked: explained, conclusion: await conclude(inbound, loaded, turn, explained, at) }
    }
    try {
      const conclusion = await conclude(inbound, loaded, turn, worked, at)
      return conclusion.outcome === 'refused' ? await explain(conclusion) : { worked, conclusion }
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error
      return explain({ refusal: 'not_allowed', inTheWay: [] })
    }
  }

  /** False: someone was faster and the update must be worked out anew. */
  const attempt = async (inbound: Inbound, reading: MessageReading | undefined): Promise<boolean> => {
    const at = bot.now()
    const now = localTimeOf(at)
    const known = await bot.directory()
    const place = { tree: known.tree, now, today: now.date, scheme }
    const wanted = wantedFacts(inbound.input, reading, place)
    const loaded = await openConversation(database, inbound, wanted)
    if (loaded === undefined) {
      if ((await strangers.answer(inbound)) === 'linked')
        await answerOne({ ...inbound, updateKey: `${inbound.updateKey}:start`, input: { kind: 'text', text: '/start' } })
      return true
    }
    if (loaded.repeated) return true
    if (loaded.directoryVersion > known.version) {
      await bot.directory(loaded.directoryVersion)
      return false
    }
    const turn: Turn = {
      input: inbound.input,
      ...(reading !== undefined && { reading }),
      facts: factsOf(wanted, loaded.facts),
      state: readState(loaded.state),
      person: loaded.person,
      texts: textsOf(loaded.person.language),
      newId,
      ...place,
    }
    const { worked, conclusion } = await concludeOrExplain(inbound, loaded, turn, at)
    if (conclusion.outcome === 'refused' || !conclusion.committed) return false
    if (conclusion.claimed)
      deliverer.take(
        conclusion.outboxIds.flatMap((id, index) => {
          const message = worked.replies[index]
          const { channel, sender: recipient } = inbound
          return message === undefined ? [] : [{ id, channel, recipient, message, attempts: 0 }]
        }),
      )
    return true
  }

  const readingOf = ({ input }: Inbound, at: Date): MessageReading | undefined =>
    input.kind === 'text' && input.text.length <= TEXT_LENGTH_MAX
      ? readMessage(input.text, { now: localTimeOf(at), forms, scheme })
      : undefined

  const answerOne = async (inbound: Inbound): Promise<void> => {
    if (inbound.input.kind === 'reachable') return markReachable(database, inbound, inbound.input.reachable, bot.now())
    if (strangers.isSilenced(inbound)) return
    const reading = readingOf(inbound, bot.now())
    for (let tried = 0; tried < ATTEMPTS_MAX; tried++) if (await attempt(inbound, reading)) return
    log.error({ channel: inbound.channel, updateKey: inbound.updateKey }, 'an update could not be answered in time')
    throw new Error(`update ${inbound.updateKey} met too many others at the same moment`)
  }

  return (inbound) => lanes.run(`${inbound.channel} ${inbound.sender}`, () => answerOne(inbound), inbound.order)
}
