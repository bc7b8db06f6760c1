import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import { releaseAfterRestore, releaseBackend } from '@/db/queries/backends/held-backends'
import { claimPoll, type DuePoll, endPoll, keepPoll, type PollClaim } from '@/db/queries/sync/polls'
import { addToReconciliation, insertReconciliation, NOTHING_YET } from '@/db/queries/sync/reconciliations'
import { wallTimeAt, instantOf } from '@/lib/consent/time-zone'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { isHeld, type Reading } from '@/lib/services/reconcile/compare-contact'
import { BackendGate } from '@/lib/sync/backends/backend-gate'
import type { Connected, SyncDeps } from '@/lib/sync/deps'
import { reasonOf } from './dead-letter-record'
import { readBackend, type Ended } from './read-backend'
import { readingBudget } from './reading-budget'
import { nextReading, type Progress, readProgress, readUntil } from './reading-progress'

/** From one reading of changes to the next, in milliseconds. */
export const CHANGES_MS = 60_000
/** The lease in milliseconds. It is longer than a page and the work on it can take. */
const LEASE_MS = 5 * 60_000
const FAILED_MS = 60_000
/** A used-up budget is asked again at least this often, because a change of the settings may have raised it. */
const LONGEST_WAIT_MS = 60_000
/** The hour of the business’s day at which a reading of all contacts begins. */
const NIGHT_HOUR = 3
const DAY_MS = 86_400_000

/**
 * Reads one backend's contacts, if the reading is due and no other worker has it. Returns how it ended, or null when
 * there was nothing to do.
 */
export async function pollBackend(
  deps: SyncDeps,
  due: DuePoll,
  mayGoOn: () => boolean,
): Promise<(Ended & { run: string | null }) | null> {
  const { businessId, backendId } = due
  const now = deps.clock.now()
  const started = await inBusiness(deps.db, businessId, async (tx) => {
    const row = await readSyncBackend(tx, businessId, backendId)
    const claim = await claimPoll(tx, due, now, now + LEASE_MS)
    return { row, claim }
  })
  if (!started.claim) return null
  const { row } = started
  const poll = new Claim(deps, due, started.claim)
  if (!row || row.status === 'disabled') {
    await poll.end({ dueAt: now + DAY_MS, error: null })
    return null
  }
  let progress = readProgress(started.claim.cursor, due.kind === 'reconcile' ? 'nightly' : 'changes')
  if (due.kind === 'reconcile' && progress.run === null) progress = await begin(deps, due, progress)
  let connected: Connected | null = null
  try {
    connected = deps.connect(backendId, row)
    const reader = connected.reader?.(
      readingBudget(deps, businessId, backendId, { mode: progress.mode, perHour: connected.perHour }),
    )
    if (!reader) {
      await poll.end({ dueAt: now + DAY_MS, error: null })
      return null
    }
    try {
      // While the backend refuses our requests there is nothing to read. Once it accepts them, deliveries resume too.
      const { backend } = connected
      const gate = new BackendGate(deps, businessId, backendId)
      if (row.status === 'paused' && !isHeld(progress) && !(await gate.resume(row, () => Promise.resolve(backend)))) {
        await poll.end({ dueAt: now + FAILED_MS, error: row.statusReason })
        return { ended: 'refused', reason: row.statusReason ?? 'paused', run: progress.run }
      }
      const services = { ...deps.services, clock: deps.clock }
      const { mode } = progress
      const before = progress
      const reading: Reading = {
        ...{ deps: services, businessId, backendId, mode, mirrors: row.mirrors, groups: null },
        readUntil: (uuid) => readUntil(before, uuid),
      }
      const result = await readBackend(reading, reader, {
        progress,
        mayGoOn: () => mayGoOn() && poll.isOurs,
        keep: (reached, tally) => poll.keep(reached, tally),
      })
      await poll.finish(result, result.progress)
      return { ...result, run: progress.run }
    } finally {
      await reader.close()
    }
  } catch (error) {
    const reason = reasonOf(error)
    deps.log.warn({ err: error, businessId, backendId }, 'a backend could not be read')
    await poll.fail(progress, { dueAt: now + FAILED_MS, error: reason }).catch(() => {})
    return { ended: 'failed', reason, run: progress.run }
  } finally {
    await connected?.backend.close()
  }
}

