import { localTimeOf } from '../domain/local-time.ts'
import type { CutoffScheme } from '../domain/periods/period.ts'
import { type ActEffect, writeAct } from '../services/acts.ts'
import { arisingFrom } from '../services/arising-follow-ups.ts'
import { changeFollowUps, type FollowUpEffect } from '../services/change-follow-ups.ts'
import { changeIndicator, type IndicatorEffect } from '../services/change-indicator.ts'
import type { Channel } from '../services/channel.ts'
import { createCommitAnswers } from '../services/commit-answers.ts'
import { concludeUpdate } from '../services/conclude-update.ts'
import type { Database, Directory } from '../services/database.ts'
import type { Deliverer } from '../services/deliver-messages.ts'
import { type TermsOfChannels, termsOf } from '../services/delivery-facts.ts'
import { type DeliveryFacts, deliveryQuestion, reportDelivery } from '../services/delivery-report.ts'
import { createLanes } from '../services/lanes.ts'
import type { Logger } from '../services/logger.ts'
import { openConversation } from '../services/open-conversation.ts'
import { markReachable } from '../services/reachability.ts'
import { NotAllowed, recordEntries, type WriteEffect } from '../services/record-entries.ts'
import { type PlanStepsEffect, settlePlanSteps } from '../services/settle-plan-steps.ts'
import { withdrawAccount } from '../services/withdraw-account.ts'
import type { Inbound, Input, Receive } from './channels/channel.ts'
import { cleanInbound } from './clean-input.ts'
import { type Conversation, conversationOf, keptOf } from './conversation.ts'
import { answerRefused } from './engine/answer.ts'
import { type Effect, type Entrances, type Facts, outcome, type Refused, type Turn } from './engine/turn.ts'
import { isTypedQuestion, type WantedFacts, wantedFacts } from './engine/wanted-facts.ts'
import { readingOf, type Worked, workOut } from './engine/work-out.ts'
import type { Strangers } from './strangers.ts'
import { textsOf } from './texts/texts.ts'
import { createWarmConversations } from './warm-conversations.ts'

export interface Bot {
  database: Database
  /** The units and indicators as this process knows them; `atLeast` asks for a copy no older than that version. */
  directory: (atLeast?: number) => Promise<Directory>
  deliverer: Deliverer
  /** Those that are on, by name. */
  channels: ReadonlyMap<string, Channel>
  strangers: Strangers
  scheme: CutoffScheme
  /** Where the product is reached from outside. */
  publicUrl?: string
  /** Where the bot is found, as far as it is known by now. */
  entrances?: () => Entrances
  /** Hashes the codes of invitations. */
  secret: string
  now: () => Date
  newId: () => string
  log: Logger
}

/** Answers at the same moment from elsewhere make an answer start again; more often than this is a fault. */
const ATTEMPTS_MAX = 8

const factsOf = (wanted: WantedFacts, found: unknown, channels: TermsOfChannels, now: Date): Facts => {
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
    case 'matters':
      return { kind: 'matters', open: found as Extract<Facts, { kind: 'matters' }>['open'] }
    case 'open-entries':
      return { kind: 'open-entries', entries: found as Extract<Facts, { kind: 'open-entries' }>['entries'] }
    case 'past':
      return found === null
        ? { kind: 'none' }
        : { kind: 'past', pasts: found as Extract<Facts, { kind: 'past' }>['pasts'] }
    case 'plans':
      return { kind: 'plans', plans: found as Extract<Facts, { kind: 'plans' }>['plans'] }
    case 'plan':
      return { kind: 'plan', plan: found as Extract<Facts, { kind: 'plan' }>['plan'] }
    case 'plan-steps':
      return { kind: 'plan-steps', plans: found as Extract<Facts, { kind: 'plan-steps' }>['plans'] }
    case 'reports':
      return { kind: 'reports', reports: found as Extract<Facts, { kind: 'reports' }>['reports'] }
    case 'obligation':
      return { kind: 'obligation', obligation: found as Extract<Facts, { kind: 'obligation' }>['obligation'] }
    case 'schedules':
      return { kind: 'schedules', schedules: found as Extract<Facts, { kind: 'schedules' }>['schedules'] }
    case 'calendar':
      return { kind: 'calendar', rules: found as Extract<Facts, { kind: 'calendar' }>['rules'] }
    case 'settings':
      return { kind: 'settings', settings: found as Extract<Facts, { kind: 'settings' }>['settings'] }
    case 'delivery':
      return { kind: 'delivery', report: reportDelivery(found as DeliveryFacts, channels, now) }
    case 'waiting':
      return { kind: 'waiting', reports: found as Extract<Facts, { kind: 'waiting' }>['reports'] }
    case 'digest':
      return { kind: 'digest', digest: found as Extract<Facts, { kind: 'digest' }>['digest'] }
    case 'follow-up':
      return { kind: 'follow-up', followUp: found as Extract<Facts, { kind: 'follow-up' }>['followUp'] }
  }
}

