import type { BusinessConfig } from '@/db/queries/business/config'
import { findFrontDoor } from '@/db/queries/front-door/front-doors'
import { dialCodeOf } from '@/lib/consent/phones'
import type { Deps } from '@/lib/services/deps'
import { businessSubject } from './limits'
import { bitsFor } from './proof-of-work'

export interface FrontDoor {
  /** The word in its address. */
  slug: string
  config: BusinessConfig
  /** The calling code of the business's country, with its plus. */
  dialCode: string
  /** Whether the business has a backend that can send a link. Without one, the chat is the only way. */
  sends: boolean
  /**
   * Whether WhatsApp does not deliver the business's messages at the moment, because nobody pays for them. It is known
   * of all its messages together, so it says nothing about any number.
   */
  isTroubled: boolean
  /** How many bits of work a browser has to prove for an ask; 0 while nobody asks too much. */
  bits: number
}

/** For this long a failed payment counts as one of the present, in milliseconds: each further failure renews it. */
const UNPAID_MS = 6 * 3_600_000

const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/

/**
 * Returns the front door of a business by the word in its address. Null where there is none: no business has that word,
 * or it is a test business, or closed, or being closed.
 */
export async function openFrontDoor(deps: Deps, slug: string): Promise<FrontDoor | null> {
  if (!SLUG.test(slug)) return null
  const now = deps.clock.now()
  const times = { now, unpaidSince: now - UNPAID_MS }
  const found = await findFrontDoor(deps.db.sql, slug, businessSubject(deps, slug), times)
  if (!found) return null
  const config = await deps.configs.at(found.businessId, found.configVersion)
  return {
    slug,
    config,
    dialCode: dialCodeOf(config.country) ?? '+',
    sends: found.sends,
    isTroubled: found.unpaid,
    bits: bitsFor(found.asked),
  }
}
