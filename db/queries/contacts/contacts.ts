import type { Tx } from '@/db/client'
import type { NewIdentity } from '@/db/queries/identities/identities'
import { keepsConsent } from '@/db/queries/sync/sync-marks'
import { columnsOf, instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Creates a contact without answers. `genesis` is the fixed value with which its chain starts. */
export async function insertContact(
  tx: Tx,
  businessId: string,
  contact: { id: string; locale: string | null; genesis: string; now: Instant },
): Promise<void> {
  await tx`
    insert into contacts (business_id, id, locale, head_hash, created_at)
    values (${businessId}, ${contact.id}, ${contact.locale}, ${contact.genesis}, ${instant(contact.now)})`
}

export interface NewContact {
  contactId: string
  identities: readonly (NewIdentity & { id: string })[]
}

/**
 * Creates contacts without answers, with their identities, in three statements, and marks them for the backends that
 * store consent. Returns the number of identities written. If it is lower than the number given, another transaction
 * has taken an identity meanwhile, and the caller rolls back.
 */
export async function insertContacts(
  tx: Tx,
  businessId: string,
  contacts: readonly NewContact[],
  genesis: string,
  now: Instant,
): Promise<number> {
  const ids = contacts.map((contact) => contact.contactId)
  const rows = contacts.flatMap(({ contactId, identities }) =>
    identities.map((identity) => ({ ...identity, contactId })),
  )
  const column = columnsOf(rows)
  await tx`
    insert into contacts (business_id, id, head_hash, created_at)
    select ${businessId}::uuid, id, ${genesis}, ${instant(now)}::timestamptz from unnest(${ids}::uuid[]) as v(id)
    returning 1`
  const written = await tx`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
    select ${businessId}::uuid, id, contact, kind, value, canonical, key, given_by, ${instant(now)}::timestamptz
      from unnest(
      ${column((i) => i.id)}::uuid[], ${column((i) => i.contactId)}::uuid[], ${column((i) => i.kind)}::text[],
        ${column((i) => i.value)}::text[],
      ${column((i) => i.canonical)}::text[], ${column((i) => i.matchKey)}::text[], ${column((i) => i.givenBy)}::text[]
    ) as v(id, contact, kind, value, canonical, key, given_by)
    on conflict (business_id, match_key) where ended_at is null do nothing returning id`
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
    select b.business_id, b.id, v.id, 0, false, ${instant(now)}::timestamptz, ${instant(now)}::timestamptz
    from backends b cross join unnest(${ids}::uuid[]) as v(id)
    where b.business_id = ${businessId} and b.status <> 'disabled' and ${keepsConsent(tx)}
    on conflict (business_id, backend_id, contact_id) do nothing`
  return written.length
}

/** Revokes every link of a contact. The epoch has one byte in the token and wraps; links are valid for 30 days. */
export async function raiseLinkEpoch(tx: Tx, businessId: string, contactId: string): Promise<void> {
  await tx`update contacts set link_epoch = (link_epoch + 1) % 256 where business_id = ${businessId}
    and id = ${contactId}`
}

/** Returns the languages that contacts chose or wrote in, by id; those nobody knows are left out. */
export async function readLocales(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (contactIds.length === 0) return new Map()
  const rows = await tx<{ id: string; locale: string }[]>`
    select id, locale from contacts where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[])
      and locale is not null`
  return new Map(rows.map(({ id, locale }) => [id, locale]))
}

export async function setLocale(tx: Tx, businessId: string, contactId: string, locale: string | null): Promise<void> {
  await tx`update contacts set locale = ${locale} where business_id = ${businessId} and id = ${contactId}`
}

/** A contact that was looked up. */
export interface ContactSummary {
  id: string
  locale: string | null
  createdAt: Instant
  stopped: boolean
  /** The end of the last pause, also if it is over. */
  pauseUntil: Instant | null
  releasedAt: Instant | null
  erasedAt: Instant | null
  mergedInto: string | null
}

/** Returns the contacts of these ids that exist, by id. */
export async function readSummaries(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<Map<string, ContactSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await tx<ContactSummary[]>`
    select id, locale, sayso_ms(created_at) as "createdAt", coalesce(stop_on, false) as stopped,
      sayso_ms(pause_until) as "pauseUntil",
      sayso_ms(released_at) as "releasedAt", sayso_ms(erased_at) as "erasedAt", merged_into as "mergedInto"
    from contacts where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of these contacts, those that are somebody: neither merged into another, nor released, nor erased. */
export async function findLiving(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<Set<string>> {
  if (contactIds.length === 0) return new Set()
  const rows = await tx<{ id: string }[]>`
    select id from contacts where business_id = ${businessId} and id = any(${[...contactIds]}::uuid[])
      and merged_into is null and released_at is null and erased_at is null`
  return new Set(rows.map((row) => row.id))
}
