import type { Sql, Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export interface DomainRow {
  host: string
  token: string
  provenAt: Instant | null
  makesLinks: boolean
}

/** Returns the host names of a business, proven or not. */
export async function listDomains(tx: Tx, businessId: string): Promise<DomainRow[]> {
  return tx<DomainRow[]>`
    select host, token, sayso_ms(proven_at) as "provenAt", makes_links as "makesLinks" from domains
    where business_id = ${businessId} order by created_at, host`
}

export async function insertDomain(
  tx: Tx,
  businessId: string,
  { host, token, now }: { host: string; token: string; now: Instant },
): Promise<void> {
  await tx`insert into domains (business_id, host, token, created_at)
    values (${businessId}, ${host}, ${token}, ${instant(now)})`
}

/**
 * Lets one business at a time prove a host name, until the end of the transaction: uniqueness across businesses, which
 * no index holds. The transaction then looks at all businesses and changes one, for which a cluster must ask its nodes
 * one after another (docs/reference/citus.md, 40); one PostgreSQL ignores that setting.
 */
export async function lockHost(tx: Tx, host: string): Promise<void> {
  await tx`set local citus.multi_shard_modify_mode = 'sequential'`
  await tx`select pg_advisory_xact_lock(hashtextextended(${`sayso domain ${host}`}, 0))`
}

export async function markDomainProven(tx: Tx, businessId: string, host: string, now: Instant): Promise<void> {
  await tx`update domains set proven_at = ${instant(now)} where business_id = ${businessId} and host = ${host}`
}

/** Makes new links have this host name, or the installation's own name with null. */
export async function chooseLinkDomain(tx: Tx, businessId: string, host: string | null): Promise<void> {
  await tx`update domains set makes_links = false where business_id = ${businessId} and makes_links`
  if (host !== null)
    await tx`update domains set makes_links = true where business_id = ${businessId} and host = ${host}`
}

export async function deleteDomain(tx: Tx, businessId: string, host: string): Promise<void> {
  await tx`delete from domains where business_id = ${businessId} and host = ${host}`
}

/** Returns the business whose page is shown under a host name; null if the name is nobody's. */
export async function findHostBusiness(sql: Sql | Tx, host: string): Promise<string | null> {
  const [row] = await sql<{ id: string | null }[]>`select sayso_host_business(${host}) as id`
  return row?.id ?? null
}
