import { type BackendHealthRow, readBackendsHealth as readRows } from '@/db/queries/backends/backend-health'
import { readSentMonths, type SentMonth } from '@/db/queries/messages/sent-months'
import { WebhookSettings } from '@/lib/backends/webhook/settings'
import { WeniSettings } from '@/lib/backends/weni/settings'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { accountBlockAt, blockAt } from './block-at'

export interface Budget {
  bucket: string
  /** Null if we set no limit of our own. */
  perHour: number | null
  /** How many requests were made in the last hour. */
  used: number
  remaining: number | null
  /** Null if it is not blocked now. */
  blockedUntil: Instant | null
}

export type BackendHealth = Omit<BackendHealthRow, 'settings' | 'budgets'> & {
  budget: Budget[]
  /** How many messages each number of a WhatsApp backend sent in each month of the last year. */
  sent: Omit<SentMonth, 'backendId'>[]
}

/** A leap year in milliseconds. The month of that time is the first one that is returned. */
const MONTHS_MS = 366 * 86_400_000

const MINUTE_MS = 60_000
/**
 * How many minutes count as an hour (lib/sync/backends/hour-window.ts): the 61 that a sliding hour touches, and one
 * more, because a request may arrive in the minute after the one in which it was counted.
 */
const MINUTES = 62

export type ReadBackendsHealth = { outcome: 'read'; backends: BackendHealth[] } | NotAllowed

/** Returns the health of a business's backends: what waits, dead letters, and what is left of their hourly budget. */
export async function readBackendsHealth(deps: Deps, caller: Caller): Promise<ReadBackendsHealth> {
  const { businessId } = caller
  const now = deps.clock.now()
  const since = new Date(now - MONTHS_MS).toISOString().slice(0, 7)
  const read = await inBusinessFor(deps, caller, 'backends.read', async (tx) => {
    const [rows, months] = await Promise.all([readRows(tx, businessId), readSentMonths(tx, businessId, since)])
    return { outcome: 'read' as const, rows, months }
  })
  if (read.outcome === 'not_allowed') return read
  const { rows, months } = read
  const backends = rows.map(({ settings, budgets, ...row }) => {
    const perHour = perHourOf(row.kind, settings)
    const sent = months.filter(({ backendId }) => backendId === row.id).map(({ backendId: _, ...month }) => month)
    const blockedUntil = accountBlockAt(row.blockedUntil, now)
    return { ...row, blockedUntil, sent, budget: budgets.map((budget) => budgetAt(budget, perHour, now)) }
  })
  return { outcome: 'read', backends }
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
    blockedUntil: blockAt(blockedUntil, now),
  }
}
