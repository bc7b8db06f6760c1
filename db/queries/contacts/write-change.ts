import type { Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { digestColumn, type EvidenceRow } from '@/db/queries/ledger/evidence'
import type { LedgerRow } from '@/db/queries/ledger/ledger'
import { formOfLine } from '@/db/queries/ledger/line-form'
import type { MarkOf } from '@/db/queries/sync/sync-marks'
import { formOf, madeOf } from './answer-form'
import type { AnswerWrite, ContactWrite } from './write-contact'

/**
 * One change of one contact, written in two calls (decision 240). The functions take one row of each kind as plain
 * values, and do what `appendLines`, `insertEvidence`, `writeAnswers`, `markForSync`, `joinWaiting` and `writeContacts`
 * do for many. Bytes travel as hex and times as numbers, so that a value and null have the same type: postgres.js
 * prepares a statement again for other types.
 */
export interface SingleChange {
  line: LedgerRow
  evidence: EvidenceRow | null
  answer: AnswerWrite | null
  mark: MarkOf | null
  /** Whether a change message that waits announces this change too. */
  isAnnounced: boolean
}

/** Writes a change's line, which waits for the feed then, its evidence, an answer, and the marks for the backends. */
export async function writeChange(
  tx: Tx,
  businessId: string,
  { line, evidence, answer: write, mark, isAnnounced }: SingleChange,
): Promise<void> {
  const form = formOfLine(tx, businessId, line)
  const answer = write?.answer
  const answerForm = answer && formOf(answer, writesCompact(tx))
  await tx`
    select sayso_write_change(${businessId}, ${line.contactId},
      ${line.seq}, ${line.changeId}, ${line.kind}, ${line.occurredAt}, ${line.recordedAt}, ${line.actor},
      ${line.method}, ${line.sourceId}, ${line.reason}, ${line.refersTo}, ${form.payload}, ${form.prev}, ${form.hash},
      ${form.dedupeKey}, ${form.packed}, ${form.hashBytes}, ${form.prevBytes}, ${form.dedupe}, ${form.packedKey},
      ${evidence && evidence.salt.toString('hex')}, ${evidence && evidence.body.toString('hex')},
      ${evidence && digestColumn(tx, evidence.digest)}, ${evidence && evidence.keepUntil},
      ${answer?.topicId ?? null}, ${answer?.answer ?? null}, ${answer?.at ?? null}, ${answerForm?.since ?? null},
      ${answer?.changeId || null}, ${answer?.notice ?? null}, ${answerForm?.basis ?? null},
      ${answer?.expiresAt ?? null}, ${answerForm?.evidence ?? null}, ${answerForm?.lane ?? null},
      ${answer?.ownYesSince ?? null}, ${answer?.lanes ? JSON.stringify(answer.lanes) : null}::text::jsonb,
      ${answer?.pendingRequestId ?? null}, ${answer?.pendingAskedAt ?? null}, ${answer?.pendingExpiresAt ?? null},
      ${answerForm?.terms ?? null}, ${answerForm?.proof ?? null}, ${write ? madeOf(write.contactId) : null},
      ${mark && mark.version}, ${mark?.urgent ?? false}, ${mark && mark.now}, ${mark && mark.recheckAt},
      ${isAnnounced})`
}

/** Writes a contact's own registers and the head of its ledger, as `writeContacts` does. The line comes first. */
export async function writeContact(tx: Tx, businessId: string, write: ContactWrite): Promise<void> {
  const { contactId, state, head } = write
  const { stop, pause } = state
  await tx`
    select sayso_write_contact(${businessId}, ${contactId},
      ${stop && String(stop.on)}::text::boolean, ${stop && stop.at}, ${stop && stop.since}, ${stop?.changeId || null},
      ${pause && pause.until}, ${pause && pause.at}, ${pause?.changeId || null},
      ${state.releasedAt}, ${state.erasedAt}, ${head.seq}, ${head.hash}, ${head.lastOwnAt})`
}
