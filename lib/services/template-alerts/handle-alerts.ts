import { handleAlerts as writeHandled, reopenAlerts as writeReopened } from '@/db/queries/template-alerts/open-alerts'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'

export type HandledAlerts =
  /** `handledAt`: what an undo names. */
  { outcome: 'handled'; alerts: number; handledAt: Instant } | { outcome: 'unknown_template' } | NotAllowed

/**
 * Notes that a member has seen what happened to a template and leaves it as it is. `until` is when the newest alert
 * that they saw was recorded: a later one still needs somebody.
 */
export async function handleAlerts(
  deps: Deps,
  caller: Caller,
  { name, until }: { name: string; until: Instant },
): Promise<HandledAlerts> {
  const { businessId } = caller
  const handledAt = Math.trunc(deps.clock.now())
  return inBusinessFor(deps, caller, 'templates.pause', async (tx): Promise<HandledAlerts> => {
    const row = await readTemplateNamed(tx, businessId, name)
    const [first] = row?.templates ?? []
    if (!row || !first) return { outcome: 'unknown_template' }
    const templateIds = row.templates.map(({ id }) => id)
    const alerts = await writeHandled(tx, businessId, { templateIds, until, at: handledAt })
    if (alerts > 0)
      await recordAudit(deps, tx, caller, {
        action: 'template.alert_handled',
        subject: { kind: 'template', id: first.id },
        changes: { name },
      })
    return { outcome: 'handled', alerts, handledAt }
  })
}

export type ReopenedAlerts = { outcome: 'reopened'; alerts: number } | { outcome: 'unknown_template' } | NotAllowed

/** Takes back what `handleAlerts` noted at a moment. */
export async function reopenAlerts(
  deps: Deps,
  caller: Caller,
  { name, handledAt }: { name: string; handledAt: Instant },
): Promise<ReopenedAlerts> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'templates.pause', async (tx): Promise<ReopenedAlerts> => {
    const row = await readTemplateNamed(tx, businessId, name)
    const [first] = row?.templates ?? []
    if (!row || !first) return { outcome: 'unknown_template' }
    const alerts = await writeReopened(tx, businessId, { templateIds: row.templates.map(({ id }) => id), handledAt })
    if (alerts > 0)
      await recordAudit(deps, tx, caller, {
        action: 'template.alert_reopened',
        subject: { kind: 'template', id: first.id },
        changes: { name },
      })
    return { outcome: 'reopened', alerts }
  })
}
