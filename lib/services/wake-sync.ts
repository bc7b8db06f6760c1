import type { Sql } from '@/db/client'

/** The channel of NOTIFY that workers listen to; the payload is the id of the business. */
export const SYNC_CHANNEL = 'sayso_sync'

/** For one business, a process wakes the workers at most once in this many milliseconds. */
const QUIET_MS = 100

/**
 * Returns a function that tells the workers that a business has something to sync. It does so at once, and once more
 * 100 ms later if it was called again in that time. NOTIFY is a statement of its own and never inside a save's
 * transaction, because it takes a database-wide lock at commit. The function returns at once and never throws: the
 * workers also poll.
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
