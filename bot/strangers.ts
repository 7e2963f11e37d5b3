import type { Channel, ChannelName, Message } from '../services/channel.ts'
import type { Database } from '../services/database.ts'
import { findCode, isLinkedBy, linkAccount, linkAccountByPhone } from '../services/invitations.ts'
import type { Logger } from '../services/logger.ts'
import type { Inbound } from './channels/channel.ts'
import { initialState } from './engine/state.ts'
import { textsOf } from './texts/texts.ts'

/** A stranger is told what this is at most this often. */
const INTRODUCED_EVERY_MS = 20_000
/** After so many messages in that time what comes is dropped unread. */
const HEARD_MAX = 10
const CODES_MAX = 5
const CODES_WINDOW_MS = 15 * 60_000
/** Strangers remembered at once; the oldest is forgotten first. Nothing about them is ever written down. */
const REMEMBERED_MAX = 10_000

/** The button by which a stranger asks to be known by their phone. */
const BY_PHONE = 'byphone'

const CHANNEL_NAMES: Readonly<Record<ChannelName, string>> = {
  telegram: 'Telegram',
  zalo: 'Zalo',
  'zalo-bot': 'Zalo Bot',
  webchat: 'web',
}

/** What shows who a stranger is. */
type Proof = { kind: 'code'; code: string } | { kind: 'phone'; phone: string }

interface Stranger {
  introducedAt: number
  /** Messages since then. */
  heard: number
  codesSince: number
  codes: number
}

export interface Strangers {
  /** Whether the update may be dropped unread: its sender was a stranger a moment ago, wrote a lot and shows nothing that could link. */
  isSilenced(inbound: Inbound): boolean
  /**
   * Answers a stranger without a row in the database, or links the account by the code in the message or the phone that was shared. `linked`: the
   * account has a person now, by this delivery or by another of the same update, and is to be greeted.
   */
  answer(inbound: Inbound): Promise<'linked' | 'answered'>
  /** Whether this very update linked the account, by a delivery before this one. */
  hasLinked(inbound: Inbound): Promise<boolean>
  /** The sender is known, perhaps through another process. */
  forget(inbound: Inbound): void
}

export const createStrangers = ({
  database,
  channels,
  secret,
  now,
  log,
}: {
  database: Database
  channels: ReadonlyMap<string, Channel>
  secret: string
  now: () => Date
  log: Logger
}): Strangers => {
  const remembered = new Map<string, Stranger>()
  const texts = textsOf('vi').strangers

  const recall = (inbound: Inbound): Stranger => {
    const key = `${inbound.channel} ${inbound.sender}`
    const known = remembered.get(key) ?? { introducedAt: 0, heard: 0, codesSince: 0, codes: 0 }
    remembered.delete(key)
    remembered.set(key, known)
    const oldest = remembered.keys().next()
    if (remembered.size > REMEMBERED_MAX && !oldest.done) remembered.delete(oldest.value)
    return known
  }

  const say = async (inbound: Inbound, message: Message) => {
    try {
      await channels.get(inbound.channel)?.send(inbound.sender, message, inbound.updateKey)
    } catch (error) {
      log.info({ err: error, channel: inbound.channel }, 'a stranger could not be answered')
    }
  }

  const proofOf = ({ input, contactPhone }: Inbound): Proof | undefined => {
    if (contactPhone !== undefined) return { kind: 'phone', phone: contactPhone }
    const code = input.kind === 'text' ? findCode(input.text) : undefined
    return code === undefined ? undefined : { kind: 'code', code }
  }

  const introduce = async (inbound: Inbound, stranger: Stranger) => {
    const at = now().getTime()
    stranger.heard += 1
    if (at - stranger.introducedAt < INTRODUCED_EVERY_MS) return
    stranger.introducedAt = at
    stranger.heard = 0
    const { byPhone } = texts
    const offer = {
      text: `${texts.introduction}\n\n${byPhone.offer}`,
      buttons: [[{ title: byPhone.button, action: BY_PHONE }]],
    }
    const canAsk = channels.get(inbound.channel)?.askContact !== undefined
    await say(inbound, canAsk ? offer : { text: texts.introduction })
  }

  const askContact = async ({ channel, sender }: Inbound) => {
    const { title, subtitle } = texts.byPhone
    try {
      await channels.get(channel)?.askContact?.(sender, { title, subtitle })
    } catch (error) {
      log.info({ err: error, channel }, 'a stranger could not be asked for a phone number')
    }
  }

  const linkWith = (proof: Proof, inbound: Inbound) => {
    const link = {
      channel: inbound.channel,
      externalId: inbound.sender,
      updateKey: inbound.updateKey,
      interactedAt: inbound.interactedAt ?? null,
      now: now(),
      initialState,
      welcome: { text: texts.linked },
    }
    if (proof.kind === 'code') return linkAccount(database, { ...link, code: proof.code, secret })
    const warning = { text: texts.byPhone.warning(CHANNEL_NAMES[inbound.channel]) }
    return linkAccountByPhone(database, { ...link, phone: proof.phone, warning })
  }

  /** A code or a phone, which both may be guessed at. */
  const tryProof = async (inbound: Inbound, proof: Proof, stranger: Stranger): Promise<'linked' | 'answered'> => {
    const at = now().getTime()
    if (at - stranger.codesSince > CODES_WINDOW_MS) Object.assign(stranger, { codesSince: at, codes: 0 })
    stranger.codes += 1
    if (stranger.codes > CODES_MAX) {
      if (stranger.codes === CODES_MAX + 1) await say(inbound, { text: texts.tooManyCodes })
      return 'answered'
    }
    const linked = await linkWith(proof, inbound)
    // The same update, delivered twice at once, is no second try of the code.
    if (linked.outcome === 'unknown' && !(await isLinkedBy(database, inbound))) {
      await say(inbound, { text: proof.kind === 'code' ? texts.badCode : texts.byPhone.unknown })
      return 'answered'
    }
    remembered.delete(`${inbound.channel} ${inbound.sender}`)
    return 'linked'
  }

  return {
    isSilenced(inbound) {
      const stranger = remembered.get(`${inbound.channel} ${inbound.sender}`)
      const recent = stranger !== undefined && now().getTime() - stranger.introducedAt < INTRODUCED_EVERY_MS
      return recent && stranger.heard >= HEARD_MAX && proofOf(inbound) === undefined
    },
    async hasLinked(inbound) {
      return proofOf(inbound) !== undefined && (await isLinkedBy(database, inbound))
    },
    forget(inbound) {
      if (remembered.size > 0) remembered.delete(`${inbound.channel} ${inbound.sender}`)
    },
    async answer(inbound) {
      if (inbound.input.kind === 'reachable') return 'answered'
      const stranger = recall(inbound)
      const proof = proofOf(inbound)
      if (proof !== undefined) return tryProof(inbound, proof, stranger)
      if (inbound.input.kind === 'press' && inbound.input.action === BY_PHONE) {
        stranger.heard += 1
        await askContact(inbound)
        return 'answered'
      }
      await introduce(inbound, stranger)
      return 'answered'
    },
  }
}
