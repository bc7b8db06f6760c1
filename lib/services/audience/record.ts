import { inBusiness } from '@/db/client'
import { type AudienceCounts, type AudienceStatus, recordAudienceState } from '@/db/queries/api/audiences'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'

/** How often the row of a list tells how far it has come. */
const TELL_EVERY_MS = 10_000

/** What a list has come to so far, told to its row now and then and when it ends. */
export interface AudienceRecord {
  id: string
  counts: AudienceCounts
  answering(): void
  /**
   * Notes how it ended: a code of what went wrong, or null when all of it was given out. The first call counts. Never fails: a list whose
   * end could not be noted falls silent, and reads as broken.
   */
  end(problem: string | null): Promise<void>
  readonly ended: boolean
}

export function keepRecord(deps: Deps, { businessId }: Caller, id: string): AudienceRecord {
  const counts: AudienceCounts = { rows: 0, allowed: 0, unreadable: 0, reasons: {} }
  let status: AudienceStatus = 'receiving'
  let ending: Promise<void> | undefined

  const tell = async (problem: string | null, endedAt: number | null): Promise<void> => {
    try {
      const state = { ...counts, status, problem, endedAt }
      await inBusiness(deps.db, businessId, (tx) => recordAudienceState(tx, businessId, id, state, deps.clock.now()))
    } catch (err) {
      deps.log.warn({ err, audience: id }, 'the counts of a list could not be noted')
    }
  }
  const timer = setInterval(() => void tell(null, null), TELL_EVERY_MS)
  timer.unref()

  return {
    id,
    counts,
    answering: () => {
      status = 'answering'
      void tell(null, null)
    },
    end: (problem) =>
      (ending ??= (async () => {
        clearInterval(timer)
        status = problem === null ? 'done' : 'broken'
        await tell(problem, deps.clock.now())
      })()),
    get ended() {
      return ending !== undefined
    },
  }
}
