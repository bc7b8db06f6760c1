import { type Database, enter, retried, type Tx } from './client'

/**
 * Does what `inBusiness` does for statements that need no result of each other, and sends them together with their
 * COMMIT. So what they lock is locked for as long as PostgreSQL takes for them, and not until this process has its turn
 * again: a worker has a low priority, and people who save would wait for it. Use it where others wait for the rows.
 *
 * postgres.js gives the connection to the next caller that waits as soon as no transaction is open on it. What it sends
 * of its own when its function ends (ROLLBACK after an error, else COMMIT) would then end the transaction of that
 * caller. So that function never ends here. COMMIT AND CHAIN begins another transaction. A second COMMIT, sent along,
 * ends it, whether the first one succeeded, became a ROLLBACK after an error, or was canceled before it began. Only
 * where the first one fails, because a deferred constraint is violated, say, the second one may find no transaction,
 * for which PostgreSQL writes a warning.
 * @param send must send all its statements before it first waits for one, and may return one. What it throws of its
 * own after that undoes nothing.
 */
export async function inBusinessAtOnce<T>(
  db: Database,
  businessId: string,
  send: (tx: Tx) => PromiseLike<T>,
): Promise<T> {
  return retried(
    () =>
      new Promise<T>((resolve, reject) => {
        const begun = db.sql.begin((tx) => {
          sendAll(tx, businessId, send).then(resolve, reject)
          return new Promise<never>(() => {})
        })
        // No connection, or it is lost: statements that were not sent yet would never end.
        begun.catch(reject)
      }),
  )
}

async function sendAll<T>(tx: Tx, businessId: string, send: (tx: Tx) => PromiseLike<T>): Promise<T> {
  // A statement is sent once somebody waits for it, in the order in which that began. So here somebody waits for what
  // `send` returns before anybody waits for the COMMIT.
  const work = Promise.all([enter(tx, businessId), (async () => send(tx))()])
  const committing = commit(tx)
  end(tx).catch(() => {})
  committing.catch(() => {})
  const [, result] = await work
  if (!(await committing)) throw new Error('a statement failed, and nobody looked at its error: nothing was written')
  return result
}

/** Returns whether it was a COMMIT: after an error PostgreSQL makes it a ROLLBACK. */
async function commit(tx: Tx): Promise<boolean> {
  const { command } = await tx`commit and chain`
  return command === 'COMMIT'
}

async function end(tx: Tx): Promise<void> {
  await tx`commit`
}
