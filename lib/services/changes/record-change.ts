import type { Tx } from '@/db/client'
import type { StoredAnswer } from '@/db/queries/contacts/contact-rows'
import {
  type AnswerWrite,
  type ContactWrite,
  writeAnswers,
  writeContacts,
  writeProviderStops,
} from '@/db/queries/contacts/write-contact'
import { type EvidenceRow, insertEvidence } from '@/db/queries/ledger/evidence'
import { appendLines, type LedgerRow } from '@/db/queries/ledger/ledger'
import { type MarkOf, markForSync } from '@/db/queries/sync/sync-marks'
import { applyChange } from '@/lib/consent/change'
import { nextTransition } from '@/lib/consent/next-transition'
import type { Change, ContactState, Effect, Instant } from '@/lib/consent/types'
import { encryptEvidence } from '@/lib/keys'
import { writeEffects } from '@/lib/ledger/effects'
import { newSalt, sealEvidence } from '@/lib/ledger/evidence'
import { sealLine } from '@/lib/ledger/seal'
import { isoTime } from '@/lib/ledger/wire'
import type { Deps } from '@/lib/services/deps'
import {
  isConfirmed,
  isWorthMessage,
  queueConfirmations,
  type ConfirmedChange,
} from '@/lib/services/messages/queue-confirmation'
import type { Changed, Locked, ChangeContent } from './change-request'
import { answerRow } from './contact-state'

const DAY = 86_400_000

export interface LineDetails {
  said: ChangeContent
  ownAct: boolean
  claimedAt: Instant | null
  sourceId: string | null
  locale: string | null
  evidence: Record<string, unknown> | null
  dedupeKey: string | null
  /** Whoever asked for the change tells the person of it. */
  isAnswered: boolean
}

/** One change with all its rows, ready to be written. */
export interface Draft {
  changed: Changed
  line: LedgerRow
  evidence: EvidenceRow | null
  answers: readonly AnswerWrite[]
  /** Senders whose stop moved. */
  senderIds: readonly string[]
  contact: ContactWrite
  mark: MarkOf | null
  told: ConfirmedChange | null
}

/** Works out line, evidence, registers, answers and sync mark of one change, of a contact that is locked. Writes nothing. */
export function draftChange(deps: Deps, locked: Locked, draft: Change, details: LineDetails): Draft {
  const { businessId, row } = locked
  const contactId = row.id
  const recordedAt = Math.max(locked.now, draft.at)
  const proof =
    details.evidence &&
    sealProof(details.evidence, details.claimedAt !== null && details.claimedAt !== draft.at ? details.claimedAt : null)
  const change: Change = { ...draft, evidence: proof?.digest ?? null }
  const { after, effects } = applyChange(locked.state, change)
  const seq = row.headSeq + 1
  const line = sealLine(
    {
      format: 1,
      business_id: businessId,
      contact_id: contactId,
      seq,
      change_id: change.id,
      kind: change.kind,
      occurred_at: isoTime(change.at),
      recorded_at: isoTime(recordedAt),
      actor: change.actor,
      method: change.method,
      source: details.sourceId,
      notice: change.notice,
      reason: details.said.reason ?? null,
      refers_to: details.said.refersTo ?? null,
      effects: writeEffects(effects),
      evidence: change.evidence,
      ...(details.locale ? { locale: details.locale } : {}),
    },
    row.headHash,
  )
  const moves = effects.some(({ outcome }) => outcome !== 'none' && outcome !== 'kept_out')
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
      sourceId: details.sourceId,
      reason: details.said.reason ?? null,
      refersTo: details.said.refersTo ?? null,
      payload: line.payload,
      prev: row.headHash,
      hash: line.hash,
      dedupeKey: details.dedupeKey,
    },
    evidence: proof && {
      changeId: change.id,
      contactId,
      salt: proof.salt,
      body: encryptEvidence(deps.keys, proof.text, change.id),
      digest: proof.digest,
      keepUntil: recordedAt + deps.settings.evidenceDays * DAY,
    },
    answers: answersOf(after, effects).map((answer) => ({ contactId, answer })),
    senderIds: effects.flatMap((e) => (e.on === 'provider_stop' ? [e.senderId] : [])),
    contact: {
      contactId,
      state: after,
      head: { seq, hash: line.hash, lastOwnAt: details.ownAct ? change.at : row.lastOwnAt },
    },
    mark: moves
      ? {
          contactId,
          version: seq,
          urgent: effects.some(isRefusal),
          now: recordedAt,
          recheckAt: nextTransition(after, recordedAt),
        }
      : null,
    told: isConfirmed(change, effects)
      ? { contactId, changeId: change.id, now: recordedAt, isQueued: isWorthMessage(change, details, locked.config) }
      : null,
  }
}

/** Writes changes of different contacts, all of each or nothing of any, in the transaction that holds their locks. */
export async function writeChanges(tx: Tx, businessId: string, drafts: readonly Draft[]): Promise<void> {
  const every = <T>(read: (draft: Draft) => T | null): T[] =>
    drafts.map(read).filter((row): row is NonNullable<typeof row> => row !== null)
  // Sent together and answered together: one round trip, in this order, inside the open transaction.
  await Promise.all([
    appendLines(
      tx,
      businessId,
      every(({ line }) => line),
    ),
    insertEvidence(
      tx,
      businessId,
      every(({ evidence }) => evidence),
    ),
    writeAnswers(
      tx,
      businessId,
      drafts.flatMap(({ answers }) => answers),
    ),
    ...drafts.map(({ contact, senderIds }) =>
      writeProviderStops(tx, businessId, contact.contactId, contact.state, senderIds),
    ),
    writeContacts(
      tx,
      businessId,
      every(({ contact }) => contact),
    ),
    markForSync(
      tx,
      businessId,
      every(({ mark }) => mark),
    ),
    queueConfirmations(
      tx,
      businessId,
      every(({ told }) => told),
    ),
  ])
}

/** The rows of the topics that the change touched; the requests that a stop voids are effects of their own. */
function answersOf(after: ContactState, effects: readonly Effect[]): StoredAnswer[] {
  const topicIds = new Set(effects.flatMap((effect) => ('topicId' in effect ? [effect.topicId] : [])))
  return [...topicIds].map((id) => answerRow(id, after.topics[id] ?? { lanes: {}, pending: null }))
}

function sealProof(body: Record<string, unknown>, claimedAt: Instant | null) {
  const salt = newSalt()
  const whole = claimedAt === null ? body : { ...body, claimedAt: new Date(claimedAt).toISOString() }
  return { salt, text: JSON.stringify(whole), digest: sealEvidence(whole, salt) }
}

/** Whether an effect makes less allowed: those are delivered to the backends first. */
function isRefusal(effect: Effect): boolean {
  if (effect.outcome !== 'set' && effect.outcome !== 'reaffirmed') return false
  switch (effect.on) {
    case 'answer':
      return effect.said.answer !== 'in'
    case 'stop':
    case 'provider_stop':
      return effect.said.on
    case 'pause':
      return effect.said.until !== null
    case 'release':
    case 'erasure':
      return true
    case 'pending':
      return false
  }
}
