import type { Tally } from '@/db/queries/sync/reconciliations'
import type { WeniReader } from '@/lib/backends/weni/reader'
import { isHeld, type Reading } from '@/lib/services/reconcile/compare-contact'
import { readDueDeadLetters, recordDeadLetters } from './dead-letter-record'
import { advance, finish, type Progress } from './reading-progress'
import { type ReconciledPage, reconcilePage } from './reconcile-page'

/** Weni takes any page size; RapidPro ignores it and gives 250. */
const PAGE_SIZE = '500'
/** Contacts that could not be taken in, looked at again in one reading. */
const RETRIES = 20
/** How often those who were not at rest are looked at once more, when nothing of ours can be under way for long. */
const ROUNDS = 3

export type Ended =
  | { ended: 'done' }
  /** Go on after so many milliseconds. */
  | { ended: 'budget'; waitMs: number; reason: string }
  | { ended: 'refused' | 'failed'; reason: string }
  /** The process stops, or somebody else has the claim. */
  | { ended: 'stopped' }

export interface ReadRun {
  progress: Progress
  mayGoOn(): boolean
  /** Keeps what was reached after a page. False: somebody else reads now. */
  keep(progress: Progress, tally: Tally): Promise<boolean>
}

/**
 * Reads contacts from where a reading stands to the end, oldest change first, and takes in what they say. Stopped anywhere, it goes on
 * at the last page that was finished: reading twice is once.
 */
export async function readBackend(
  reading: Reading,
  reader: WeniReader,
  run: ReadRun,
): Promise<Ended & { progress: Progress }> {
  const { deps } = reading
  let { progress } = run
  const later = new Set<string>()
  const asked = new Set<string>()

  const keepLater = (page: ReconciledPage) => page.later.forEach((record) => later.add(record.uuid))
  const lookAgain = async (uuids: readonly string[]): Promise<Ended | null> => {
    for (const uuid of uuids) {
      if (!run.mayGoOn()) return { ended: 'stopped' }
      const query = { uuid }
      const page = await reader.contacts(query)
      if (!page.ok) return endOf(page)
      const reconciled = await reconcilePage(reading, reader, query, page.value)
      if (!reconciled.ok) return endOf(reconciled)
      keepLater(reconciled.value)
      // Deleted there: nothing is left to take in.
      if (page.value.records.length + page.value.unreadable === 0) await recordDeadLetters(reading, [uuid], [])
      if (!(await run.keep(progress, reconciled.value.tally))) return { ended: 'stopped' }
    }
    return null
  }

  const failed = progress.page === null && !isHeld(reading) ? await readDueDeadLetters(reading, RETRIES) : []
  const again = [...new Set([...Object.keys(progress.again), ...failed])]
  const problem = progress.page === null ? await lookAgain(again) : null
  if (problem) return { ...problem, progress }
  for (;;) {
    if (!run.mayGoOn()) return { ended: 'stopped', progress }
    const query = progress.page ?? {
      ...(progress.after === null ? {} : { after: progress.after }),
      reverse: 'true',
      limit: PAGE_SIZE,
    }
    const request = JSON.stringify(query)
    // A backend that leads in a circle.
    if (asked.has(request)) return { ended: 'failed', reason: 'pages_repeat', progress }
    asked.add(request)
    const page = await reader.contacts(query)
    if (!page.ok) {
      // A page that nobody knows any more: from the last time that was reached.
      const isLost = page.kind === 'failed' && progress.page !== null && /^http_4/.test(page.reason)
      if (isLost) progress = { ...progress, page: null }
      return { ...endOf(page), progress }
    }
    const reconciled = await reconcilePage(reading, reader, query, page.value)
    if (!reconciled.ok) return { ...endOf(reconciled), progress }
    keepLater(reconciled.value)
    const { records, next, unreadable } = page.value
    if (unreadable > 0) deps.log.warn({ backendId: reading.backendId, unreadable }, 'contacts could not be read')
    progress = advance(
      progress,
      {
        modifiedOn: records.map((record) => record.modified_on ?? null),
        next,
        later: reconciled.value.later.map((record) => record.modified_on ?? null),
      },
      deps.clock.now(),
    )
    if (!(await run.keep(progress, reconciled.value.tally))) return { ended: 'stopped', progress }
    if (!next) break
  }
  for (let round = 0; isHeld(reading) && later.size > 0 && round < ROUNDS; round++) {
    const uuids = [...later]
    later.clear()
    const ended = await lookAgain(uuids)
    if (ended) return { ...ended, progress }
  }
  return { ended: 'done', progress: finish(progress, [...later]) }
}

function endOf(
  failure: { kind: 'budget'; waitMs: number; reason: string } | { kind: 'refused' | 'failed'; reason: string },
): Ended {
  if (failure.kind === 'budget') return { ended: 'budget', waitMs: failure.waitMs, reason: failure.reason }
  return { ended: failure.kind, reason: failure.reason }
}
