import type { Tx } from '@/db/client'
import { writeAnswers, writeContacts, writeProviderStops } from '@/db/queries/contacts/write-contact'
import { bindIdentities } from '@/db/queries/identities/bound-identities'
import { insertEvidence } from '@/db/queries/ledger/evidence'
import { appendLines } from '@/db/queries/ledger/ledger'
import { markForSync } from '@/db/queries/sync/sync-marks'
import { queueChangeMessages } from '@/lib/services/messages/queue-change-message'
import { queueQuestions } from '@/lib/services/messages/queue-question'
import type { Draft } from './draft-change'

/**
 * Writes changes of different contacts in the transaction that holds their locks: all rows of all changes, or nothing.
 */
export async function writeChanges(tx: Tx, businessId: string, drafts: readonly Draft[]): Promise<void> {
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
