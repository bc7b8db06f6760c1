import { inBusiness, sqlState } from '@/db/client'
import {
  countReadingFailures,
  forgetReadingFailures,
  recordReadingFailures,
  readDueFailures,
  type ReadingFailure,
} from '@/db/queries/sync/reading-failures'
import { AppError, isOutage } from '@/lib/errors'
import type { Reading } from '@/lib/services/reconcile/compare-contact'
import { RecordRefused } from './clear-missed'

/** With this many dead letters no single contact is at fault. The reading itself fails, and says so. */
const MOST_DEAD_LETTERS = 10_000
const REASON_CHARS = 160

/** Returns why a contact could not be read, as a code. It never contains a number, a name or a text of a person. */
export function reasonOf(error: unknown): string {
  if (error instanceof RecordRefused) return error.reason.slice(0, REASON_CHARS)
  if (error instanceof AppError) return error.code
  if (isOutage(error)) return 'database_unavailable'
  const state = sqlState(error)
  return state === undefined ? 'failed' : `sql_${state}`
}

/**
 * Runs the work for one contact of a page. When it fails, the contact becomes a dead letter with the reason and is
 * tried again later, and the page continues. Returns null then. Throws when the database is away, which is no fault of
 * the contact.
 */
export async function deadLetterOnFailure<T>(
  reading: Reading,
  record: { uuid: string },
  failures: ReadingFailure[],
  contactIds: readonly string[],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (isOutage(error)) throw error
    const { deps, businessId, backendId } = reading
    const reason = reasonOf(error)
    deps.log.warn({ err: error, businessId, backendId, reason }, 'a contact of a backend could not be read')
    failures.push({ externalId: record.uuid, reason, contactIds })
    return null
  }
}

/** Records which contacts of a page are dead letters, and which no longer are. */
export async function recordDeadLetters(
  reading: Reading,
  uuids: readonly string[],
  failures: readonly ReadingFailure[],
): Promise<void> {
  const { deps, businessId, backendId } = reading
  const failed = new Set(failures.map(({ externalId }) => externalId))
  const now = deps.clock.now()
  await inBusiness(deps.db, businessId, async (tx) => {
    const done = uuids.filter((uuid) => !failed.has(uuid))
    if (done.length > 0) await forgetReadingFailures(tx, businessId, backendId, done)
    if (failures.length === 0) return
    if ((await countReadingFailures(tx, businessId, backendId)) >= MOST_DEAD_LETTERS)
      throw new AppError('too_many_set_aside', { message: `${MOST_DEAD_LETTERS} contacts could not be read` })
    await recordReadingFailures(tx, businessId, backendId, failures, now)
  })
}

/** Returns the uuids of the dead letters that are to be tried again now, `limit` at most. */
export function readDueDeadLetters({ deps, businessId, backendId }: Reading, limit: number): Promise<string[]> {
  const now = deps.clock.now()
  return inBusiness(deps.db, businessId, (tx) => readDueFailures(tx, businessId, backendId, now, limit))
}
