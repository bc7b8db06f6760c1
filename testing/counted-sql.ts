import type { Sql, Tx } from '@/db/client'

/**
 * Returns a pool that counts what is sent through it, of which the first `failing` find no connection. A transaction
 * counts as one: on a cluster, a query that sets the tenant has a block of its own (db/in-block.ts).
 */
export function countedSql(sql: Sql, failing = 0): { sql: Sql; sent: () => number } {
  let sent = 0
  const send = (run: () => unknown) => {
    sent++
    if (sent > failing) return run()
    return Promise.reject(Object.assign(new Error('the connection was closed'), { code: 'CONNECTION_CLOSED' }))
  }
  const begin = (work: (tx: Tx) => unknown) => send(() => sql.begin(work))
  const counted = new Proxy(sql, {
    apply: (target, self, args: unknown[]) =>
      send(() => Reflect.apply(target as unknown as (...all: unknown[]) => unknown, self, args)),
    get: (target, name) => (name === 'begin' ? begin : (Reflect.get(target, name) as unknown)),
  })
  return { sql: counted, sent: () => sent }
}
