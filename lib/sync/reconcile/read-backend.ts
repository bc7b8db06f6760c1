import type { Tally } from '@/db/queries/sync/reconciliations'
import type { WeniReader } from '@/lib/backends/weni/reader'
import { isHeld, type Reading } from '@/lib/services/reconcile/compare-contact'
import { readDueDeadLetters, recordDeadLetters } from './dead-letter-record'
import { advance, finish, noted, type Progress, started } from './reading-progress'
import { type ReconciledPage, reconcilePage } from './reconcile-page'

/** Weni accepts any page size. RapidPro ignores it and returns 250 contacts. */
const PAGE_SIZE = '500'
/** Dead letters that one reading tries again. */
const RETRIES = 20
/**
 * How often contacts that were changing during a reading are read again, while nothing of ours can be on its way for
 * long.
 */
const ROUNDS = 3

export type Ended =
  | { ended: 'done' }
  /** Continue after `waitMs` milliseconds. */
  | { ended: 'budget'; waitMs: number; reason: string }
  | { ended: 'refused' | 'failed'; reason: string }
  /** The process stops, or another worker has the claim. */
  | { ended: 'stopped' }

export interface ReadRun {
  progress: Progress
  mayGoOn(): boolean
  /** Records the progress after a page. Returns false when another worker has the claim now. */
  keep(progress: Progress, tally: Tally): Promise<boolean>
}

/**
 * Reads contacts from where the reading is to the end, oldest change first, and records what they say. If it is
 * stopped, it continues after the last finished page. Reading a contact twice has no further effect.
 */
export async function readBackend(
  reading: Reading,
  reader: WeniReader,
  run: ReadRun,
): Promise<Ended & { progress: Progress }> {
  const { deps } = reading
  let progress = started(run.progress, deps.clock.now())
  const later = new Set(progress.left)
  const asked = new Set<string>()

  const note = (records: readonly { uuid: string }[], page: ReconciledPage) => {
    const left = page.later.map(({ uuid }) => uuid)
    left.forEach((uuid) => later.add(uuid))
    const read = records.map(({ uuid }) => uuid).filter((uuid) => !left.includes(uuid))
    progress = noted(progress, later, read)
  }
  const lookAgain = async (uuids: readonly string[]): Promise<Ended | null> => {
    for (const uuid of uuids) {
      if (!run.mayGoOn()) return { ended: 'stopped' }
      const query = { uuid }
      const page = await reader.contacts(query)
      if (!page.ok) return endOf(page)
      const reconciled = await reconcilePage(reading, reader, query, page.value)
      if (!reconciled.ok) return endOf(reconciled)
      later.delete(uuid)
      note(page.value.records, reconciled.value)
      // The contact was deleted in the backend, so nothing is left to read.
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
    // The backend leads in a circle: it returned this page before.
    if (asked.has(request)) return { ended: 'failed', reason: 'pages_repeat', progress }
    asked.add(request)
    const page = await reader.contacts(query)
    if (!page.ok) {
      // The backend no longer knows this page. The reading continues from the last time it had reached.
      const isLost = page.kind === 'failed' && progress.page !== null && /^http_4/.test(page.reason)
      if (isLost) progress = { ...progress, page: null }
      return { ...endOf(page), progress }
    }
    const reconciled = await reconcilePage(reading, reader, query, page.value)
    if (!reconciled.ok) return { ...endOf(reconciled), progress }
    const { records, next, unreadable } = page.value
    note(records, reconciled.value)
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
    const ended = await lookAgain([...later])
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
