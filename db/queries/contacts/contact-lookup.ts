import type { Tx } from '@/db/client'
import type { IdentityKind, Instant } from '@/lib/consent/types'
import type { ContactRow } from './contact-rows'

/** Who holds one of the match keys now, by key. */
export async function findLiveHolders(
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx<{ match_key: string; contact_id: string }[]>`
    select match_key, contact_id from identities
    where business_id = ${businessId} and match_key = any(${[...matchKeys]}::text[]) and ended_at is null`
  return new Map(rows.map((row) => [row.match_key, row.contact_id]))
}

/** What is said of a contact that was looked up. */
export interface ContactSummary {
  id: string
  locale: string | null
  createdAt: Instant
  stopped: boolean
  /** The end of a pause, past ones too. */
  pauseUntil: Instant | null
  releasedAt: Instant | null
  erasedAt: Instant | null
  mergedInto: string | null
}

interface SummaryRow {
  id: string
  locale: string | null
  created_at: number
  stopped: boolean
  pause_until: number | null
  released_at: number | null
  erased_at: number | null
  merged_into: string | null
}

/** The contacts of these ids that exist, by id. */
export async function readSummaries(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<Map<string, ContactSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await tx<SummaryRow[]>`
    select id, locale, sayso_ms(created_at) as created_at, coalesce(stop_on, false) as stopped, sayso_ms(pause_until) as pause_until,
      sayso_ms(released_at) as released_at, sayso_ms(erased_at) as erased_at, merged_into
    from contacts where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        locale: row.locale,
        createdAt: row.created_at,
        stopped: row.stopped,
        pauseUntil: row.pause_until,
        releasedAt: row.released_at,
        erasedAt: row.erased_at,
        mergedInto: row.merged_into,
      },
    ]),
  )
}

/** One contact with all its registers, inside the caller's transaction and without a lock. */
export async function readContactRow(tx: Tx, businessId: string, contactId: string): Promise<ContactRow | null> {
  const rows = await tx<
    { contact: ContactRow | null }[]
  >`select sayso_read_contact(${businessId}, ${contactId}) as contact`
  return rows[0]?.contact ?? null
}

/** The contacts that were merged into this one, in the order in which they were made. */
export async function findMergedInto(tx: Tx, businessId: string, contactId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from contacts where business_id = ${businessId} and merged_into = ${contactId} order by id`
  return rows.map((row) => row.id)
}

export interface KnownIdentity {
  kind: IdentityKind
  canonical: string
  createdAt: Instant
  endedAt: Instant | null
}

/** Everything a contact is or was known by; what an erasure blanked is nothing. */
export async function readIdentities(tx: Tx, businessId: string, contactId: string): Promise<KnownIdentity[]> {
  const rows = await tx<{ kind: IdentityKind; canonical: string; created_at: number; ended_at: number | null }[]>`
    select kind, canonical, sayso_ms(created_at) as created_at, sayso_ms(ended_at) as ended_at from identities
    where business_id = ${businessId} and contact_id = ${contactId} and canonical <> '' order by created_at, id`
  return rows.map((row) => ({
    kind: row.kind,
    canonical: row.canonical,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  }))
}
