import { inBusiness, type Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { type FrontDoorAsk, takeAsk } from '@/db/queries/front-door/asks'
import { findLiveHolders } from '@/db/queries/identities/holders'
import { countSent } from '@/db/queries/outbox/outbox'
import { AppError } from '@/lib/errors'
import { decryptSecret } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { type FreshLinkResult, queueFreshLink } from '@/lib/services/messages/request-fresh-link'
import { askContext } from './ask-for-link'

/** Nobody waits for a link that comes later than this, in milliseconds. */
const MOST_AGE_MS = 15 * 60_000
const WEEK_MS = 7 * 86_400_000
/** The most links that a person gets in a week because somebody typed their number. Messages are kept for a week. */
const WEEK_LIMIT = 3

/**
 * `unknown`: no contact has the number; nothing is sent, and nobody becomes a contact. `quiet`: the person has stopped
 * or paused everything. `often`: they got enough links this week. The rest is as for an expired link.
 */
export type AnsweredAsk = FreshLinkResult | 'unknown' | 'quiet' | 'often' | 'expired'

/**
 * Takes the oldest ask at the front door of a business and queues a link for it, in one transaction. Returns what came
 * of it, and null if there is none. The link goes the way of an expired link's fresh one (`queueFreshLink`).
 */
export async function answerAsk(deps: Deps, businessId: string): Promise<AnsweredAsk | null> {
  const answered = await inBusiness(deps.db, businessId, async (tx) => {
    const ask = await takeAsk(tx, businessId)
    return ask && answer(deps, tx, businessId, ask)
  })
  if (answered === 'queued') deps.wakeSync(businessId)
  return answered
}

async function answer(deps: Deps, tx: Tx, businessId: string, ask: FrontDoorAsk): Promise<AnsweredAsk> {
  const now = deps.clock.now()
  const matchKey = now - ask.createdAt > MOST_AGE_MS ? null : numberOf(deps, ask)
  if (matchKey === null) return 'expired'
  const holder = (await findLiveHolders(tx, businessId, [matchKey])).get(matchKey)
  const contact = holder === undefined ? null : await readContactRow(tx, businessId, holder)
  if (!contact) return 'unknown'
  // Anybody can type a number. So it never causes a message to somebody who wanted none.
  if (contact.stopOn === true || (contact.pauseUntil ?? 0) > now) return 'quiet'
  if ((await countSent(tx, businessId, contact.id, 'fresh_link', now - WEEK_MS)) >= WEEK_LIMIT) return 'often'
  return queueFreshLink(tx, businessId, contact.id)
}

/** Returns the match key that was typed; null if it can't be decrypted any more, because the key is gone. */
function numberOf({ keys }: Pick<Deps, 'keys'>, { id, number }: FrontDoorAsk): string | null {
  try {
    return decryptSecret(keys, number, askContext(id))
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