/** A reading of all contacts has a row of its own from its first page on. */
async function begin(deps: SyncDeps, due: DuePoll, progress: Progress): Promise<Progress> {
  const id = newId()
  const row = { id, backendId: due.backendId, startedAt: deps.clock.now() }
  await inBusiness(deps.db, due.businessId, (tx) => insertReconciliation(tx, due.businessId, row))
  return { ...progress, run: id }
}

/** One claim of a reading, from its first page to its end. */
class Claim {
  isOurs = true

  constructor(
    private readonly deps: SyncDeps,
    private readonly due: DuePoll,
    private claim: PollClaim,
  ) {}

  async keep(progress: Progress, tally: typeof NOTHING_YET): Promise<boolean> {
    const { deps, due } = this
    const until = deps.clock.now() + LEASE_MS
    const next = { cursor: JSON.stringify(progress), until: this.claim.until }
    this.isOurs = await inBusiness(deps.db, due.businessId, async (tx) => {
      const kept = await keepPoll(tx, due, next, until)
      if (kept && progress.run) {
        await addToReconciliation(tx, due.businessId, progress.run, { ...tally, endedAt: null, error: null })
      }
      return kept
    })
    this.claim = { cursor: next.cursor, until }
    return this.isOurs
  }

  async finish(result: Ended, progress: Progress): Promise<void> {
    const { deps, due } = this
    const now = deps.clock.now()
    if (result.ended === 'done') return this.#done(progress, now)
    this.claim = { ...this.claim, cursor: JSON.stringify(progress) }
    if (result.ended === 'refused')
      await new BackendGate(deps, due.businessId, due.backendId).shut('paused', result.reason)
    const waitMs = result.ended === 'budget' ? Math.min(result.waitMs, LONGEST_WAIT_MS) : FAILED_MS
    const dueAt = result.ended === 'stopped' ? now : now + waitMs
    const error = 'reason' in result ? result.reason : null
    await this.fail(progress, { dueAt, error })
  }

  /**
   * Ends the claim of a reading that is not finished. The row of a reading of all contacts says why, until its next
   * page was read.
   */
  async fail({ run }: Progress, next: { dueAt: Instant; error: string | null }): Promise<void> {
    const { deps, due } = this
    const { error } = next
    const part = { ...NOTHING_YET, endedAt: null, error }
    if (run && error !== null)
      await inBusiness(deps.db, due.businessId, (tx) => addToReconciliation(tx, due.businessId, run, part))
    await this.end(next)
  }

  async #done(progress: Progress, now: Instant): Promise<void> {
    const { deps, due } = this
    const { businessId, backendId } = due
    if (due.kind !== 'reconcile') {
      this.claim = { ...this.claim, cursor: JSON.stringify(progress) }
      return this.end({ dueAt: now + CHANGES_MS, error: null })
    }
    const { run } = progress
    await inBusiness(deps.db, businessId, async (tx) => {
      if (run) await addToReconciliation(tx, businessId, run, { ...NOTHING_YET, endedAt: now, error: null })
      const { timeZone } = await deps.configs.within(tx, businessId, 0)
      // The next reading starts from the beginning.
      const claim = { ...this.claim, cursor: JSON.stringify(nextReading(progress)) }
      await endPoll(tx, due, claim, { dueAt: nextNight(now, timeZone), error: null })
      if (progress.mode === 'import') await releaseBackend(tx, businessId, backendId, 'connecting', now)
      if (progress.mode === 'restore') await releaseAfterRestore(tx, businessId, now)
    })
    if (isHeld(progress)) deps.services.wakeSync(businessId)
  }

  async end(next: { dueAt: Instant; error: string | null }): Promise<void> {
    const { deps, due, claim } = this
    await inBusiness(deps.db, due.businessId, (tx) => endPoll(tx, due, claim, next))
  }
}

/** Returns when the next night begins in the time zone of the business. */
export function nextNight(now: Instant, timeZone: string): Instant {
  const { year, month, day } = wallTimeAt(now, timeZone)
  const tonight = instantOf({ year, month, day, hour: NIGHT_HOUR }, timeZone)
  return tonight > now ? tonight : instantOf({ year, month, day: day + 1, hour: NIGHT_HOUR }, timeZone)
}
