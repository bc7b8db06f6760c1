import { inBusiness } from '@/db/client'
import { readSyncBackend, type SyncBackendRow } from '@/db/queries/backends/backend-config'
import { claimPoll, type DuePoll, endPoll, findDuePolls, keepPoll, type PollClaim } from '@/db/queries/sync/polls'
import type { WhatsApp } from '@/lib/backends/whatsapp/adapter'
import { AppError } from '@/lib/errors'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { BackendGate } from '@/lib/sync/backends/backend-gate'
import type { SyncDeps } from '@/lib/sync/deps'
import { compareTemplates } from './compare-templates'

const HOUR_MS = 3_600_000
/** The wait in milliseconds after a list that stopped early. It continues where it was. */
const AGAIN_MS = 60_000
/** Accounts whose templates are listed at once. Each takes a few requests an hour. */
const AT_ONCE = 4

export interface TemplateSync {
  /** Starts the lists that are due, and waits for none of them. */
  look(): Promise<void>
  stop(): Promise<void>
}

/**
 * Lists each WhatsApp account's templates once an hour. This finds templates that no webhook reported, and those from
 * before the account was connected. Once a week the templates that are sent most are compared at Meta.
 */
export function createTemplateSync(deps: SyncDeps): TemplateSync {
  const running = new Map<string, Promise<void>>()
  let stopping = false
  const start = (due: DuePoll): void => {
    if (running.has(due.backendId) || running.size >= AT_ONCE) return
    const work = listTemplates(deps, due, () => !stopping)
      .catch((err: unknown) => deps.log.warn({ err, backendId: due.backendId }, 'templates could not be listed'))
      .finally(() => running.delete(due.backendId))
    running.set(due.backendId, work)
  }
  return {
    async look() {
      for (const due of await findDuePolls(deps.db.sql, deps.clock.now())) {
        if (stopping) return
        if (due.kind === 'templates') start(due)
      }
    },
    async stop() {
      stopping = true
      await Promise.all(running.values())
    },
  }
}

async function listTemplates(deps: SyncDeps, due: DuePoll, mayGoOn: () => boolean): Promise<void> {
  const { businessId, backendId } = due
  const now = deps.clock.now()
  const claimed = await inBusiness(deps.db, businessId, async (tx) => {
    const claim = await claimPoll(tx, due, now, now + deps.timing.leaseMs)
    return claim && { claim, row: await readSyncBackend(tx, businessId, backendId) }
  })
  if (!claimed) return
  const { claim, row } = claimed
  const end = (cursor: string | null, afterMs: number, error: string | null) => {
    const next = { dueAt: deps.clock.now() + afterMs * (0.9 + 0.2 * Math.random()), error }
    return inBusiness(deps.db, businessId, (tx) => endPoll(tx, due, { ...claim, cursor }, next))
  }
  if (!row || row.status === 'disabled') return end(claim.cursor, AGAIN_MS, null)
  const gate = new BackendGate(deps, businessId, backendId)
  const account = openAccount(deps, backendId, row)
  if ('reason' in account) return end(null, row.status === 'paused' ? AGAIN_MS : HOUR_MS, account.reason)
  const { whatsapp } = account
  try {
    // No mark and perhaps no message waits for a paused account. Only this job asks it regularly whether it accepts
    // requests again.
    const isOpen = row.status === 'active' || (await gate.resume(row, () => Promise.resolve(whatsapp)))
    if (!isOpen) return end(claim.cursor, AGAIN_MS, null)
    for (let cursor = claim.cursor; mayGoOn();) {
      const readAt = deps.clock.now()
      const page = await whatsapp.listTemplates(cursor)
      if ('kind' in page) {
        if (page.kind === 'paused') await gate.shut('paused', page.reason)
        // A cursor that is no longer valid: the list starts again.
        const kept = page.kind === 'give_up' ? null : cursor
        return end(kept, 'afterMs' in page ? Math.max(page.afterMs, AGAIN_MS) : AGAIN_MS, page.reason)
      }
      await recordListedTemplates(deps, businessId, page.templates, readAt, backendId)
      cursor = page.after
      if (cursor === null) {
        await compareTemplates(deps, due, whatsapp, mayGoOn)
        return end(null, HOUR_MS, null)
      }
      if (!(await prolong(deps, due, claim, cursor))) return
    }
    await end(claim.cursor, 0, null)
  } finally {
    await whatsapp.close()
  }
}

/** Returns the adapter of an account, or the code of the reason why there is none. */
function openAccount(
  deps: SyncDeps,
  backendId: string,
  row: SyncBackendRow,
): { whatsapp: WhatsApp } | { reason: string } {
  try {
    const { whatsapp } = deps.connect(backendId, row)
    return whatsapp ? { whatsapp } : { reason: 'backend_kind' }
  } catch (error) {
    if (error instanceof AppError) return { reason: error.code }
    throw error
  }
}

/** Records how far the list has come. Returns false when another worker has the claim now. */
async function prolong(deps: SyncDeps, due: DuePoll, claim: PollClaim, cursor: string): Promise<boolean> {
  const until = deps.clock.now() + deps.timing.leaseMs
  const kept = await inBusiness(deps.db, due.businessId, (tx) => keepPoll(tx, due, { ...claim, cursor }, until))
  if (kept) Object.assign(claim, { cursor, until })
  return kept
}
