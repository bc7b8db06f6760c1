import { inBusiness } from '@/db/client'
import { type AudienceCounts, type AudienceStatus, recordAudienceState } from '@/db/queries/api/audiences'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'

/** The row of a list is updated once in this many milliseconds. */
const SAVE_EVERY_MS = 10_000

/** The progress of a list, which is saved in its row now and then and at the end. */
export interface AudienceRecord {
  id: string
  counts: AudienceCounts
  answering(): void
  /**
   * Records how the list ended: with the code of a fault, or null when all of it was returned. The first call counts.
   * It never fails: a list whose end could not be recorded falls silent, and then counts as broken.
   */
  end(problem: string | null): Promise<void>
  readonly ended: boolean
}

export function keepRecord(deps: Deps, { businessId }: Caller, id: string): AudienceRecord {
  const counts: AudienceCounts = { rows: 0, allowed: 0, unreadable: 0, reasons: {} }
  let status: AudienceStatus = 'receiving'
  let ending: Promise<void> | undefined

  const save = async (problem: string | null, endedAt: number | null): Promise<void> => {
    try {
      const state = { ...counts, status, problem, endedAt }
      await inBusiness(deps.db, businessId, (tx) => recordAudienceState(tx, businessId, id, state, deps.clock.now()))
    } catch (err) {
      deps.log.warn({ err, audience: id }, 'the counts of a list could not be recorded')
    }
  }
  const timer = setInterval(() => void save(null, null), SAVE_EVERY_MS)
  timer.unref()

  return {
    id,
    counts,
    answering: () => {
      status = 'answering'
      void save(null, null)
    },
    end: (problem) =>
      (ending ??= (async () => {
        clearInterval(timer)
        status = problem === null ? 'done' : 'broken'
        await save(problem, deps.clock.now())
      })()),
    get ended() {
      return ending !== undefined
    },
  }
}
