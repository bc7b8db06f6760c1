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

interface Place {
  line: RecordLine
  effect: Effect
}

/**
 * Returns the ledger's lines as consent records of ISO/IEC TS 27560:2023 (its mandatory fields as W3C's DPV guide lists
 * them): one for each topic that was ever answered, with its events in the order in which they happened. A Yes that was
 * kept out was never a consent, and a statement that arrived too late changed none, so neither is an event. "Stop
 * everything" withdraws each consent that is given, and a return renews it.
 */
export function consentRecords(pack: { chains: readonly { lines: readonly RecordLine[] }[] }): ConsentRecord[] {
  const places = pack.chains
    .flatMap((chain) => chain.lines)
    .flatMap((line) => line.effects.map((effect): Place => ({ line, effect })))
    .filter(({ effect }) => tookEffect(effect))
    .toSorted((a, b) => a.line.occurredAt - b.line.occurredAt || a.line.recordedAt - b.line.recordedAt)
  const topicIds = new Set(places.flatMap(({ effect }) => ('topicId' in effect ? [effect.topicId] : [])))
  return [...topicIds].map((topicId) => recordOf(topicId, places)).filter(({ events }) => events.length > 0)
}

function recordOf(topicId: string, places: readonly Place[]): ConsentRecord {
  const record: ConsentRecord = { topicId, language: null, notice: null, lawfulBasis: null, events: [] }
  let given = false
  let stopped = false
  const add = ({ line }: Place, state: ConsentState, validUntil: Instant | null) => {
    const reported =
      line.content?.method === 'api' || line.content?.method === 'import' || line.content?.actor === 'backend'
    record.events.push({
      changeId: line.changeId,
      time: line.occurredAt,
      validUntil: validUntil !== null && validUntil < FOREVER ? validUntil : null,
      actor: line.content?.actor ?? 'system',
      method: line.content?.method ?? 'reconcile',
      type: reported ? 'reported' : 'expressed',
      state,
    })
  }
  for (const place of places) {
    const { effect, line } = place
    if (effect.on === 'answer' && effect.topicId === topicId) {
      const isYes = effect.said.answer === 'in'
      if (isYes) {
        add(place, given ? 'RenewedConsentGiven' : 'ConsentGiven', effect.said.expiresAt)
        record.lawfulBasis = effect.said.basis ?? record.lawfulBasis
        record.notice = effect.said.notice ?? record.notice
        record.language = line.content?.locale ?? record.language
        // A Yes of the person passes a stop; a Yes of another source does not.
        if (effect.lane === 'own') stopped = false
      } else {
        add(place, given ? withdrawnBy(line) : 'ConsentRefused', null)
      }
      given = isYes
    } else if (effect.on === 'stop' && given && effect.said.on !== stopped) {
      stopped = effect.said.on
      add(place, stopped ? withdrawnBy(line) : 'RenewedConsentGiven', null)
    } else if (effect.on === 'pending' && effect.topicId === topicId && effect.said) {
      add(place, 'ConsentRequested', effect.said.expiresAt)
    }
  }
  return record
}

/** Returns the state of a withdrawal: DPV has one for a withdrawal by the person and one for a withdrawal by others. */
function withdrawnBy({ content }: RecordLine): ConsentState {
  const isPerson = content?.actor === 'contact' || content?.actor === 'provider' || content?.method === 'agent'
  return isPerson ? 'ConsentWithdrawn' : 'ConsentRevoked'
}
