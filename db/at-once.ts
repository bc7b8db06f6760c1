import { type Database, enter, retried, type Tx } from './client'

/**
 * Does what `inBusiness` does for statements that need no result of each other, and sends them together with their
 * COMMIT. So what they lock is locked for as long as PostgreSQL takes for them, and not until this process has its turn
 * again: a worker has a low priority, and people who save would wait for it. Use it where others wait for the rows.
 *
 * COMMIT AND CHAIN begins another transaction, which is empty: postgres.js ends it with a COMMIT of its own, for which
 * PostgreSQL would else write a warning into its log. After an error both roll back.
 * @param send must send all its statements before it first waits for one
 */
export async function inBusinessAtOnce<T>(db: Database, businessId: string, send: (tx: Tx) => Promise<T>): Promise<T> {
  return retried(() =>
    db.sql.begin(async (tx) => {
      // In this order: each is sent in the turn of the event loop in which it was asked for.
      const [, result] = await Promise.all([enter(tx, businessId), send(tx), commit(tx)])
      return result
    }),
  ) as Promise<T>
}

async function commit(tx: Tx): Promise<void> {
  await tx`commit and chain`
}
