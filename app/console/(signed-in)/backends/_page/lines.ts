import type { BackendLine } from '@/components/console/backends/BackendTable'
import { backendState } from '@/lib/services/backends/backend-state'
import type { BackendHealth } from '@/lib/services/backends/read-backends-health'

/** What of a backend's health the screens show. */
export interface HealthLine extends BackendLine {
  since: number
  code: string | null
  oldestSince: number | null
  /** Until then the platform blocks the account; null: it does not. */
  blockedUntil: number | null
}

/** Returns the health of a backend in the numbers that are shown. */
export function lineOf(health: BackendHealth, now: number): HealthLine {
  const { id, kind, name, refusals, others, setAside, budget, lastReconciliation } = health
  const { statusAt, statusReason, blockedUntil } = health
  const oldest = [refusals.oldestSince, others.oldestSince].filter((at) => at !== null)
  const oldestSince = oldest.length > 0 ? Math.min(...oldest) : null
  const left = budget.flatMap(({ remaining }) => remaining ?? [])
  const state = backendState(health, now)
  const failing = health.readings.hanging[0]
  const isReading = state === 'not_readable' || (state === 'token_refused' && statusReason === 'connecting')
  return {
    ...{ id, kind, name, state, oldestSince, blockedUntil },
    waiting: refusals.count + others.count,
    refusals: refusals.count,
    behindMs: oldestSince === null ? null : Math.max(0, now - oldestSince),
    setAside: setAside.reduce((sum, { count }) => sum + count, 0),
    budgetLeft: left.length > 0 ? Math.min(...left) : null,
    comparedAt: lastReconciliation?.endedAt ?? null,
    since: (isReading ? failing?.since : null) ?? statusAt,
    code: isReading ? (failing?.reason ?? null) : statusReason,
  }
}
