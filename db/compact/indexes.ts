import type postgres from 'postgres'
import {
  type Exchange,
  exchangeIndex,
  type IndexPlan,
  type Patience,
  planExchanges,
  type Way,
} from '@/db/exchange-index'
import { isCompactLayout } from '@/db/layout'
import { BY_KEY } from '@/db/ledger-indexes'
import { BY_MADE } from './answers'

/** What is exchanged when all rows are rewritten (decision 239). */
const EXCHANGES: readonly Exchange[] = [
  // A contact's marks beside each other: an import adds at one place and not at one for each backend.
  key('sync_marks', '(business_id, contact_id, backend_id)', []),
  // The key finds the identities of a contact as well.
  key('identities', '(business_id, contact_id, id)', ['identities_contact']),
  // Few contacts were merged.
  {
    table: 'contacts',
    index: {
      name: 'contacts_merged',
      unique: false,
      on: '(business_id, merged_into) where merged_into is not null',
    },
    spare: ['contacts_merged_into'],
  },
  // Evidence is found by the lines of a contact.
  { table: 'evidence', index: null, spare: ['evidence_contact'] },
]

function key(table: string, on: string, spare: readonly string[]): Exchange {
  return { table, index: { name: `${table}_pk`, unique: true, on }, isKey: true, spare }
}

/**
 * Makes the indexes of the shorter layout and drops those that they replace. People go on saving meanwhile; they wait
 * only for the moment in which a table gets its other key. It can be stopped, and run again: what is there stays. It
 * needs the owner of the tables and no open transaction, and nothing of the last release may run.
 * @param patience with a table that others use
 */
export const useLeanIndexes = (sql: postgres.Sql, patience?: Patience): Promise<void> =>
  change(sql, 'concurrently', patience)

/** Does the same in a new database. Another process may wait there for a lock, and that build would wait for it. */
export const beginWithLeanIndexes = (sql: postgres.Sql): Promise<void> => change(sql, '')

async function change(sql: postgres.Sql, way: Way, patience?: Patience): Promise<void> {
  for (const exchange of EXCHANGES) await exchangeIndex(sql, exchange, way, patience)
}

/** Returns whether the indexes of the shorter layout are there, and no spare ones. */
export async function hasLeanIndexes(sql: postgres.Sql): Promise<boolean> {
  return (await planExchanges(sql, EXCHANGES)).length === 0
}

/** Returns the indexes that `npm run db:compact` would still build and drop, in all of its steps. */
export const planIndexes = (sql: postgres.Sql): Promise<IndexPlan[]> =>
  planExchanges(sql, [BY_KEY, BY_MADE, ...EXCHANGES])

/**
 * Returns whether `npm run db:compact` has been through, or the database began as it leaves one. Indexes are the last
 * that it does.
 */
export async function isCompacted(sql: postgres.Sql): Promise<boolean> {
  return (await isCompactLayout(sql, true)) && (await planIndexes(sql)).length === 0
}
