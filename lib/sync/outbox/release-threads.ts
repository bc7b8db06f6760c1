import { inBusiness } from '@/db/client'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { recordThreadHolders } from '@/db/queries/messages/senders'
import { type DueRelease, moveRelease } from '@/db/queries/outbox/outbox-releases'
import type { WhatsApp } from '@/lib/backends/whatsapp/adapter'
import type { SyncDeps } from '@/lib/sync/deps'
import { addressOf } from './read-messages'

/** After this many requests a conversation stays with the business. Meta's routing decides again after a silence. */
const TRIES_MOST = 5
const AGAIN_MS = 30_000

/**
 * Gives conversations that our messages have taken over back to Meta's Business Agent, which would otherwise stay
 * silent in them (docs/reference/whatsapp.md, 11). No choice of a contact depends on this.
 */
export async function releaseThreads(
  deps: SyncDeps,
  { businessId, backendId, whatsapp }: { businessId: string; backendId: string; whatsapp: WhatsApp },
  releases: readonly DueRelease[],
): Promise<void> {
  if (releases.length === 0) return
  const ids = [...new Set(releases.map(({ contactId }) => contactId))]
  const identities = await inBusiness(deps.db, businessId, (tx) => readLiveIdentities(tx, businessId, ids))
  await Promise.all(releases.map((release) => releaseOne(release)))

  async function releaseOne({ id, contactId, senderId, phoneNumberId, tries }: DueRelease): Promise<void> {
    const move = (dueAt: number | null) =>
      inBusiness(deps.db, businessId, (tx) => moveRelease(tx, businessId, id, dueAt))
    const to = addressOf(identities, contactId)
    if (!to || phoneNumberId === '' || !whatsapp.settings.giveBackToAgent) return move(null)
    const released = await whatsapp.releaseThread({ phoneNumberId, to, attempts: tries })
    deps.metrics.messages.inc({ outcome: `thread_${released.kind}` })
    const now = deps.clock.now()
    if (released.kind === 'released') {
      await inBusiness(deps.db, businessId, async (tx) => {
        await moveRelease(tx, businessId, id, null)
        // The agent has the conversation again, and our next message takes it over again.
        await recordThreadHolders(tx, businessId, [{ contactId, senderId, at: now, byAgent: true }])
      })
      return
    }
    const isLast = released.kind === 'give_up' || tries >= TRIES_MOST
    await move(isLast ? null : now + ('afterMs' in released ? released.afterMs : AGAIN_MS))
    if (!isLast) return
    const { reason } = released
    deps.log.warn({ businessId, backendId, reason }, 'a conversation could not be given back to the agent')
  }
}
