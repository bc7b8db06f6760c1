import type { Tx } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'
import { isUuid } from '@/lib/ids'

export interface NewSource {
  id: string
  kind: 'template' | 'campaign' | 'flow'
  name: string
  reference: string
  now: number
}

/** The last number that the column holds; a token has room for twice as many. */
const LAST_NUMBER = 2 ** 31 - 1

/** A source as a line of the ledger binds it. */
export type NamedSource = Pick<SourceRow, 'id' | 'number' | 'kind' | 'name' | 'reference'>

/** Returns the source that a link's number names; null for 0 and unknown numbers. */
export async function findSource(tx: Tx, businessId: string, number: number): Promise<NamedSource | null> {
  if (number === 0 || number > LAST_NUMBER) return null
  const rows = await tx<NamedSource[]>`
    select id, number, kind, name, reference from sources where business_id = ${businessId} and number = ${number}`
  return rows[0] ?? null
}

/** Returns the sources that the numbers of links name, by number. */
export async function findSources(
  tx: Tx,
  businessId: string,
  numbers: readonly number[],
): Promise<Map<number, NamedSource>> {
  const known = numbers.filter((number) => number > 0 && number <= LAST_NUMBER)
  if (known.length === 0) return new Map()
  const rows = await tx<NamedSource[]>`
    select id, number, kind, name, reference from sources
    where business_id = ${businessId} and number = any(${known}::integer[])`
  return new Map(rows.map((row) => [row.number, row]))
}

/** Returns the sources of these ids that the business has, by id. */
export async function readSources(
  tx: Tx,
  businessId: string,
  ids: readonly string[],
): Promise<Map<string, NamedSource>> {
  if (ids.length === 0) return new Map()
  const rows = await tx<NamedSource[]>`
    select id, number, kind, name, reference from sources
    where business_id = ${businessId} and id = any(${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** How often a number that somebody else took at the same moment is replaced by the next. */
const ATTEMPTS = 20

/**
 * Finds a source by its own id in the system it comes from, or makes it with the next number of its business. 0 if that
 * never worked.
 */
export async function ensureSource(tx: Tx, businessId: string, source: NewSource): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [known] = await tx<{ number: number }[]>`
      select number from sources where business_id = ${businessId} and kind = ${source.kind}
        and reference = ${source.reference}`
    if (known) return known.number
    // Two at once may take the same number, or make the same source: the second waits, finds its row refused and looks
    // again.
    const [made] = await tx<{ number: number }[]>`
      insert into sources (business_id, id, number, kind, name, reference, created_at)
      select ${businessId}::uuid, ${source.id}::uuid, coalesce(max(s.number), 0) + 1, ${source.kind}, ${source.name},
        ${source.reference}, ${instant(source.now)}::timestamptz
      from sources s where s.business_id = ${businessId}
      on conflict do nothing returning number`
    if (made) return made.number
  }
  return 0
}

export interface SourceRow {
  id: string
  number: number
  kind: NewSource['kind']
  name: string
  reference: string | null
  createdAt: Instant
}

const columns = (tx: Tx) => tx`id, number, kind, name, reference, sayso_ms(created_at) as "createdAt"`

/** The sources of a business by their numbers, from the one after `after`. */
export async function listSources(
  tx: Tx,
  businessId: string,
  page: { after: number; limit: number },
): Promise<SourceRow[]> {
  return tx<SourceRow[]>`
    select ${columns(tx)} from sources where business_id = ${businessId} and number > ${page.after} order by number
      limit ${page.limit}`
}

/** The sources of these numbers, by their numbers. */
export async function findSourcesByNumber(
  tx: Tx,
  businessId: string,
  numbers: readonly number[],
): Promise<SourceRow[]> {
  if (numbers.length === 0) return []
  return tx<SourceRow[]>`
    select ${columns(tx)} from sources
    where business_id = ${businessId} and number = any(${[...numbers]}::integer[]) order by number`
}

/** The newest sources, and those of these numbers, the newest first. */
export async function listNewestSources(
  tx: Tx,
  businessId: string,
  { newest, and }: { newest: number; and: readonly number[] },
): Promise<SourceRow[]> {
  return tx<SourceRow[]>`
    select ${columns(tx)} from sources
    where business_id = ${businessId} and (number = any(${[...and]}::integer[])
      or number > (select coalesce(max(s.number), 0) - ${newest}::integer from sources s
        where s.business_id = ${businessId}))
    order by number desc`
}

/** Gives a source the name that it has now in the system it comes from. Null when there is none of that number. */
export async function renameSource(
  tx: Tx,
  businessId: string,
  number: number,
  name: string,
): Promise<SourceRow | null> {
  // The lines of the ledger that bind the earlier name stay provable.
  await tx`update sources set former_names = former_names || name, name = ${name}
    where business_id = ${businessId} and number = ${number} and name <> ${name}`
  const rows = await tx<SourceRow[]>`
    select ${columns(tx)} from sources where business_id = ${businessId} and number = ${number}`
  return rows[0] ?? null
}

/**
 * The numbers of sources by how they are named: an id, else a reference (the oldest of them, where two kinds share
 * one).
 */
export async function findSourceNumbers(
  tx: Tx,
  businessId: string,
  names: readonly string[],
): Promise<Map<string, number>> {
  const ids = names.map((name) => name.toLowerCase()).filter(isUuid)
  const rows = await tx<{ id: string; number: number; reference: string | null }[]>`
    select id, number, reference from sources
    where business_id = ${businessId} and (id = any(${ids}::uuid[]) or reference = any(${[...names]}::text[]))
      order by number desc`
  const byReference = rows.flatMap(({ reference, number }) =>
    reference === null ? [] : [[reference, number] as const],
  )
  const byId = new Map(rows.map(({ id, number }) => [id, number]))
  const numbers = new Map(byReference)
  for (const name of names) {
    const number = byId.get(name.toLowerCase())
    if (number !== undefined) numbers.set(name, number)
  }
  return numbers
}
