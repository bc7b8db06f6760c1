import type { Tx } from '@/db/client'
import { findMergedContacts } from '@/db/queries/contacts/merges'
import { columnsOf, instant, texts } from '@/db/sql'
import type { IdentityKind, IdentityOrigin, Instant } from '@/lib/consent/types'

/** Who has, or had, an identity. */
export interface Holder {
  matchKey: string
  kind: IdentityKind
  givenBy: IdentityOrigin
  contactId: string
  createdAt: Instant
  /** When it ended; null if it has not. For who released their number at the latest then. */
  endedAt: Instant | null
  /** The contact gave its number up, or was erased. */
  gone: boolean
}

/**
 * All who hold or held one of the identities, in one look. What a merged contact held is the other's: what it keeps
 * (`moveIdentities`) is for the past only.
 */
export async function findHolders(tx: Tx, businessId: string, matchKeys: readonly string[]): Promise<Holder[]> {
  if (matchKeys.length === 0) return []
  const keys = [...new Set(matchKeys)]
  // In two halves, each with an index of its own: asked in one, every identity of the business is looked at. And first
  // of all: on tables without statistics the planner would ask again for every contact.
  return tx<Holder[]>`
    with i as materialized (
      select l.match_key, l.kind, l.given_by, l.contact_id, l.created_at, l.ended_at from identities l
      where l.business_id = ${businessId} and l.match_key = any(${keys}::text[]) and l.ended_at is null
      union all
      select f.match_key, f.kind, f.given_by, f.contact_id, f.created_at, f.ended_at from identities f
      where f.business_id = ${businessId} and f.match_key = any(${keys}::text[]) and f.ended_at is not null
    )
    select i.match_key as "matchKey", i.kind, i.given_by as "givenBy", i.contact_id as "contactId",
      sayso_ms(i.created_at) as "createdAt",
      case when i.ended_at is not null then sayso_ms(least(i.ended_at, c.released_at)) end as "endedAt",
      (c.released_at is not null or c.erased_at is not null) as gone
    from i join contacts c on c.business_id = ${businessId} and c.id = i.contact_id
    where c.merged_into is null`
}

/** Returns the ids of the contacts that hold these match keys now, by match key. */
export async function findLiveHolders(
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
): Promise<Map<string, string>> {
  if (matchKeys.length === 0) return new Map()
  const rows = await tx<{ matchKey: string; contactId: string }[]>`
    select match_key as "matchKey", contact_id as "contactId" from identities
    where business_id = ${businessId} and match_key = any(${texts(tx, matchKeys)}) and ended_at is null`
  return new Map(rows.map(({ matchKey, contactId }) => [matchKey, contactId]))
}

/** Who had an identity before, and from when until when. */
interface FormerHolding {
  matchKey: string
  contactId: string
  createdAt: Instant
  endedAt: Instant
}

/**
 * Returns who held these match keys before, and until when: at the latest until they released their number, though what
 * else they were known by ends only when somebody else gets it. Nobody who was merged into another is named, because
 * the other one has what they had.
 */
export async function findFormerHolders(
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
): Promise<FormerHolding[]> {
  if (matchKeys.length === 0) return []
  return tx<FormerHolding[]>`
    with f as materialized (
      select i.match_key, i.contact_id, i.created_at, i.ended_at from identities i
      where i.business_id = ${businessId} and i.match_key = any(${texts(tx, matchKeys)}) and i.ended_at is not null
    )
    select f.match_key as "matchKey", f.contact_id as "contactId", sayso_ms(f.created_at) as "createdAt",
      sayso_ms(least(f.ended_at, c.released_at)) as "endedAt"
    from f join contacts c on c.business_id = ${businessId} and c.id = f.contact_id
    where c.merged_into is null`
}

/** A number or a user id that a contact has or had. */
export interface PastIdentity {
  contactId: string
  /**
   * Null for what is the contact's own. Else this is what a contact kept of it who was merged into this one: with the
   * end that it had by then, or the moment of the merge.
   */
  mergedId: string | null
  kind: 'phone' | 'bsuid'
  matchKey: string
  createdAt: Instant
  endedAt: Instant | null
}

/**
 * Returns the numbers and user ids of contacts that lost one of them: what they have, what they had, and what those
 * kept who were merged into them. It is for who was behind them (`readPersonChanges`), of which a parent user id tells
 * nothing (`isParent`).
 */
