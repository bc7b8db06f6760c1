import { createHash } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { moveBackendStatus, repauseBackend, type SyncBackendRow } from '@/db/queries/backends/backend-config'
import { HELD_REASONS, isHeldReason } from '@/db/queries/backends/held-backends'
import type { Backend } from '@/lib/backends/backend'
import { leastPauseMs } from '@/lib/backends/whatsapp/errors'
import type { Instant } from '@/lib/consent/types'
import type { SyncDeps } from '@/lib/sync/deps'

/**
 * Who may ask a backend, or a WhatsApp account, whether it lets us in again, and when. Everybody who pauses, asks or
 * resumes goes through here: work of several kinds looks at the same row, and each of them could end a pause that
 * another one knows the reason for.
 */
export class BackendGate {
  #nextProbeAt: Instant = 0

  constructor(
    private readonly deps: Pick<SyncDeps, 'db' | 'clock' | 'log' | 'timing'>,
    private readonly businessId: string,
    private readonly backendId: string,
  ) {}

  /**
   * Nothing more is sent, with a reason that people can look up. A pause that must last longer takes the place of a
   * shorter one.
   */
  async shut(to: 'paused' | 'disabled', reason: string): Promise<void> {
    const { deps, businessId, backendId } = this
    const now = deps.clock.now()
    this.#nextProbeAt = Math.max(this.#nextProbeAt, now + deps.timing.probeMs)
    const moved = await inBusiness(deps.db, businessId, async (tx) => {
      if (await moveBackendStatus(tx, businessId, backendId, { from: 'active', to, reason, now })) return true
      // A pause that lasts must not end with the short one that came before it; what is held until it was read stays
      // held.
      if (to !== 'paused' || leastPauseMs(reason) === 0) return false
      return repauseBackend(tx, businessId, backendId, { reason, over: HELD_REASONS, now })
    })
    if (moved) deps.log.error({ businessId, backendId, reason, status: to }, 'a backend does not let us in')
  }

  /**
   * Asks a paused backend whether it lets us in again, if it is time to: not while it is held until it was read, not
   * before the pause has lasted as long as its reason wants, and not all the time. Returns whether it was resumed.
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

/** Whether a paused backend may go on as soon as it lets us in. */
export function mayResume({ statusReason, statusAt }: SyncBackendRow, now: Instant): boolean {
  return !isHeldReason(statusReason) && now >= statusAt + leastPauseMs(statusReason)
}

/** Lets a paused backend go on, unless somebody paused it again since its row was read. Returns whether it goes on. */
export async function resumeBackend(
  deps: Pick<SyncDeps, 'db' | 'clock' | 'log'>,
  businessId: string,
  backendId: string,
  { statusAt: since }: SyncBackendRow,
): Promise<boolean> {
  const move = { from: 'paused', to: 'active', reason: null, now: deps.clock.now(), since } as const
  const moved = await inBusiness(deps.db, businessId, (tx) => moveBackendStatus(tx, businessId, backendId, move))
  if (moved) deps.log.info({ businessId, backendId }, 'a paused backend lets us in again')
  return moved
}

/**
 * Of a backend's settings and status: with another fingerprint, whatever was held back for the old ones is to be tried again.
 */
export function holdsFingerprint({ settings, status, statusAt }: SyncBackendRow): string {
  return createHash('sha256')
    .update(JSON.stringify([settings, status, statusAt]))
    .digest('base64')
}
