import type { ClaimedMark } from '@/db/queries/sync/sync-claims'
import type { Acknowledgement } from '@/db/queries/sync/sync-settle'
import type { Outcome } from '@/lib/backends/backend'
import type { Instant } from '@/lib/consent/types'

const SECOND_MS = 1000
interface Pace {
  mostMs: number
  /** Of two waits one after another. */
  growth: number
}
const AGREEMENT: Pace = { mostMs: 30 * 60 * SECOND_MS, growth: 2 }
/** A refusal comes back at least this often, however long it has failed. */
const REFUSAL: Pace = { mostMs: 5 * 60 * SECOND_MS, growth: 2 }
/**
 * A refusal that bad luck keeps away comes back sooner: where one call in ten fails, one contact in some thousands fails nine times on end, and
 * with waits that double it would then be sent messages for minutes.
 */
const UNLUCKY_REFUSAL: Pace = { ...REFUSAL, growth: 1.5 }
/**
 * A used-up budget is asked again at least this often: it may have been given more, by a change of the settings say.
 */
const LONGEST_BUDGET_MS = 60 * SECOND_MS
/** Attempts, about two hours of them, before a delivery is a dead letter. Refusals never are for this reason. */
const MOST_ATTEMPTS = 12

export interface OutcomeContext {
  now: Instant
  /** When the state changes by itself next. */
  recheckAt: Instant | null
  uncertainMs: number
  /** The contact is released or erased: nobody to write to is nothing to write. */
  gone: boolean
  /** The backend fails for everybody: no contact's own back-off grows. */
  backendDown: boolean
  /** From 0 to 1. */
  random: number
}

/** Grows with each attempt, half of it left to chance so that what failed together does not come back together. */
export function backoffMs(attempts: number, { mostMs, growth }: Pace, random: number): number {
  return Math.min(SECOND_MS * growth ** Math.min(attempts, 100), mostMs) * (0.5 + random / 2)
}

/** What an outcome makes of a claimed mark. */
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
      // An earlier request may land after this one: written once more when it can't any longer.
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
