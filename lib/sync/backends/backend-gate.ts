import { createHash } from 'node:crypto'
import { inBusiness } from '@/db/client'
import type { SyncBackendRow } from '@/db/queries/backends/backend-config'
import {
  boundPause,
  delayProbe,
  moveBackendStatus,
  noteBlock,
  openBackend,
  repauseBackend,
  takeProbe,
} from '@/db/queries/backends/backend-status'
import { HELD_REASONS, isHeldReason } from '@/db/queries/backends/held-backends'
import type { Backend } from '@/lib/backends/backend'
import { endOfBlock, leastPauseMs } from '@/lib/backends/whatsapp/errors'
import type { Instant } from '@/lib/consent/types'
import { isAhead } from '@/lib/pause-bounds'
import type { SyncDeps } from '@/lib/sync/deps'

/** A paused backend is asked again after `probeMs`, give or take this part of it, so that not all are asked at once. */
const SPREAD = 0.2

/**
 * Decides for the jobs of all workers when a backend, or a WhatsApp account, is paused, asked whether it accepts
 * requests again, and resumed. Several jobs see the same row, and each could otherwise end a pause whose reason only
 * another one knows. What it knows is in the row, so that it holds between jobs and workers, and for members and
 * operators who disable, enable or hold the backend (`opened` of db/queries/backends/backend-status.ts).
 */
export class BackendGate {
  constructor(
    private readonly deps: Pick<SyncDeps, 'db' | 'clock' | 'log' | 'timing' | 'metrics'>,
    private readonly businessId: string,
    private readonly backendId: string,
  ) {}

  /**
   * Pauses or disables the backend, with a reason that an operator can look up. A pause that must last longer replaces
   * a shorter one. A block by Meta is noted in any case, also for a backend that was disabled or held meanwhile.
   */
  async shut(to: 'paused' | 'disabled', reason: string): Promise<void> {
    const { deps, businessId, backendId } = this
    const now = deps.clock.now()
    const least = leastPauseMs(reason)
    const moved = await inBusiness(deps.db, businessId, async (tx) => {
      const until = now + deps.timing.probeMs
      await delayProbe(tx, businessId, backendId, { until, latest: this.latestProbe(now) })
      if (least > 0) await noteBlock(tx, businessId, backendId, { reason, now, ms: least })
      if (await moveBackendStatus(tx, businessId, backendId, { from: 'active', to, reason, now })) return true
      // A longer pause must not end with the shorter one before it. A backend that is held until it has been read stays
      // held.
      if (to !== 'paused' || least === 0) return false
      return repauseBackend(tx, businessId, backendId, { reason, over: HELD_REASONS, now })
    })
    if (!moved) return
    deps.metrics.shut.inc({ status: to })
    deps.log.error({ businessId, backendId, reason, status: to }, 'a backend refuses our requests')
  }

  /**
   * Asks a paused backend whether it accepts requests again. It is not asked while it is held until it has been read,
   * before the pause has lasted as long as its reason requires, or more than once in about `probeMs` by all workers
   * together. Times that a clock ahead of PostgreSQL's has written are brought down first. Returns whether the backend
   * was resumed.
   */
  async resume(row: SyncBackendRow, open: () => Promise<Pick<Backend, 'probe'> | null>): Promise<boolean> {
    const { deps, businessId, backendId } = this
    const now = deps.clock.now()
    const latest = this.latestProbe(now)
    if (isAhead(row, now)) {
      await inBusiness(deps.db, businessId, (tx) => boundPause(tx, businessId, backendId))
      return false
    }
    if (!mayProbe(row, now, latest)) return false
    const until = now + deps.timing.probeMs * (1 - SPREAD + 2 * SPREAD * Math.random())
    if (!(await inBusiness(deps.db, businessId, (tx) => takeProbe(tx, businessId, backendId, { now, until, latest }))))
      return false
    const backend = await open()
    if (!backend || !(await backend.probe()).ok) return false
    const opening = { from: 'paused', now: deps.clock.now(), since: row.statusAt } as const
    const status = await inBusiness(deps.db, businessId, (tx) => openBackend(tx, businessId, backendId, opening))
    if (status === 'active') deps.log.info({ businessId, backendId }, 'a paused backend accepts requests again')
    return status === 'active'
  }

  /** The latest time at which a worker with a right clock can have put the next question by now. */
  private latestProbe(now: Instant): Instant {
    return now + this.deps.timing.probeMs * (1 + SPREAD)
  }
}

function mayProbe(row: SyncBackendRow, now: Instant, latest: Instant): boolean {
  if (row.nextProbeAt !== null && now < row.nextProbeAt && row.nextProbeAt <= latest) return false
  return !isHeldReason(row.statusReason) && now >= endOfBlock(row)
}

/**
 * Returns a fingerprint of the settings, the encrypted secret and the status of a backend. When it changes, everything
 * that was held back under the old ones is tried again.
 */
export function holdsFingerprint({ settings, secret, status, statusAt }: SyncBackendRow): string {
  return createHash('sha256')
    .update(JSON.stringify([settings, secret.toString('base64'), status, statusAt]))
    .digest('base64')
}
