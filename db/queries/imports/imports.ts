import type { Sql, Tx } from '@/db/client'
import type { IMPORT_STATUSES } from '@/db/schema/imports'
import { instant, LAST_ID } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { DELETED_WITHIN_MS } from './drop-import'

export type ImportStatus = (typeof IMPORT_STATUSES)[number]

/** How to read a file, as the call that sent it says. */
export interface ImportSettings {
  /** The names of columns, by what they hold. */
  columns: Partial<Record<'phone' | 'topic' | 'answer' | 'when' | 'proof' | 'source', string>>
  topic?: string
  answer?: string
  source?: string
  /** The country of numbers without a country code (ISO 3166-1 alpha-2). */
  country?: string
  /** What each column of the file holds, in their order (lib/services/imports/column-uses.ts); replaces `columns`. */
  uses?: string[]
  /** Whether a Yes in the column of answers means that the person agreed, or that they refused. */
  yesMeans?: 'agreed' | 'refused'
  /** The order of day and month in dates such as 03/04/2026. */
  dates?: 'day_first' | 'month_first'
  /** More words for Yes and No. */
  words?: { in: string[]; out: string[] }
  /** Whether the file waits for a member to begin its import. */
  isHeld?: boolean
  /** Whether the file was dropped before an import of it began: no import is left once the file is deleted. */
  isDropped?: boolean
  /** Of an import that failed: what is wrong with its file, in English, as a call that sends it would be told. */
  failure?: string
  /** The rows of the file; null until all of it was received. */
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

/** Begins to receive a file. It becomes due if nothing arrives for a while, because the client is gone then. */
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
    values (${businessId}, ${row.id}, ${row.apiKeyId}, ${row.memberId}, ${row.name}, 'receiving',
      ${tx.json({ ...row.settings })}, ${instant(row.now)}, ${instant(row.dueAt)})`
}

/**
 * Keeps a file that was received in full until a member begins its import, or it is due to be given up. Returns
 * false if it was given up meanwhile.
 */
export async function holdReceived(
  tx: Tx,
  businessId: string,
  id: string,
  received: { settings: ImportSettings; now: Instant; dueAt: Instant },
): Promise<boolean> {
  const rows = await tx`
    update imports set settings = ${tx.json({ ...received.settings })}, received_at = ${instant(received.now)},
      due_at = ${instant(received.dueAt)}
    where business_id = ${businessId} and id = ${id} and status = 'receiving' returning id`
  return rows.length === 1
}

/** Returns how many files of a business are being received, or wait for a member to begin their import. */
export async function countReceiving(tx: Tx, businessId: string): Promise<number> {
  const rows = await tx<{ count: number }[]>`
    select count(*)::int as count from imports where business_id = ${businessId} and status = 'receiving'`
  return rows[0]?.count ?? 0
}

/** Names an import, which says where its rows come from. */
export async function nameImport(tx: Tx, businessId: string, id: string, name: string): Promise<void> {
  await tx`update imports set name = ${name} where business_id = ${businessId} and id = ${id}`
}

/** Queues an import whose file was received in full. Returns false if the import was given up meanwhile. */
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

/** Marks an import as failed. An import that has ended is not changed. */
export async function failImport(
  tx: Tx,
  businessId: string,
  id: string,
  failure: { problem: string; detail?: string | undefined; now: Instant },
): Promise<void> {
  const told = failure.detail === undefined ? {} : { failure: failure.detail }
  await tx`
    update imports set status = 'failed', problem = ${failure.problem}, settings = settings || ${tx.json(told)},
      ended_at = ${instant(failure.now)},
      due_at = ${instant(failure.now + DELETED_WITHIN_MS)}, claimed_until = null, claimed_by = null
    where business_id = ${businessId} and id = ${id} and status in ('receiving', 'queued', 'running')`
}

export async function findImport(tx: Tx, businessId: string, id: string): Promise<ImportRow | null> {
  const rows = await tx<
    ImportRow[]
  >`select ${columns(tx)} from imports where business_id = ${businessId} and id = ${id}`
  return rows[0] ?? null
}

/** Returns imports made before `before`, the newest first. Ids are in the order of time. */
export async function listImports(
  tx: Tx,
  businessId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<ImportRow[]> {
  return tx<ImportRow[]>`
    select ${columns(tx)} from imports where business_id = ${businessId} and id < ${before ?? LAST_ID}::uuid
    order by id desc limit ${limit}`
}

/** Returns the businesses with an import to process. It reads across businesses and locks nothing. */
export async function findDueImports(sql: Sql, now: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select sayso_due_imports(${instant(now)}) as id`
  return rows.map((row) => row.id)
}

/**
 * Claims the oldest import of a business that is due. While it is claimed, `due_at` is the end of the claim, so the
 * import of a killed worker becomes due again by itself.
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
 * Locks a claimed import for this transaction. Returns false if another worker has taken it over or it is at other
 * rows; then nothing may be written. It waits for a transaction that has the lock, and sees what that one wrote.
 */
export async function holdImport(
  tx: Tx,
  businessId: string,
  id: string,
  claim: { by: string; rows: number },
): Promise<boolean> {
  // The rows are no condition: one that does not hold before the lock is taken is not looked at again under it.
  const [held] = await tx<{ rows: number }[]>`
    select rows from imports where business_id = ${businessId} and id = ${id} and claimed_by = ${claim.by}
      and status in ('queued', 'running') for update`
  return held?.rows === claim.rows
}

/** Adds a processed batch to the counts of an import, in the transaction that locked it. */
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

/** Ends an import whose last row was processed. Returns false if the claim has passed to another worker. */
export async function endImport(
  tx: Tx,
  businessId: string,
  id: string,
  end: { by: string; now: Instant },
): Promise<boolean> {
  const rows = await tx`
    update imports set status = 'done', ended_at = ${instant(end.now)},
      started_at = coalesce(started_at, ${instant(end.now)}), due_at = ${instant(end.now + DELETED_WITHIN_MS)},
      claimed_until = null, claimed_by = null
    where business_id = ${businessId} and id = ${id} and claimed_by = ${end.by} and status in ('queued', 'running')
      returning id`
  return rows.length === 1
}

/** Gives up a claim. The import is due again at `dueAt`. */
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
