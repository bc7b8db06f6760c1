import type { Tx } from '@/db/client'
import { keepsConsent } from '@/db/queries/sync/sync-marks'
import type { IdentityKind, IdentityOrigin, Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import type { NewIdentity } from './identities'

/** Who has, or had, an identity. */
export interface Holder {
  matchKey: string
  kind: IdentityKind
  givenBy: IdentityOrigin
  contactId: string
  endedAt: Instant | null
  /** The contact gave its number up, or was erased. */
  gone: boolean
}

const iso = (instant: Instant) => new Date(instant).toISOString()

/**
 * All who hold or held one of the identities, in one look. What a merged contact held is the other's: what it keeps (`moveIdentities`) is
 * for the past only.
 */
export async function findHolders(tx: Tx, businessId: string, matchKeys: readonly string[]): Promise<Holder[]> {
  if (matchKeys.length === 0) return []
  const keys = [...new Set(matchKeys)]
  // In two halves, each with an index of its own: asked in one, every identity of the business is looked at. And first of all: on tables
  // without statistics the planner would ask again for every contact.
  const rows = await tx<
    {
      match_key: string
      kind: IdentityKind
      given_by: IdentityOrigin
      contact_id: string
      ended_at: number | null
      gone: boolean
    }[]
  >`
    with i as materialized (
      select l.match_key, l.kind, l.given_by, l.contact_id, l.ended_at from identities l
      where l.business_id = ${businessId} and l.match_key = any(${keys}::text[]) and l.ended_at is null
      union all
      select f.match_key, f.kind, f.given_by, f.contact_id, f.ended_at from identities f
      where f.business_id = ${businessId} and f.match_key = any(${keys}::text[]) and f.ended_at is not null
    )
    select i.match_key, i.kind, i.given_by, i.contact_id, sayso_ms(i.ended_at) as ended_at,
      (c.released_at is not null or c.erased_at is not null) as gone
    from i join contacts c on c.business_id = ${businessId} and c.id = i.contact_id
    where c.merged_into is null`
  return rows.map((row) => ({
    matchKey: row.match_key,
    kind: row.kind,
    givenBy: row.given_by,
    contactId: row.contact_id,
    endedAt: row.ended_at,
    gone: row.gone,
  }))
}

/** The live identities of a contact. */
export async function findLiveIdentities(
  tx: Tx,
  businessId: string,
  contactId: string,
): Promise<{ kind: IdentityKind; matchKey: string; canonical: string }[]> {
  const rows = await tx<{ kind: IdentityKind; match_key: string; canonical: string }[]>`
    select kind, match_key, canonical from identities
    where business_id = ${businessId} and contact_id = ${contactId} and ended_at is null`
  return rows.map((row) => ({ kind: row.kind, matchKey: row.match_key, canonical: row.canonical }))
}

/** Ends identities of one contact; what somebody else holds by now is left alone. */
export async function endIdentitiesOf(
  tx: Tx,
  businessId: string,
  contactId: string,
  matchKeys: readonly string[],
  at: Instant,
): Promise<void> {
  await tx`
    update identities set ended_at = ${iso(at)}
    where business_id = ${businessId} and contact_id = ${contactId} and match_key = any(${[...matchKeys]}::text[]) and ended_at is null`
}

/**
 * Everything that one contact is or was known by goes to another. A copy that ends now stays with the one it goes from: a check about the
 * past asks whose it was then.
 */
export async function moveIdentities(
  tx: Tx,
  businessId: string,
  fromId: string,
  intoId: string,
  now: Instant,
): Promise<void> {
  const moved = await tx<{ id: string }[]>`
    update identities set contact_id = ${intoId} where business_id = ${businessId} and contact_id = ${fromId} returning id`
  const ids = moved.map((row) => row.id)
  await tx`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at, ended_at)
    select i.business_id, v.copy, ${fromId}::uuid, i.kind, i.value, i.canonical, i.match_key, i.given_by, i.created_at, coalesce(i.ended_at, ${iso(now)}::timestamptz)
    from unnest(${ids}::uuid[], ${ids.map(() => newId())}::uuid[]) as v(id, copy)
    join identities i on i.business_id = ${businessId} and i.id = v.id`
}

/** Old links of `fromId` lead to `intoId` from now on, and what it heard last counts there. */
export async function markMerged(tx: Tx, businessId: string, fromId: string, intoId: string): Promise<void> {
  // Whoever was merged into it before follows as well: nobody is more than one step from who stayed.
  await tx`update contacts set merged_into = ${intoId} where business_id = ${businessId} and (id = ${fromId} or merged_into = ${fromId})`
  await tx`
    insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at, agent_holds, agent_at)
    select s.business_id, ${intoId}::uuid, s.sender_id, s.last_inbound_at, s.agent_holds, s.agent_at from contact_senders s
    where s.business_id = ${businessId} and s.contact_id = ${fromId} and s.last_inbound_at is not null
    on conflict (business_id, contact_id, sender_id) do update
      set last_inbound_at = greatest(contact_senders.last_inbound_at, excluded.last_inbound_at),
        agent_holds = case when contact_senders.agent_at >= excluded.agent_at then contact_senders.agent_holds
          else coalesce(excluded.agent_holds, contact_senders.agent_holds) end,
        agent_at = greatest(contact_senders.agent_at, excluded.agent_at)`
}

export interface NewPerson {
  contactId: string
  identities: readonly (NewIdentity & { id: string })[]
}

/**
 * Makes contacts that have said nothing, with their identities, all in three statements. Returns how many identities could be written:
 * fewer than given means that somebody took one meanwhile, and the caller rolls back. Marked for the backends that keep consent:
 * WhatsApp keeps none.
 */
export async function insertPeople(
  tx: Tx,
  businessId: string,
  people: readonly NewPerson[],
  genesis: string,
  now: Instant,
): Promise<number> {
  const ids = people.map((person) => person.contactId)
  const rows = people.flatMap((person) => person.identities.map((identity) => ({ ...identity, ...person })))
  await tx`
    insert into contacts (business_id, id, head_hash, created_at)
    select ${businessId}::uuid, id, ${genesis}, ${iso(now)}::timestamptz from unnest(${ids}::uuid[]) as v(id)`
  const written = await tx`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
    select ${businessId}::uuid, id, contact, kind, value, canonical, key, given_by, ${iso(now)}::timestamptz from unnest(
      ${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.contactId)}::uuid[], ${rows.map((row) => row.kind)}::text[],
      ${rows.map((row) => row.value)}::text[], ${rows.map((row) => row.canonical)}::text[], ${rows.map((row) => row.matchKey)}::text[],
      ${rows.map((row) => row.givenBy)}::text[]
    ) as v(id, contact, kind, value, canonical, key, given_by)
    on conflict (business_id, match_key) where ended_at is null do nothing returning id`
  await tx`
    insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
    select b.business_id, b.id, v.id, 0, false, ${iso(now)}::timestamptz, ${iso(now)}::timestamptz
    from backends b cross join unnest(${ids}::uuid[]) as v(id)
    where b.business_id = ${businessId} and b.status <> 'disabled' and ${keepsConsent(tx)}
    on conflict (business_id, backend_id, contact_id) do nothing`
  return written.length
}

/** Which of the hashes are suppressed. */
export async function findSuppressed(tx: Tx, businessId: string, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx<
    { hash: string }[]
  >`select hash from suppressions where business_id = ${businessId} and hash = any(${[...hashes]}::text[])`
  return new Set(rows.map((row) => row.hash))
}

/** Which of the hashes are suppressed, and why. */
export async function findSuppressionCauses(
  tx: Tx,
  businessId: string,
  hashes: readonly string[],
): Promise<Map<string, 'released' | 'erased'>> {
  const rows = await tx<{ hash: string; cause: 'released' | 'erased' }[]>`
    select hash, cause from suppressions where business_id = ${businessId} and hash = any(${[...hashes]}::text[])`
  return new Map(rows.map((row) => [row.hash, row.cause]))
}
