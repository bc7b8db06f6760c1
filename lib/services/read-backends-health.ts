import { WebhookSettings } from '@/lib/backends/webhook/settings'
import { WeniSettings } from '@/lib/backends/weni/settings'
import type { Instant } from '@/lib/consent/types'
import { inBusiness } from '@/db/client'
import { type BackendHealthRow, readBackendsHealth as readRows } from '@/db/queries/backend-health'
import type { Deps } from './deps'

export interface Budget {
  bucket: string
  /** Null: no limit of our own. */
  perHour: number | null
  /** Requests of the last hour. */
  used: number
  remaining: number | null
  /** Null: not blocked now. */
  blockedUntil: Instant | null
}

export type BackendHealth = Omit<BackendHealthRow, 'settings' | 'budgets'> & { budget: Budget[] }

const MINUTE_MS = 60_000
/** What is counted as an hour (lib/sync/hour-window.ts): whole minutes, and one more for what was on its way. */
const MINUTES = 62

/** How a business's backends are: what waits, what was set aside, what is left of their hour. */
export async function readBackendsHealth(deps: Deps, businessId: string): Promise<BackendHealth[]> {
  const rows = await inBusiness(deps.db, businessId, (tx) => readRows(tx, businessId))
  const now = deps.clock.now()
  return rows.map(({ settings, budgets, ...row }) => {
    const perHour = perHourOf(row.kind, settings)
    return { ...row, budget: budgets.map((budget) => budgetAt(budget, perHour, now)) }
  })
}

function perHourOf(kind: BackendHealthRow['kind'], settings: Record<string, unknown>): number | null {
  if (kind === 'weni') return WeniSettings.safeParse(settings).data?.perHour ?? null
  if (kind === 'webhook') return WebhookSettings.safeParse(settings).data?.perHour ?? null
  return null
}

function budgetAt(
  { bucket, minute, used: byMinute, blockedUntil }: BackendHealthRow['budgets'][number],
  perHour: number | null,
  now: Instant,
): Budget {
  const first = Math.floor(now / MINUTE_MS) - MINUTES + 1
  const used = byMinute
    .filter((_, index) => minute - byMinute.length + 1 + index >= first)
    .reduce((sum, count) => sum + count, 0)
  const remaining = perHour === null ? null : Math.max(0, perHour - used)
  return {
    bucket,
    perHour,
    used,
    remaining,
    blockedUntil: blockedUntil !== null && blockedUntil > now ? blockedUntil : null,
  }
}
