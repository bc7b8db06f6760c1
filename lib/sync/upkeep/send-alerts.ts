import { inBusiness } from '@/db/client'
import { readSyncBackend } from '@/db/queries/backends/backend-config'
import {
  type AlertOutcome,
  claimAlerts,
  type ClaimedAlert,
  endAlert,
  findDueAlerts,
} from '@/db/queries/template-alerts/deliveries'
import { alertMessage } from '@/lib/backends/webhook/alert-payload'
import type { Webhook } from '@/lib/backends/webhook/webhook'
import { AppError } from '@/lib/errors'
import type { SyncDeps } from '@/lib/sync/deps'

/** Alerts of a business that are claimed at a time. There are a few a week. */
const BATCH = 20
/** How long a webhook that is paused or can't be reached is left alone, in milliseconds. */
const AGAIN_MS = 60_000

/**
 * Sends the alerts that are due to the signed webhooks of their businesses, each under one id and by the same schedule
 * as the choices of contacts. An alert that fails nine times is given up; it stays in the console and in the API.
 */
export async function sendAlerts(deps: SyncDeps, mayGoOn: () => boolean): Promise<void> {
  for (const businessId of await findDueAlerts(deps.db.sql, deps.clock.now())) {
    if (!mayGoOn()) return
    const now = deps.clock.now()
    const claim = { now, until: now + deps.timing.leaseMs, limit: BATCH }
    const claimed = await inBusiness(deps.db, businessId, (tx) => claimAlerts(tx, businessId, claim))
    const ids = new Set(claimed.map(({ backendId }) => backendId))
    await Promise.all(
      [...ids].map((backendId) =>
        sendTo(
          deps,
          businessId,
          backendId,
          claimed.filter((each) => each.backendId === backendId),
        ),
      ),
    )
  }
}

async function sendTo(
  deps: SyncDeps,
  businessId: string,
  backendId: string,
  alerts: readonly ClaimedAlert[],
): Promise<void> {
  const webhook = await openWebhook(deps, businessId, backendId)
  try {
    for (const alert of alerts) {
      const outcome = typeof webhook === 'string' ? wait(deps, webhook) : await sendOne(deps, webhook, alert)
      await inBusiness(deps.db, businessId, (tx) => endAlert(tx, businessId, alert, outcome))
    }
  } finally {
    if (typeof webhook !== 'string') await webhook.close()
  }
}

const wait = (deps: SyncDeps, error: string): AlertOutcome => ({
  ...{ dueAt: error === 'disabled' ? null : deps.clock.now() + AGAIN_MS, error, counts: false },
})

async function sendOne(deps: SyncDeps, webhook: Webhook, alert: ClaimedAlert): Promise<AlertOutcome> {
  const { alertId: id, kind, templateId, name, language, value: facts, occurredAt, attempts } = alert
  const known = templateId !== null && name !== null && language !== null
  const data = {
    alert: { id, kind, occurredAt: new Date(occurredAt).toISOString() },
    template: known ? { id: templateId, name, language } : null,
    facts,
  }
  const result = await webhook.announce(alertMessage(data, deps.clock.now()), attempts)
  const now = deps.clock.now()
  if (result.kind === 'taken') return { deliveredAt: now }
  if (result.kind === 'given_up') return { dueAt: null, error: result.reason, counts: true }
  return { dueAt: now + result.afterMs, error: result.reason, counts: result.counts }
}

/** Returns the webhook, or the reason why it can't be told now. */
async function openWebhook(deps: SyncDeps, businessId: string, backendId: string): Promise<Webhook | string> {
  const row = await inBusiness(deps.db, businessId, (tx) => readSyncBackend(tx, businessId, backendId))
  if (!row || row.status !== 'active') return row?.status ?? 'disabled'
  try {
    return deps.connect(backendId, row).webhook ?? 'backend_kind'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
