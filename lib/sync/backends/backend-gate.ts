import { createHash } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { moveBackendStatus, repauseBackend, type SyncBackendRow } from '@/db/queries/backends/backend-config'
import { HELD_REASONS, isHeldReason } from '@/db/queries/backends/held-backends'
import type { Backend } from '@/lib/backends/backend'
import { leastPauseMs } from '@/lib/backends/whatsapp/errors'
import type { Instant } from '@/lib/consent/types'
import type { SyncDeps } from '@/lib/sync/deps'

/**
 * Decides when a backend, or a WhatsApp account, is paused, asked whether it accepts requests again, and resumed.
 * Everything that does one of these goes through here. Several jobs see the same row, and each could otherwise end a
 * pause whose reason only another one knows.
 */
export class BackendGate {
  #nextProbeAt: Instant = 0

  constructor(
    private readonly deps: Pick<SyncDeps, 'db' | 'clock' | 'log' | 'timing' | 'metrics'>,
    private readonly businessId: string,
    private readonly backendId: string,
  ) {}

  /**
   * Pauses or disables the backend, with a reason that an operator can look up. A pause that must last longer replaces
   * a shorter one.
   */
  async shut(to: 'paused' | 'disabled', reason: string): Promise<void> {
    const { deps, businessId, backendId } = this
    const now = deps.clock.now()
    this.#nextProbeAt = Math.max(this.#nextProbeAt, now + deps.timing.probeMs)
    const moved = await inBusiness(deps.db, businessId, async (tx) => {
      if (await moveBackendStatus(tx, businessId, backendId, { from: 'active', to, reason, now })) return true
      // A longer pause must not end with the shorter one before it. A backend that is held until it has been read stays
      // held.
      if (to !== 'paused' || leastPauseMs(reason) === 0) return false
      return repauseBackend(tx, businessId, backendId, { reason, over: HELD_REASONS, now })
    })
    if (!moved) return
    deps.metrics.shut.inc({ status: to })
    deps.log.error({ businessId, backendId, reason, status: to }, 'a backend refuses our requests')
  }

  /**
   * Asks a paused backend whether it accepts requests again. It is not asked while it is held until it has been read,
   * before the pause has lasted as long as its reason requires, or more than once in `probeMs`. Returns whether the
   * backend was resumed.
   */
  async resume(row: SyncBackendRow, open: () => Promise<Pick<Backend, 'probe'> | null>): Promise<boolean> {
    const { deps, businessId, backendId } = this
    const now = deps.clock.now()
    if (now < this.#nextProbeAt || !mayResume(row, now)) return false
    this.#nextProbeAt = now + deps.timing.probeMs * (0.8 + 0.4 * Math.random())
    const backend = await open()
    if (!backend || !(await backend.probe()).ok) return false
    return resumeBackend(deps, businessId, backendId, row)
  }
}

/** Returns whether a paused backend may be resumed as soon as it accepts requests. */
export function mayResume({ statusReason, statusAt }: SyncBackendRow, now: Instant): boolean {
  return !isHeldReason(statusReason) && now >= statusAt + leastPauseMs(statusReason)
}

/** Resumes a paused backend, unless it was paused again after its row was read. Returns whether it was resumed. */
export async function resumeBackend(
  deps: Pick<SyncDeps, 'db' | 'clock' | 'log'>,
  businessId: string,
  backendId: string,
  { statusAt: since }: SyncBackendRow,
): Promise<boolean> {
  const move = { from: 'paused', to: 'active', reason: null, now: deps.clock.now(), since } as const
  const moved = await inBusiness(deps.db, businessId, (tx) => moveBackendStatus(tx, businessId, backendId, move))
  if (moved) deps.log.info({ businessId, backendId }, 'a paused backend accepts requests again')
  return moved
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
