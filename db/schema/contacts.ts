import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { businessId, instant } from './columns'

/**
 * An end customer of one business: the registers of docs/consent.md that are not about one topic, and the head of the
 * ledger.
 */
export const contacts = pgTable(
  'contacts',
  {
    businessId: businessId(),
    id: uuid('id').notNull(),
    locale: text('locale'),
    linkEpoch: smallint('link_epoch').notNull().default(0),
    stopOn: boolean('stop_on'),
    stopAt: instant('stop_at'),
    stopSince: instant('stop_since'),
    stopChangeId: uuid('stop_change_id'),
    /** The end of the pause; null with a `pauseAt` means that the person resumed. */
    pauseUntil: instant('pause_until'),
    pauseAt: instant('pause_at'),
    pauseChangeId: uuid('pause_change_id'),
    releasedAt: instant('released_at'),
    erasedAt: instant('erased_at'),
    /** Who stayed of a merge; never somebody who was merged themselves (db/queries/contacts/merges.ts). */
    mergedInto: uuid('merged_into'),
    /**
     * The ledger's last line of this contact, so that a removed tail is noticed. 0 and the genesis value before the
     * first.
     */
    headSeq: integer('head_seq').notNull().default(0),
    headHash: text('head_hash').notNull(),
    /** The time of the last act recorded by our own clock: the next is at least 1 ms later. */
    lastOwnAt: instant('last_own_at'),
    /**
     * Stops on the page that changed nothing and have no line of their own: how many there were, and when the last one
     * was.
     */
    quietStops: integer('quiet_stops').notNull().default(0),
    quietStopAt: instant('quiet_stop_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessId, t.id] }),
    index('contacts_merged')
      .on(t.businessId, t.mergedInto)
      .where(sql`merged_into is not null`),
    index('contacts_stopped')
      .on(t.businessId, t.id)
      .where(sql`stop_on`),
    index('contacts_paused')
      .on(t.businessId, t.id)
      .where(sql`pause_until is not null`),
  ],
)

/**
 * For each sender: Meta's own "stop offers", when the person last wrote (the 24-hour window), and who answers the
 * conversation there.
 */
export const contactSenders = pgTable(
  'contact_senders',
  {
    businessId: businessId(),
    contactId: uuid('contact_id').notNull(),
    senderId: uuid('sender_id').notNull(),
    stopOn: boolean('stop_on'),
    stopAt: instant('stop_at'),
    stopChangeId: uuid('stop_change_id'),
    lastInboundAt: instant('last_inbound_at'),
    /** Whether Meta's Business Agent answers this conversation; null when no webhook has said. */
    agentHolds: boolean('agent_holds'),
    /** Since when that is known. */
    agentAt: instant('agent_at'),
  },
  (t) => [primaryKey({ columns: [t.businessId, t.contactId, t.senderId] })],
)
