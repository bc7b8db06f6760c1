import type { NamedSource } from '@/db/queries/business/sources'
import type { WrittenAnswer } from '@/db/queries/contacts/answer-form'
import type { AnswerWrite, ContactWrite } from '@/db/queries/contacts/write-contact'
import type { UnboundIdentity } from '@/db/queries/identities/bound-identities'
import type { EvidenceRow } from '@/db/queries/ledger/evidence'
import type { LedgerRow } from '@/db/queries/ledger/ledger'
import type { MarkOf } from '@/db/queries/sync/sync-marks'
import { nextTransition } from '@/lib/consent/next-transition'
import { isRefusal, tookEffect } from '@/lib/consent/took-effect'
import type { ContactState, Effect } from '@/lib/consent/types'
import { dedupeDigest, sourceDigest } from '@/lib/ledger/bindings'
import { writeEffects } from '@/lib/ledger/effects'
import { sealLine } from '@/lib/ledger/seal'
import { isoTime } from '@/lib/ledger/wire'
import type { Deps } from '@/lib/services/deps'
import { type AnnouncedChange, isAnnounced, isWorthMessage } from '@/lib/services/messages/queue-change-message'
import type { AskedChange } from '@/lib/services/messages/queue-question'
import type { AppliedRequest } from './apply-request'
import type { Changed, ChangeRequest, Locked } from './change-request'
import { changedRows } from './contact-state'
import { evidenceRow } from './evidence-row'
import { type BoundSalt, sealIdentities } from './seal-identities'
import { boundTopics } from './topic-terms'

/**
 * What a line holds beside the change: the source of its link, the key that recognises a repetition, and the identities
 * of the contact that no line has bound yet. And how its evidence is stored.
 */
interface LinePlace {
  source: NamedSource | null
  dedupeKey: string | null
  unbound: readonly UnboundIdentity[]
  /** Whether evidence is packed, as the shorter layout has it. */
  packs: boolean
}

/** One change with all its rows, ready to be written. */
export interface Draft {
  changed: Changed
  line: LedgerRow
  evidence: EvidenceRow | null
  /** The identities that the line binds, with their salts. */
  bound: readonly BoundSalt[]
  answers: readonly AnswerWrite[]
  /** The senders whose provider stop changed. */
  senderIds: readonly string[]
  contact: ContactWrite
  mark: MarkOf | null
  announced: AnnouncedChange | null
  /** Set where the change asks the person to confirm something; it then gets this message and no other. */
  question: AskedChange | null
}

/**
 * Returns the line, evidence, registers, answers and sync mark of a change that was applied to a contact under its
 * lock. Writes nothing.
 */
export function draftChange(
  deps: Deps,
  locked: Locked,
  request: ChangeRequest,
  { content, change, sealed, after, effects }: AppliedRequest,
  { source, dedupeKey, unbound, packs }: LinePlace,
): Draft {
  const { businessId, row, config } = locked
  const contactId = row.id
  const recordedAt = Math.max(locked.now, change.at)
  const seq = row.headSeq + 1
  const sourceId = source?.id ?? null
  const bound = sealIdentities(unbound)
  const topics = boundTopics(
    config,
    effects.flatMap((effect) => ('topicId' in effect ? [effect.topicId] : [])),
  )
  const dedupe = dedupeKey === null ? undefined : dedupeDigest(dedupeKey)
  const asks = effects.some((effect) => effect.on === 'pending' && effect.said !== null && tookEffect(effect))
  const line = sealLine(
    {
      format: 2,
      business_id: businessId,
      contact_id: contactId,
      seq,
      change_id: change.id,
      kind: change.kind,
      occurred_at: isoTime(change.at),
      recorded_at: isoTime(recordedAt),
      actor: change.actor,
      method: change.method,
      source: sourceId,
      notice: change.notice,
      reason: content.reason ?? null,
      refers_to: content.refersTo ?? null,
      effects: writeEffects(effects),
      evidence: change.evidence,
      ...(request.locale ? { locale: request.locale } : {}),
      ...(dedupe === undefined ? {} : { dedupe }),
      ...(sealed ? { evidence_days: deps.settings.evidenceDays } : {}),
      ...(bound.length === 0 ? {} : { identities: bound.map(({ digest }) => digest) }),
      ...(source ? { source_digest: sourceDigest(source) } : {}),
      ...(topics ? { topics } : {}),
    },
    row.headHash,
  )
  return {
    changed: {
      outcome: 'recorded',
      changeId: change.id,
      contactId,
      at: change.at,
      effects,
      before: locked.state,
      after,
    },
    line: {
      contactId,
      seq,
      changeId: change.id,
      kind: change.kind,
      occurredAt: change.at,
      recordedAt,
      actor: change.actor,
      method: change.method,
      sourceId,
      reason: content.reason ?? null,
      refersTo: content.refersTo ?? null,
      payload: line.payload,
      prev: row.headHash,
      hash: line.hash,
      dedupeKey,
      digest: dedupe,
    },
    evidence: sealed && evidenceRow(deps, sealed, { changeId: change.id, contactId, recordedAt, packs }),
    bound,
    answers: answersOf(locked.state, after, effects).map((answer) => ({ contactId, answer })),
    senderIds: effects.flatMap((e) => (e.on === 'provider_stop' ? [e.senderId] : [])),
    contact: {
      contactId,
      state: after,
      head: { seq, hash: line.hash, lastOwnAt: request.claimedAt === undefined ? change.at : row.lastOwnAt },
    },
    mark: effects.some(tookEffect)
      ? {
          contactId,
          version: seq,
          urgent: effects.some(isRefusal),
          now: recordedAt,
          recheckAt: nextTransition(after, recordedAt),
        }
      : null,
    question: asks && !request.isAnswered ? { contactId, changeId: change.id, now: recordedAt } : null,
    announced:
      !asks && isAnnounced(change, effects)
        ? {
            contactId,
            changeId: change.id,
            now: recordedAt,
            isQueued: isWorthMessage(change, { isAnswered: request.isAnswered ?? false }, locked.config),
          }
        : null,
  }
}

/** A request for confirmation that a stop voids is an effect of its own. */
function answersOf(before: ContactState, after: ContactState, effects: readonly Effect[]): WrittenAnswer[] {
  const touched = effects.flatMap((effect) => ('topicId' in effect ? [effect.topicId] : []))
  return touched.length === 0 ? [] : changedRows(before, after, touched)
}
