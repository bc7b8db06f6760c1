import type { Sql, Tx } from '@/db/client'
import type { IMPORT_STATUSES } from '@/db/schema/imports'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

export type ImportStatus = (typeof IMPORT_STATUSES)[number]

/** How a file is to be read, as the call that sent it says. */
export interface ImportSettings {
  /** Names of columns, by what stands in them. */
  columns: Partial<Record<'phone' | 'topic' | 'answer' | 'when' | 'proof' | 'source', string>>
  topic?: string
  answer?: string
  source?: string
  /** ISO 3166-1 alpha-2: of numbers without a country code. */
  country?: string
  /** Rows of the file; known when all of it was received. */
  total?: number
}

export interface ImportCounts {
  taken: number
  unchanged: number
  keptOut: number
  refused: number
  guessed: number
}

export interface ImportRow extends ImportCounts {
  id: string
  name: string
  status: ImportStatus
  problem: string | null
  settings: ImportSettings
  bytes: number
  chunks: number
  rows: number
  createdAt: Instant
  receivedAt: Instant | null
  startedAt: Instant | null
  endedAt: Instant | null
}

const columns = (sql: Sql | Tx) => sql`
  id, name, status, problem, settings, bytes, chunks, rows, taken, unchanged, kept_out as "keptOut", refused, guessed,
  sayso_ms(created_at) as "createdAt", sayso_ms(received_at) as "receivedAt", sayso_ms(started_at) as "startedAt",
    sayso_ms(ended_at) as "endedAt"`

/** Begins to receive a file. Due when nothing came for a while: then its sender is gone. */
export async function insertImport(
  tx: Tx,
  businessId: string,
  row: {
    id: string
    apiKeyId: string | null
    memberId: string | null
    name: string
    settings: ImportSettings
    now: Instant
    dueAt: Instant
  },
): Promise<void> {
  await tx`
    insert into imports (business_id, id, api_key_id, member_id, name, status, settings, created_at, due_at)
    values (${businessId}, ${row.id}, ${row.apiKeyId}, ${row.memberId}, ${row.name}, 'receiving', ${tx.json({ ...row.settings })},
      ${instant(row.now)}, ${instant(row.dueAt)})`
}

/** The whole file is here: it may be worked off. False when it was given up meanwhile. */
export async function queueImport(
  tx: Tx,
  businessId: string,
  id: string,
  received: { settings: ImportSettings; now: Instant },
): Promise<boolean> {
  const rows = await tx`
    update imports set status = 'queued', settings = ${tx.json({ ...received.settings })},
      received_at = ${instant(received.now)}, due_at = ${instant(received.now)}
    where business_id = ${businessId} and id = ${id} and status = 'receiving' returning id`
  return rows.length === 1
}

/** An import that did not work out. One that has ended stays as it ended. */
export async function failImport(
  tx: Tx,
  businessId: string,
  id: string,
  failure: { problem: string; now: Instant },
): Promise<void> {
  await tx`
    update imports set status = 'failed', problem = ${failure.problem}, ended_at = ${instant(failure.now)},
      due_at = null, claimed_until = null, claimed_by = null
    where business_id = ${businessId} and id = ${id} and status in ('receiving', 'queued', 'running')`
}

/** Forgets an import of which nothing was worked off, with its file. */
export async function deleteImport(tx: Tx, businessId: string, id: string): Promise<void> {
  await tx`delete from import_chunks where business_id = ${businessId} and import_id = ${id}`
  await tx`delete from imports where business_id = ${businessId} and id = ${id} and status in ('receiving', 'queued')
    and rows = 0`
}

export async function findImport(tx: Tx, businessId: string, id: string): Promise<ImportRow | null> {
  const rows = await tx<
    ImportRow[]
  >`select ${columns(tx)} from imports where business_id = ${businessId} and id = ${id}`
  return rows[0] ?? null
}

/** Imports, the newest first; those made before `before`. Ids are made in the order of time. */
export async function listImports(
  tx: Tx,
  businessId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<ImportRow[]> {
  return tx<ImportRow[]>`
    select ${columns(tx)} from imports where business_id = ${businessId} and (${before}::uuid is null or id < ${before})
    order by id desc limit ${limit}`
}

/** The businesses that have an import to work on. An unlocked look across businesses. */
export async function findDueImports(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_due_imports(${instant(now)}) as id`
  return rows.map((row) => row.id)
}

/**
 * Takes the oldest import of one business that is due. While claimed, `due_at` is the end of the claim: what a killed
 * worker left is due again by itself.
 */
export async function claimImport(
  tx: Tx,
  businessId: string,
  claim: { by: string; now: Instant; until: Instant },
): Promise<ImportRow | null> {
  const until = instant(claim.until)
  const rows = await tx<ImportRow[]>`
    update imports set claimed_by = ${claim.by}, claimed_until = ${until}, due_at = ${until}
    where business_id = ${businessId} and id = any(array(
      select i.id from imports i where i.business_id = ${businessId} and i.due_at <= ${instant(claim.now)}
      order by i.due_at limit 1 for update skip locked))
    returning ${columns(tx)}`
  return rows[0] ?? null
}

/**
 * Holds a claimed import for this transaction, if it is still at these rows and still this worker's. False: another
 * took it over, and nothing may be written.
 */
export async function holdImport(
  tx: Tx,
  businessId: string,
  id: string,
  claim: { by: string; rows: number },
): Promise<boolean> {
  const rows = await tx`
    select 1 from imports where business_id = ${businessId} and id = ${id} and claimed_by = ${claim.by}
      and rows = ${claim.rows}
      and status in ('queued', 'running') for update`
  return rows.length === 1
}

/** Moves an import on by a batch, in the transaction that holds it. */
export async function advanceImport(
  tx: Tx,
  businessId: string,
  id: string,
  batch: ImportCounts & { rows: number; now: Instant; until: Instant },
): Promise<void> {
  const until = instant(batch.until)
  await tx`
    update imports set status = 'running', started_at = coalesce(started_at, ${instant(batch.now)}),
      rows = rows + ${batch.rows}, taken = taken + ${batch.taken},
      unchanged = unchanged + ${batch.unchanged}, kept_out = kept_out + ${batch.keptOut},
        refused = refused + ${batch.refused},
      guessed = guessed + ${batch.guessed},
      claimed_until = ${until}, due_at = ${until}
    where business_id = ${businessId} and id = ${id}`
}

/** The last row was worked off. False when it is not this worker's any more. */
export async function endImport(
  tx: Tx,
  businessId: string,
  id: string,
  end: { by: string; now: Instant },
): Promise<boolean> {
  const rows = await tx`
    update imports set status = 'done', ended_at = ${instant(end.now)},
      started_at = coalesce(started_at, ${instant(end.now)}), due_at = null, claimed_until = null, claimed_by = null
    where business_id = ${businessId} and id = ${id} and claimed_by = ${end.by} and status in ('queued', 'running')
      returning id`
  return rows.length === 1
}

/** Gives a claim back; somebody goes on at `dueAt`. */
export async function releaseImport(
  tx: Tx,
  businessId: string,
  id: string,
  release: { by: string; dueAt: Instant },
): Promise<void> {
  await tx`
    update imports set claimed_until = null, claimed_by = null, due_at = ${instant(release.dueAt)}
    where business_id = ${businessId} and id = ${id} and claimed_by = ${release.by}`
}
