import { isOwnMethod } from '@/lib/consent/lanes'
import { tookEffect } from '@/lib/consent/took-effect'
import { FOREVER, type Actor, type Effect, type Instant, type Method } from '@/lib/consent/types'
import type { EvidenceLine } from './read-evidence'

/** What of a line a record is made of. */
export type RecordLine = Pick<EvidenceLine, 'changeId' | 'occurredAt' | 'recordedAt' | 'content' | 'effects'>

/** States of a consent, in the terms of W3C's Data Privacy Vocabulary (dpv/modules/consent_status). */
export type ConsentState =
  | 'ConsentRequested'
  | 'ConsentGiven'
  | 'RenewedConsentGiven'
  | 'ConsentRefused'
  | 'ConsentWithdrawn'
  | 'ConsentRevoked'

export interface ConsentEvent {
  changeId: string
  time: Instant
  /** When the consent ends; null if it holds until it is withdrawn. */
  validUntil: Instant | null
  actor: Actor
  method: Method
  /** `expressed` by the person; `reported` by another source. */
  type: 'expressed' | 'reported'
  state: ConsentState
}

/** One purpose, and every event of the consent to it. */
export interface ConsentRecord {
  topicId: string
  language: string | null
  notice: string | null
  lawfulBasis: string | null
  events: ConsentEvent[]
}

/** A line, and what it does: an effect, or null for a merge of two contacts. */
interface Place {
  line: RecordLine
  effect: Effect | null
}

/**
 * Returns the ledger's lines as consent records of ISO/IEC TS 27560:2023 (its mandatory fields as W3C's DPV guide lists
 * them): one for each topic that was ever answered, with its events in the order in which they happened. A Yes that was
 * kept out was never a consent, and a statement that arrived too late changed none, so neither is an event. "Stop
 * everything" withdraws each consent that is given, and a return renews it. A Yes of another source under a stop is a
 * consent only from a return on. If two contacts turn out to be one person, what either of them refused is revoked.
 */
export function consentRecords(pack: { chains: readonly { lines: readonly RecordLine[] }[] }): ConsentRecord[] {
  const places = pack.chains
    .flatMap((chain) => chain.lines)
    .flatMap((line): Place[] => [
      ...(line.content?.kind === 'merged' ? [{ line, effect: null }] : []),
      ...line.effects.filter(tookEffect).map((effect) => ({ line, effect })),
    ])
    .toSorted((a, b) => a.line.occurredAt - b.line.occurredAt || a.line.recordedAt - b.line.recordedAt)
  const topicIds = new Set(places.flatMap(({ effect }) => (effect && 'topicId' in effect ? [effect.topicId] : [])))
  return [...topicIds].map((topicId) => recordOf(topicId, places)).filter(({ events }) => events.length > 0)
}

/** What the lines of one contact say up to a moment about a topic; two contacts who were merged share one. */
interface Standing {
  answer: 'in' | 'out' | null
  stopped: boolean
  /** Whether there was an event of a consent that was given. */
  wasGiven: boolean
}

function recordOf(topicId: string, places: readonly Place[]): ConsentRecord {
  const record: ConsentRecord = { topicId, language: null, notice: null, lawfulBasis: null, events: [] }
  const standings = new Map<string, Standing>()
  const standingOf = (contactId = ''): Standing => {
    const standing = standings.get(contactId) ?? { answer: null, stopped: false, wasGiven: false }
    standings.set(contactId, standing)
    return standing
  }
  const add = ({ line: { changeId, occurredAt, content } }: Place, state: ConsentState, validUntil: Instant | null) => {
    const method = content?.method ?? 'reconcile'
    record.events.push({
      changeId,
      time: occurredAt,
      validUntil: validUntil !== null && validUntil < FOREVER ? validUntil : null,
      actor: content?.actor ?? 'system',
      method,
      type: isOwnMethod(method) ? 'expressed' : 'reported',
      state,
    })
  }
  const give = (place: Place, standing: Standing, validUntil: Instant | null) => {
    add(place, standing.wasGiven ? 'RenewedConsentGiven' : 'ConsentGiven', validUntil)
    standing.wasGiven = true
  }
  for (const place of places) {
    const { effect, line } = place
    const standing = standingOf(line.content?.contact_id)
    if (effect === null) {
      const other = line.content?.other_head?.contact_id
      if (other !== undefined && merge(standings, line.content?.contact_id ?? '', standing, standingOf(other)))
        add(place, 'ConsentRevoked', null)
    } else if (effect.on === 'answer' && effect.topicId === topicId) {
      const isGiven = standing.answer === 'in'
      if (effect.said.answer === 'in') {
        standing.answer = 'in'
        // A Yes of the person passes a stop; a Yes of another source does not.
        if (effect.lane === 'own') standing.stopped = false
        if (!isGiven) standing.wasGiven = false
        if (!standing.stopped) give(place, standing, effect.said.expiresAt)
        record.lawfulBasis = effect.said.basis ?? record.lawfulBasis
        record.notice = effect.said.notice ?? record.notice
        record.language = line.content?.locale ?? record.language
      } else {
        add(place, isGiven && standing.wasGiven ? withdrawnBy(line) : 'ConsentRefused', null)
        standing.answer = 'out'
      }
    } else if (effect.on === 'stop') {
      const isNews = effect.said.on !== standing.stopped && standing.answer === 'in'
      standing.stopped = effect.said.on
      if (isNews && standing.stopped) add(place, withdrawnBy(line), null)
      if (isNews && !standing.stopped) give(place, standing, null)
    } else if (effect.on === 'pending' && effect.topicId === topicId && effect.said) {
      add(place, 'ConsentRequested', effect.said.expiresAt)
    }
  }
  return record
}

const isHeld = ({ answer, stopped }: Standing) => answer === 'in' && !stopped

/**
 * Makes two contacts share what holds for both of them: the stricter of each. Both of their lines say so; the first
 * does it. Returns whether a consent ends by it.
 */
function merge(standings: Map<string, Standing>, id: string, one: Standing, other: Standing): boolean {
  if (one === other) return false
  const answers = [one.answer, other.answer]
  const joint: Standing = {
    answer: answers.includes('out') ? 'out' : answers.includes('in') ? 'in' : null,
    stopped: one.stopped || other.stopped,
    wasGiven: one.wasGiven || other.wasGiven,
  }
  for (const [key, each] of standings) if (key === id || each === one || each === other) standings.set(key, joint)
  return (isHeld(one) || isHeld(other)) && !isHeld(joint)
}

/** Returns the state of a withdrawal: DPV has one for a withdrawal by the person and one for a withdrawal by others. */
function withdrawnBy({ content }: RecordLine): ConsentState {
  const isPerson = content?.actor === 'contact' || content?.actor === 'provider' || content?.method === 'agent'
  return isPerson ? 'ConsentWithdrawn' : 'ConsentRevoked'
}
