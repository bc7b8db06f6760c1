import type { InboundEvent, Payload } from '@/lib/backends/whatsapp/events'
import type { Deps } from '@/lib/services/deps'
import { recordTemplateEvent } from '@/lib/services/templates/record-template-event'
import { applyIdentityChanges } from './apply-identity-changes'
import { applyMessages } from './apply-messages'
import { applyPreferences } from './apply-preferences'
import { applyStatuses } from './apply-statuses'
import { applyThreadControls } from './apply-thread-controls'
import { eachGroup, type InboundContext, type InboundPost, type SenderCache, senderLookup } from './inbound-context'

/** What became of updates of one kind, and of how many. */
export interface InboundCount {
  family: string
  outcome: string
  times: number
}

export interface AppliedPayload {
  counts: InboundCount[]
  /** Why updates could not be applied; empty: all of them were. */
  failures: unknown[]
}

/**
 * Applies what one POST of a WhatsApp account says: each kind of update by its own rules, each update on its own. Never
 * throws. What failed can be applied again with the whole POST, because what was done before does nothing again.
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
  // Who is who first, so that a message finds its contact.
  const steps = [
    () => applyIdentityChanges(context, of('identity')),
    () => applyMessages(context, of('message')),
    () => applyThreadControls(context, of('control')),
    () => applyPreferences(context, of('preference')),
    () => applyStatuses(context, of('status')),
    () =>
      eachGroup(context, [of('template')], async (event) =>
        context.count('template', await recordTemplateEvent(deps, post.businessId, event, post.receivedAt)),
      ),
  ]
  for (const step of steps) await step().catch((error: unknown) => context.fail(error))
  return applied
}
