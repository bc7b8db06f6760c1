import type postgres from 'postgres'
import type { Tx } from '@/db/client'
import { type Exchange, exchangeIndex } from '@/db/exchange-index'
import { COMPACT, setLayout } from '@/db/layout'
import { shareProofs } from '@/db/queries/contacts/answer-form'
import { lockContactRows } from '@/db/queries/contacts/contact-rows'
import { writeAnswers } from '@/db/queries/contacts/write-contact'
import { readProofAnswers } from '@/db/queries/ledger/proof-rows'
import { NIL } from '@/db/sql'
import { grouped } from '@/lib/grouped'

/** How many contacts a transaction rewrites, which their saves wait for. */
const AT_ONCE = 200

/**
 * Rewrites the answers that were written in the layout of the last release, then builds the index that lists of people
 * read from then on, and drops the one of before. Nobody waits for longer than a transaction takes. Can be stopped
 * anywhere and run again. Only for a database on which no process of the last release runs any more.
 * @param sql of the owner of the tables
 * @param report called after each transaction with the number of rows that it rewrote
 */
export async function compactAnswers(sql: postgres.Sql, report: (rows: number) => void): Promise<void> {
  const businesses = await sql<{ id: string }[]>`select id from businesses order by id`
  for (const { id } of businesses)
    for (let after: string | null = NIL; after !== null;) after = await compactSome(sql, id, after, report)
  await exchangeIndex(sql, BY_MADE, 'concurrently')
}

/** Rewrites the answers of the next contacts. Returns the last of them; null if there was none. */
async function compactSome(
  sql: postgres.Sql,
  businessId: string,
  after: string,
  report: (rows: number) => void,
): Promise<string | null> {
  const { last, rows } = (await sql.begin(async (transaction) => {
    const tx = transaction as unknown as Tx
    setLayout(tx, COMPACT)
    await tx`select sayso_enter(${businessId})`
    const found = await tx<{ id: string }[]>`
      select distinct contact_id as id from answers
      where business_id = ${businessId} and contact_id > ${after}::uuid and ${isOld(tx)}
      order by contact_id limit ${AT_ONCE}`
    const ids = found.map(({ id }) => id)
    await lockContactRows(tx, businessId, ids)
    // Read under the locks: a save may have come before.
    const answers = grouped(await readProofAnswers(tx, businessId, ids), ({ contactId }) => contactId)
    const written = [...answers].flatMap(([contactId, own]) =>
      shareProofs(own).map((answer) => ({ contactId, answer })),
    )
    await writeAnswers(tx, businessId, written)
    return { last: ids.at(-1) ?? null, rows: written.length }
  })) as { last: string | null; rows: number }
  if (rows > 0) report(rows)
  return last
}

/** What no row has that was written in the shorter layout. */
const isOld = (tx: Tx) => tx`(lane is not null or made is null)`

/**
 * The index that finds answers by the second of their contact, and the one of before, whose absence tells readers to
 * use the other (db/queries/contacts/listed-answers.ts).
 *
 * It is partial, though no row is without `made` in the end: so that only a statement that names it may use the index.
 * It is much smaller than the primary key, and where PostgreSQL expects one row from either it takes the smaller, which
 * then reads everybody who has the topic to find one contact.
 */
export const BY_MADE: Exchange = {
  table: 'answers',
  index: {
    name: 'answers_made',
    unique: false,
    on: '(business_id, topic_id, answer, made) where made is not null',
  },
  spare: ['answers_topic'],
}
