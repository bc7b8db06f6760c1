import type { Tx } from '@/db/client'
import { columnsOf, instant } from '@/db/sql'
import type { ContactRow } from '@/db/queries/contacts/contact-rows'
import type { IdentityKind } from '@/lib/consent/types'

export interface SyncIdentity {
  contactId: string
  kind: IdentityKind
  value: string
  matchKey: string
}

/** The states of contacts, each as of now: called after they are claimed, so that no later change is missed. */
export async function readContacts(tx: Tx, businessId: string, contactIds: readonly string[]): Promise<ContactRow[]> {
  const rows = await tx<{ contact: ContactRow | null }[]>`
    select sayso_read_contact(${businessId}, c) as contact from unnest(${[...contactIds]}::uuid[]) as c`
  return rows.flatMap((row) => (row.contact ? [row.contact] : []))
}

/** The live identities of contacts, those that a platform gave before those that were typed, and of these the oldest first. */
export async function readIdentities(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<SyncIdentity[]> {
  const rows = await tx<{ contact_id: string; kind: SyncIdentity['kind']; value: string; match_key: string }[]>`
    select contact_id, kind, value, match_key from identities
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and ended_at is null
    order by given_by, created_at, id`
  return rows.map((row) => ({ contactId: row.contact_id, kind: row.kind, value: row.value, matchKey: row.match_key }))
}

/** Which contacts of ours are known to be which contact of a backend: by what was mirrored, and by the identities that came from there. */
export async function findHolders(
  tx: Tx,
  businessId: string,
  backendId: string,
  externalIds: readonly string[],
): Promise<{ externalId: string; contactId: string }[]> {
  if (externalIds.length === 0) return []
  const prefix = `backend:${backendId}:`
  const keys = externalIds.map((id) => prefix + id)
  const marked = await tx<{ external_id: string; contact_id: string }[]>`
    select external_id, contact_id from sync_marks
    where business_id = ${businessId} and backend_id = ${backendId} and external_id = any(${[...externalIds]}::text[])`
  const named = await tx<{ match_key: string; contact_id: string }[]>`
    select match_key, contact_id from identities
    where business_id = ${businessId} and match_key = any(${keys}::text[]) and ended_at is null`
  return [
    ...marked.map((row) => ({ externalId: row.external_id, contactId: row.contact_id })),
    ...named.map((row) => ({ externalId: row.match_key.slice(prefix.length), contactId: row.contact_id })),
  ]
}

export interface NewBackendIdentity {
  id: string
  contactId: string
  value: string
  canonical: string
  matchKey: string
}

/** Adds what contacts are called in a backend, where nobody else holds the name. */
export async function addBackendIdentities(
  tx: Tx,
  businessId: string,
  identities: readonly NewBackendIdentity[],
  now: number,
): Promise<void> {
  const column = columnsOf(identities)
  await tx`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
    select ${businessId}::uuid, id, contact_id, 'backend', value, canonical, match_key, 'platform', ${instant(now)}::timestamptz
    from unnest(${column((i) => i.id)}::uuid[], ${column((i) => i.contactId)}::uuid[], ${column((i) => i.value)}::text[],
      ${column((i) => i.canonical)}::text[], ${column((i) => i.matchKey)}::text[]) as v(id, contact_id, value, canonical, match_key)
    on conflict (business_id, match_key) where ended_at is null do nothing`
}

/** Ends a backend's id of a contact: nobody in the backend has it any more. */
export async function endBackendIdentity(
  tx: Tx,
  businessId: string,
  contactId: string,
  matchKey: string,
  now: number,
): Promise<void> {
  await tx`
    update identities set ended_at = ${instant(now)}
    where business_id = ${businessId} and contact_id = ${contactId} and match_key = ${matchKey} and ended_at is null`
}
