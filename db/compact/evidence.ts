import type postgres from 'postgres'
import { NIL } from '@/db/sql'

/** Rows of one transaction. */
const AT_ONCE = 1000

/**
 * Takes the digest out of evidence that an earlier layout wrote with it: the line has it too, and what
 * salt and text hash to is compared with that one. In transactions of their own, by key, so that it can be stopped and
 * run again.
 */
export async function compactEvidence(sql: postgres.Sql, report: (rows: number) => void): Promise<void> {
  const businesses = await sql<{ id: string }[]>`select id from businesses order by number`
  for (const { id } of businesses)
    for (let after: string | null = NIL; after !== null;) {
      const from: string = after
      const page = await sql.begin((tx) => compactPage(tx, id, from))
      report(page.rows)
      after = page.last
    }
}

async function compactPage(
  tx: postgres.TransactionSql,
  businessId: string,
  after: string,
): Promise<{ rows: number; last: string | null }> {
  const page = await tx<{ id: string; whole: boolean }[]>`
    select change_id as id, digest is not null as whole from evidence
    where business_id = ${businessId} and change_id > ${after}::uuid order by change_id limit ${AT_ONCE}`
  const ids = page.flatMap(({ id, whole }) => (whole ? id : []))
  if (ids.length > 0)
    await tx`
      update evidence set digest = null
      where business_id = ${businessId} and change_id = any(${ids}::uuid[])`
  return { rows: ids.length, last: page.length < AT_ONCE ? null : (page.at(-1)?.id ?? null) }
}
