import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Acknowledgement } from '@/db/queries/sync/sync-settle'
import type { Outcome } from '@/lib/backends/backend'
import type { Instant } from '@/lib/consent/types'

const SECOND_MS = 1000
interface Pace {
  /** The longest wait, in milliseconds. */
  mostMs: number
  /** How many times longer each wait is than the one before. */
  growth: number
}
const AGREEMENT: Pace = { mostMs: 30 * 60 * SECOND_MS, growth: 2 }
/**
 * A refusal is tried again at least this often, however long it has failed, unless its backend has a schedule of its
 * own (`afterMs`).
 */
const REFUSAL: Pace = { mostMs: 5 * 60 * SECOND_MS, growth: 2 }
/**
 * The waits of a refusal grow more slowly. Where one call in ten fails, one contact in some thousands fails nine times
 * in a row. With waits that double, that contact would get messages for minutes after refusing.
 */
const UNLUCKY_REFUSAL: Pace = { ...REFUSAL, growth: 1.5 }
/** A used-up budget is asked again at least this often, because a change of the settings may have raised it. */
const LONGEST_BUDGET_MS = 60 * SECOND_MS
/**
 * After this many attempts, about two hours, a delivery becomes a dead letter. A refusal never does for this reason.
 */
const MOST_ATTEMPTS = 12

export interface OutcomeContext {
  now: Instant
  /** When the state of the contact next changes by itself. */
  recheckAt: Instant | null
  uncertainMs: number
  /** The contact is released or erased. A missing address then means that nothing is left to write. */
  gone: boolean
  /** The backend fails for every contact, so no single contact's wait grows. */
  backendDown: boolean
  /** Nothing of the budget is left for anything that the backend could be asked for this contact. */
  isSpent(refuses: boolean): boolean
  /** A random number from 0 to 1. */
  random: number
}

/**
 * Returns the wait in milliseconds. It grows with each attempt, and half of it is random, so that contacts that failed
 * together are not tried together.
 */
export function backoffMs(attempts: number, { mostMs, growth }: Pace, random: number): number {
  return Math.min(SECOND_MS * growth ** Math.min(attempts, 100), mostMs) * (0.5 + random / 2)
}

/** Returns what an outcome changes in a claimed mark. */
export function acknowledgementOf(mark: ClaimedMark, outcome: Outcome, context: OutcomeContext): Acknowledgement {
  const { now, random } = context
  const refuses = mark.urgent || ('refuses' in outcome && outcome.refuses)
  const same: Acknowledgement = {
    contactId: mark.contactId,
    version: mark.version,
    confirmed: false,
    mirrored: mark.mirrored,
    externalId: mark.externalId,
    dueAt: now,
    urgent: refuses,
    attempts: mark.attempts,
    lastError: null,
    uncertainSince: mark.uncertainSince,
    deadLetter: null,
    recheckAt: context.recheckAt,
  }
  const backoff = backoffMs(mark.attempts, refuses ? UNLUCKY_REFUSAL : AGREEMENT, random)

  switch (outcome.kind) {
    case 'released':
      return { ...same, urgent: mark.urgent }
    case 'confirmed': {
      const confirmed = {
        ...same,
        confirmed: true,
        mirrored: outcome.mirrored,
        externalId: outcome.externalId,
        attempts: 0,
      }
      const clearAt = mark.uncertainSince === null ? now : mark.uncertainSince + context.uncertainMs
      if (clearAt <= now) return { ...confirmed, dueAt: null, urgent: false, uncertainSince: null }
      // An earlier request may still arrive after this one. The contact is written again once that is no longer
      // possible.
      return { ...confirmed, dueAt: clearAt, urgent: mark.urgent }
    }
    case 'paused':
      return { ...same, ...outcome.progress, lastError: outcome.reason }
    case 'disabled':
      return { ...same, lastError: outcome.reason }
    case 'uncertain':
      return {
        ...same,
        mirrored: null,
        uncertainSince: now,
        dueAt: now + backoff,
        attempts: mark.attempts + 1,
        lastError: outcome.reason,
      }
    case 'dead_letter': {
      if (outcome.reason === 'no_address' && context.gone) {
        return {
          ...same,
          confirmed: true,
          mirrored: null,
          dueAt: null,
          urgent: false,
          attempts: 0,
          uncertainSince: null,
        }
      }
      const letter = { ...same, ...outcome.progress, deadLetter: outcome.reason, lastError: outcome.reason }
      const dueAt = refuses && !outcome.final ? now + backoffMs(mark.attempts, REFUSAL, random) : null
      return { ...letter, dueAt, attempts: mark.attempts + 1 }
    }
    case 'retry': {
      const kept = outcome.forget ? { mirrored: null, externalId: null } : (outcome.progress ?? {})
      const again = { ...same, ...kept, lastError: outcome.reason }
      const { afterMs } = outcome
      if (outcome.fault === 'budget') {
        // Nothing is claimed until the budget opens, and then those who have waited longest go first.
        if (context.isSpent(refuses)) return { ...again, dueAt: Math.min(mark.waitingSince ?? now, now) }
        const waitMs = Math.min(afterMs ?? LONGEST_BUDGET_MS, LONGEST_BUDGET_MS)
        return { ...again, dueAt: now + waitMs + random * SECOND_MS }
      }
      const isScheduled = outcome.scheduled === true && afterMs !== undefined
      if (outcome.fault === 'backend' || (context.backendDown && !isScheduled)) {
        return { ...again, dueAt: now + Math.max(afterMs ?? 0, (2 + 3 * random) * SECOND_MS) }
      }
      const attempts = mark.attempts + 1
      if (!refuses && attempts >= MOST_ATTEMPTS) return { ...again, attempts, dueAt: null, deadLetter: outcome.reason }
      return { ...again, attempts, dueAt: now + (afterMs ?? backoff) }
    }
  }
}