const isWrite = (effect: Effect): effect is WriteEffect => effect.kind === 'write' || effect.kind === 'withdraw'
const isFollowUp = (effect: Effect): effect is FollowUpEffect => effect.kind === 'follow-up'
const isPlanSteps = (effect: Effect): effect is PlanStepsEffect => effect.kind === 'plan-steps'
const isIndicator = (effect: Effect): effect is IndicatorEffect => effect.kind === 'indicator'
const isAct = (effect: Effect): effect is ActEffect => effect.kind === 'act'

/** The same update, as if the person had only said hello. */
const asGreeting = ({ contactPhone: _, ...inbound }: Inbound): Inbound => ({
  ...inbound,
  input: { kind: 'text', text: '/start' },
})

/** The way in: one update, one commit. */
export const createAnswerUpdate = (bot: Bot): Receive => {
  const { database, deliverer, strangers, scheme, newId, log } = bot
  const lanes = createLanes()
  const commitAnswer = createCommitAnswers(database.run, log)
  const warm = createWarmConversations()

  const conclude = async (inbound: Inbound, from: Conversation, turn: Turn, worked: Worked, at: Date) => {
    const { id, memberships } = from.person
    const language = worked.effects.find((effect) => effect.kind === 'language')
    const authority = {
      author: { id, memberships },
      secret: bot.secret,
      tree: turn.tree,
      today: turn.today,
      catalogue: turn.catalogue,
    }
    const entries = recordEntries(worked.effects.filter(isWrite), authority)
    const changes = changeFollowUps(worked.effects.filter(isFollowUp), authority)
    return concludeUpdate(database, commitAnswer, {
      channel: inbound.channel,
      sender: inbound.sender,
      updateKey: inbound.updateKey,
      interactedAt: inbound.interactedAt ?? null,
      personId: id,
      version: from.version,
      directoryVersion: from.directoryVersion,
      ...keptOf(from, worked),
      entries,
      followUps: { arising: arisingFrom(entries), changes },
      planSteps: settlePlanSteps(worked.effects.filter(isPlanSteps), entries, authority),
      language: language?.kind === 'language' ? language.language : null,
      indicator: changeIndicator(worked.effects.filter(isIndicator), authority),
      ...writeAct(worked.effects.filter(isAct), authority),
      replies: worked.replies,
      now: at,
      claim: deliverer.claim(),
    })
  }

  /** A fault of the engine would come with every delivery anew: the person is told, rather than hearing nothing. */
  const workOutOrApologise = (inbound: Inbound, turn: Turn, { trail }: Conversation, at: number): Worked => {
    try {
      return workOut(inbound, turn, trail, at)
    } catch (error) {
      log.error(
        { err: error, channel: inbound.channel, updateKey: inbound.updateKey },
        'an answer could not be worked out',
      )
      return { ...outcome(turn.state, { text: turn.texts.general.failed }), trail: trail ?? null, saved: null }
    }
  }

  const concludeOrExplain = async (inbound: Inbound, from: Conversation, turn: Turn, at: Date) => {
    const worked = workOutOrApologise(inbound, turn, from, at.getTime())
    const explain = async (refused: Refused) => {
      const respond = (again: Turn) => answerRefused({ ...refused, draft: worked.saved }, again)
      const explained = workOut(inbound, turn, from.trail, at.getTime(), respond)
      return { worked: explained, conclusion: await conclude(inbound, from, turn, explained, at) }
    }
    try {
      const conclusion = await conclude(inbound, from, turn, worked, at)
      if (conclusion.outcome !== 'refused') return { worked, conclusion }
      const { refusal, inTheWay } = conclusion
      // What is owed is read again with the update, and the answer says how it stands now.
      return refusal === 'obligation_changed' ? { worked, conclusion } : await explain({ refusal, inTheWay })
    } catch (error) {
      if (!(error instanceof NotAllowed)) throw error
      return explain({ refusal: 'not_allowed', inTheWay: [] })
    }
  }

  const keepUnlessLanguageChanged = (inbound: Inbound, from: Conversation, { state, trail, effects }: Worked) => {
    if (effects.some(({ kind }) => kind === 'language')) return warm.forget(inbound)
    warm.keep(inbound, { ...from, version: from.version + 1, state, trail: trail ?? undefined })
  }

  /** False: something has changed in the meantime and the update must be worked out anew. */
  const answerFrom = async (inbound: Inbound, from: Conversation, turn: Turn, at: Date): Promise<boolean> => {
    const { worked, conclusion } = await concludeOrExplain(inbound, from, turn, at)
    if (conclusion.outcome === 'repeated') return true
    if (conclusion.outcome === 'refused') return false
    if (!conclusion.committed) {
      warm.forget(inbound)
      if (conclusion.current === null) return false
      if (conclusion.current.repeated) return true
      warm.keep(inbound, conversationOf(conclusion.current))
      return false
    }
    keepUnlessLanguageChanged(inbound, from, worked)
    if (conclusion.claimed)
      deliverer.take(
        conclusion.outboxIds.flatMap((id, index) => {
          const message = worked.replies[index]
          const { channel, sender: recipient } = inbound
          return message === undefined
            ? []
            : [{ id, channel, recipient, message, personId: null, bulk: false, attempts: 0 }]
        }),
      )
    return true
  }

  /** False: the update must be worked out anew. */
  const attempt = async (inbound: Inbound): Promise<boolean> => {
    const at = bot.now()
    const now = localTimeOf(at)
    const known = await bot.directory()
    const place = {
      tree: known.tree,
      catalogue: known.catalogue,
      calendar: known.calendar,
      now,
      today: now.date,
      scheme,
    }
    const remembered = warm.recall(inbound)
    const reading = readingOf(inbound.input, place, remembered?.state)
    const wanted = wantedFacts(inbound.input, reading, place, remembered?.state)
    const recalled = wanted.kind === 'none' ? remembered : undefined
    const onChannels = termsOf(bot.channels)
    const request = wanted.kind === 'delivery' ? { ...wanted, question: deliveryQuestion(onChannels, at) } : wanted
    const loaded = recalled === undefined ? await openConversation(database, inbound, request) : undefined
    const from = recalled ?? (loaded === undefined ? undefined : conversationOf(loaded))
    // A newly linked account is looked up again, and greeted below.
    if (from === undefined) return (await strangers.answer(inbound)) === 'answered'
    strangers.forget(inbound)
    if (loaded?.repeated === true) return true
    if (await strangers.hasLinked(inbound)) return attempt(asGreeting(inbound))
    if (from.directoryVersion > known.version) {
      await bot.directory(from.directoryVersion)
      return false
    }
    if (remembered === undefined && isTypedQuestion(inbound.input, reading, from.state, place)) {
      warm.keep(inbound, from)
      return false
    }
    const turn: Turn = {
      input: inbound.input,
      ...(reading !== undefined && { reading }),
      facts: factsOf(wanted, loaded?.facts, onChannels, at),
      state: from.state,
      person: from.person,
      texts: textsOf(from.person.language),
      newId,
      ...(bot.publicUrl !== undefined && { publicUrl: bot.publicUrl }),
      ...(bot.entrances !== undefined && { entrances: bot.entrances() }),
      ...place,
    }
    return answerFrom(inbound, from, turn, at)
  }

  /** Who is new here and has just let us in waits to hear what this is. */
  const changeReachable = async (inbound: Inbound, change: Extract<Input, { kind: 'reachable' }>): Promise<void> => {
    const isKnown = await markReachable(database, inbound, change, bot.now())
    const waits = !isKnown && change.reachable && inbound.interactedAt !== undefined
    if (waits) await strangers.answer(asGreeting(inbound))
  }

  const withdraw = async (inbound: Inbound, at: Date | undefined): Promise<void> => {
    await withdrawAccount(database, inbound, at, bot.now())
    warm.forget(inbound)
  }

  const answerOne = async (inbound: Inbound): Promise<void> => {
    if (inbound.input.kind === 'reachable') return changeReachable(inbound, inbound.input)
    if (inbound.input.kind === 'withdrawn') return withdraw(inbound, inbound.input.at)
    if (strangers.isSilenced(inbound)) return
    for (let tried = 0; tried < ATTEMPTS_MAX; tried++) if (await attempt(inbound)) return
    log.error({ channel: inbound.channel, updateKey: inbound.updateKey }, 'an update could not be answered in time')
    throw new Error(`update ${inbound.updateKey} met too many others at the same moment`)
  }

  return (received) => {
    const inbound = cleanInbound(received)
    return lanes.run(`${inbound.channel} ${inbound.sender}`, () => answerOne(inbound), inbound.order)
  }
}
