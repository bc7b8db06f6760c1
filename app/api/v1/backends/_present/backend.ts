import type { z } from 'zod'
import { iso, isoOrNull } from '@/app/api/v1/_present/time'
import type { BackendView } from '@/lib/api/operations/backends'
import type { BackendHealth } from '@/lib/services/backends/read-backends-health'

/** Returns a backend with its health, as the API shows it. */
export function presentBackend(backend: BackendHealth): z.infer<typeof BackendView> {
  const { lastReconciliation: last } = backend
  return {
    id: backend.id,
    kind: backend.kind,
    name: backend.name,
    status: backend.status,
    status_reason: backend.statusReason,
    status_since: iso(backend.statusAt),
    blocked_until: isoOrNull(backend.blockedUntil),
    waiting: { refusals: waiting(backend.refusals), others: waiting(backend.others) },
    dead_lettered: backend.setAside.map(({ reason, count }) => ({ reason, count })),
    last_delivery_at: isoOrNull(backend.lastDeliveryAt),
    last_reconciliation: last && {
      started_at: iso(last.startedAt),
      ended_at: isoOrNull(last.endedAt),
      looked: last.looked,
      taken_in: last.takenIn,
      mended: last.mended,
      for_review: last.forReview,
      error: last.error,
    },
    sent: backend.sent.map(({ phoneNumberId, month, kind, count }) => ({
      phone_number_id: phoneNumberId,
      month,
      kind,
      count,
    })),
    readings: {
      hanging: backend.readings.hanging.map(({ kind, reason, since, nextAt }) => ({
        kind,
        reason,
        since: isoOrNull(since),
        next_at: iso(nextAt),
      })),
      failed: backend.readings.setAside.map(({ reason, count }) => ({ reason, count })),
    },
    budget: backend.budget.map(({ bucket, perHour, used, remaining, blockedUntil }) => ({
      bucket,
      per_hour: perHour,
      used,
      remaining,
      blocked_until: isoOrNull(blockedUntil),
    })),
  }
}

const waiting = ({ count, oldestSince }: BackendHealth['refusals']) => ({ count, oldest_since: isoOrNull(oldestSince) })
