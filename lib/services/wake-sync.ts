import type { Sql } from '@/db/client'

/** What workers listen to; the payload is the business's id. */
export const SYNC_CHANNEL = 'sayso_sync'

/** A business wakes the workers at most this often, in milliseconds, from one process. */
const QUIET_MS = 100

/**
 * Tells the workers that a business has something to sync: at once, and for what comes within the next 100 ms once more at their end.
 * A statement of its own and never inside a save's transaction, because NOTIFY takes a database-wide lock at commit. Nobody waits for
 * it and it never throws: workers poll as well.
 */
export function syncWaker(sql: Sql): (businessId: string) => void {
  const quiet = new Map<string, { again: boolean }>()

  const send = (businessId: string): void => {
    const state = { again: false }
    quiet.set(businessId, state)
    sql`select pg_notify(${SYNC_CHANNEL}, ${businessId})`.catch(() => {})
    setTimeout(() => {
      quiet.delete(businessId)
      if (state.again) send(businessId)
    }, QUIET_MS).unref()
  }

  return (businessId) => {
    const state = quiet.get(businessId)
    if (state) state.again = true
    else send(businessId)
  }
}