export async function findPastIdentities(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<PastIdentity[]> {
  if (contactIds.length === 0) return []
  // In steps, each of which asks an index for a list: few contacts ever lost anything.
  const found = await tx<{ contactId: string }[]>`
    select distinct contact_id as "contactId" from identities
    where business_id = ${businessId} and contact_id = any(${[...contactIds]}::uuid[]) and ended_at is not null
      and (kind = 'phone' or kind = 'bsuid' and canonical !~ '^[A-Z]{2}\\.ENT\\.')`
  if (found.length === 0) return []
  const lost = found.map(({ contactId }) => contactId)
  const targets = await findMergedContacts(tx, businessId, lost)
  const rows = await tx<Omit<PastIdentity, 'mergedId'>[]>`
    select contact_id as "contactId", kind, match_key as "matchKey", sayso_ms(created_at) as "createdAt",
      sayso_ms(ended_at) as "endedAt" from identities
    where business_id = ${businessId} and contact_id = any(${[...lost, ...targets.keys()]}::uuid[])
      and (kind = 'phone' or kind = 'bsuid' and canonical !~ '^[A-Z]{2}\\.ENT\\.')`
  return rows.map((row) => {
    const into = targets.get(row.contactId)
    return into === undefined ? { ...row, mergedId: null } : { ...row, contactId: into, mergedId: row.contactId }
  })
}

/**
 * Returns the last end of each identity that these contacts had, at the latest that of their release. What they still
 * have, and what an erasure blanked, is left out.
 */
export async function readEnds(
  tx: Tx,
  businessId: string,
  contactIds: readonly string[],
): Promise<{ matchKey: string; endedAt: Instant }[]> {
  return tx<{ matchKey: string; endedAt: Instant }[]>`
    select i.match_key as "matchKey", sayso_ms(max(least(i.ended_at, c.released_at))) as "endedAt"
    from identities i join contacts c on c.business_id = ${businessId} and c.id = i.contact_id
    where i.business_id = ${businessId} and i.contact_id = any(${[...contactIds]}::uuid[]) and i.ended_at is not null
      and i.canonical <> ''
    group by i.match_key`
}

/**
 * Who had each of the match keys at that moment, by key; nobody where none stands. Who was merged since then is named
 * by their own id, not by that of whom they were merged into.
 */
export async function findHoldersAt(
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
  at: Instant,
): Promise<Map<string, string>> {
  const rows = await tx<{ matchKey: string; contactId: string }[]>`
    select distinct on (i.match_key) i.match_key as "matchKey", i.contact_id as "contactId"
    from (
      select l.match_key, l.contact_id, l.created_at, l.ended_at from identities l
      where l.business_id = ${businessId} and l.match_key = any(${[...matchKeys]}::text[]) and l.ended_at is null
      union all
      select f.match_key, f.contact_id, f.created_at, f.ended_at from identities f
      where f.business_id = ${businessId} and f.match_key = any(${[...matchKeys]}::text[]) and f.ended_at is not null
    ) i
    join contacts c on c.business_id = ${businessId} and c.id = i.contact_id
    where i.created_at <= ${instant(at)}::timestamptz
      and (i.ended_at is null or i.ended_at > ${instant(at)}::timestamptz)
    order by i.match_key, i.ended_at, c.merged_into is null`
  return new Map(rows.map((row) => [row.matchKey, row.contactId]))
}

/**
 * Which contacts of ours are known to be which contact of a backend: by what was mirrored, and by the identities that
 * came from there.
 */
export async function findBackendHolders(
  tx: Tx,
  businessId: string,
  backendId: string,
  externalIds: readonly string[],
): Promise<{ externalId: string; contactId: string }[]> {
  if (externalIds.length === 0) return []
  const prefix = `backend:${backendId}:`
  const marked = await tx<{ externalId: string; contactId: string }[]>`
    select external_id as "externalId", contact_id as "contactId" from sync_marks
    where business_id = ${businessId} and backend_id = ${backendId} and external_id = any(${[...externalIds]}::text[])`
  const named = await findLiveHolders(
    tx,
    businessId,
    externalIds.map((id) => prefix + id),
  )
  return [
    ...marked,
    ...[...named].map(([matchKey, contactId]) => ({ externalId: matchKey.slice(prefix.length), contactId })),
  ]
}

/** A contact of ours, and the id by which a backend knows it. */
export interface KnownThere {
  externalId: string
  contactId: string
}

/**
 * Which other contacts of ours are known to be the same contact of a backend, as `findBackendHolders` says. Nearly
 * always there are none, so that nothing travels. LATERAL with an OFFSET: each id is looked up in an index, whatever
 * the planner knows of the tables.
 * @param isNamed whether a live identity of a contact itself is this id: then nobody else has that identity
 */
export async function findOtherHolders(
  tx: Tx,
  businessId: string,
  backendId: string,
  known: readonly KnownThere[],
  isNamed: (known: KnownThere) => boolean,
): Promise<KnownThere[]> {
  if (known.length === 0) return []
  const prefix = `backend:${backendId}:`
  const unnamed = known.filter((each) => !isNamed(each))
  const pairs = (rows: readonly KnownThere[], column = columnsOf(rows)) =>
    tx`unnest(${column((k) => k.externalId)}::text[], ${column((k) => k.contactId)}::uuid[]) as v(id, own)`
  const [marked, named] = await Promise.all([
    tx<KnownThere[]>`
      select v.id as "externalId", o.contact_id as "contactId" from ${pairs(known)} cross join lateral (
        select m.contact_id from sync_marks m
        where m.business_id = ${businessId} and m.backend_id = ${backendId} and m.external_id = v.id offset 0) o
      where o.contact_id <> v.own`,
    unnamed.length === 0
      ? []
      : tx<KnownThere[]>`
      select v.id as "externalId", o.contact_id as "contactId" from ${pairs(unnamed)} cross join lateral (
        select i.contact_id from identities i
        where i.business_id = ${businessId} and i.match_key = ${prefix}::text || v.id and i.ended_at is null offset 0) o
      where o.contact_id <> v.own`,
  ])
  return [...marked, ...named]
}
