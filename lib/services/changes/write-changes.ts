import type { Tx } from '@/db/client'
import { writeChange, writeContact } from '@/db/queries/contacts/write-change'
import { writeAnswers, writeContacts, writeProviderStops } from '@/db/queries/contacts/write-contact'
import { bindIdentities } from '@/db/queries/identities/bound-identities'
import { refuseKnownKeys } from '@/db/queries/ledger/dedupe-keys'
import { insertEvidence } from '@/db/queries/ledger/evidence'
import { appendLines } from '@/db/queries/ledger/ledger'
import { markForSync } from '@/db/queries/sync/sync-marks'
import { queueAnnounced, queueChangeMessages } from '@/lib/services/messages/queue-change-message'
import { queueQuestions } from '@/lib/services/messages/queue-question'
import type { Draft } from './draft-change'

/**
 * Writes changes of different contacts in the transaction that holds their locks: all rows of all changes, or nothing.
 * A single change takes fewer calls.
 */
export async function writeChanges(tx: Tx, businessId: string, drafts: readonly Draft[]): Promise<void> {
  const [only] = drafts
  await (only && drafts.length === 1 ? writeAlone(tx, businessId, only) : writeTogether(tx, businessId, drafts))
}

/** Writes one change by functions that take its rows as plain values (decision 240). */
async function writeAlone(tx: Tx, businessId: string, draft: Draft): Promise<void> {
  const { line, evidence, answers, bound, contact, senderIds, mark, announced, question } = draft
  const [answer = null, ...others] = answers
  // Sent together in one round trip, and run in this order inside the open transaction.
  await Promise.all([
    refuseKnownKeys(tx, businessId, line.dedupeKey === null ? [] : [line.dedupeKey]),
    writeChange(tx, businessId, { line, evidence, answer, mark, isAnnounced: announced !== null }),
    writeAnswers(tx, businessId, others),
    bindIdentities(tx, businessId, bound),
    writeProviderStops(tx, businessId, contact.contactId, contact.state, senderIds),
    writeContact(tx, businessId, contact),
    queueAnnounced(tx, businessId, announced ? [announced] : []),
    queueQuestions(tx, businessId, question ? [question] : []),
  ])
}

/** Writes any number of changes, each kind of row in one statement. */
export async function writeTogether(tx: Tx, businessId: string, drafts: readonly Draft[]): Promise<void> {
  const every = <T>(read: (draft: Draft) => T | null): T[] =>
    drafts.map(read).filter((row): row is NonNullable<typeof row> => row !== null)
  // Sent together in one round trip, and run in this order inside the open transaction.
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
    bindIdentities(
      tx,
      businessId,
      drafts.flatMap(({ bound }) => bound),
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
    queueChangeMessages(
      tx,
      businessId,
      every(({ announced }) => announced),
    ),
    queueQuestions(
      tx,
      businessId,
      every(({ question }) => question),
    ),
  ])
}
