import type { IdentityEvent } from '@/lib/backends/whatsapp/events'
import { changeNumber } from '@/lib/services/contacts/change-number'
import { eachGroup, type InboundContext } from './inbound-context'

/**
 * Applies changed numbers and user ids one after another in the order of their times, because one may build on another.
 */
export async function applyIdentityChanges(context: InboundContext, events: readonly IdentityEvent[]): Promise<void> {
  const { deps, businessId, backendId } = context
  await eachGroup(context, [events.toSorted((a, b) => a.seconds - b.seconds)], async (event) =>
    context.count('identity', await changeNumber(deps, businessId, backendId, event)),
  )
}
