import type { InboundEvent, Payload } from '@/lib/backends/whatsapp/events'
import type { Deps } from '@/lib/services/deps'
import { recordTemplateEvent } from '@/lib/services/templates/record-template-event'
import { applyIdentityChanges } from './apply-identity-changes'
import { applyMessages } from './apply-messages'
import { applyPreferences } from './apply-preferences'
import { applyStatuses } from './apply-statuses'
import { applyThreadControls } from './apply-thread-controls'
import { eachGroup, type InboundContext, type InboundPost, type SenderCache, senderLookup } from './inbound-context'

/** How many updates of one kind had one outcome. */
export interface InboundCount {
  family: string
  outcome: string
  times: number
}

export interface AppliedPayload {
  counts: InboundCount[]
  /** The errors of updates that could not be applied; empty if all were. */
  failures: unknown[]
}

/**
 * Applies the updates in one POST of a WhatsApp account: each kind by its own rules, each update on its own. Never
 * throws. If some failed, the whole POST can be applied again, because an update that was applied does nothing the
 * second time.
 */
export async function applyPayload(
  deps: Deps,
  post: InboundPost,
  { events, ignored }: Payload,
  senders: SenderCache,
): Promise<AppliedPayload> {
  const applied: AppliedPayload = { counts: [], failures: [] }
  const context: InboundContext = {
    ...post,
    deps,
    senderId: senderLookup(deps, post.businessId, senders),
    count: (family, outcome, times = 1) => applied.counts.push({ family, outcome, times }),
    fail: (error) => applied.failures.push(error),
  }
  for (const [what, times] of Object.entries(ignored)) context.count('ignored', what, times)
  const of = <F extends InboundEvent['family']>(family: F) =>
    events.filter((event): event is Extract<InboundEvent, { family: F }> => event.family === family)
  // Identity changes come first, so that each message finds its contact.
  const steps = [
    () => applyIdentityChanges(context, of('identity')),
    () => applyMessages(context, of('message')),
    () => applyThreadControls(context, of('control')),
    () => applyPreferences(context, of('preference')),
    () => applyStatuses(context, of('status')),
    () =>
      eachGroup(context, [of('template')], async (event) =>
        context.count(
          'template',
          await recordTemplateEvent(deps, post.businessId, event, post.receivedAt, post.backendId),
        ),
      ),
  ]
  for (const step of steps) await step().catch((error: unknown) => context.fail(error))
  return applied
}
