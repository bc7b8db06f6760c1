import type { BusinessConfig } from '@/db/queries/business/config'
import { findFrontDoor } from '@/db/queries/front-door/front-doors'
import type { Deps } from '@/lib/services/deps'
import { businessSubject } from './limits'
import { bitsFor } from './proof-of-work'

export interface FrontDoor {
  /** The word in its address. */
  slug: string
  config: BusinessConfig
  /** Whether the business has a backend that can send a link. Without one, the chat is the only way. */
  sends: boolean
  /** How many bits of work a browser has to prove for an ask; 0 while nobody asks too much. */
  bits: number
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/

/**
 * Returns the front door of a business by the word in its address. Null where there is none: no business has that word,
 * or it is a test business, or closed, or being closed.
 */
export async function openFrontDoor(deps: Deps, slug: string): Promise<FrontDoor | null> {
  if (!SLUG.test(slug)) return null
  const found = await findFrontDoor(deps.db.sql, slug, businessSubject(deps, slug), deps.clock.now())
  if (!found) return null
  const config = await deps.configs.at(found.businessId, found.configVersion)
  return { slug, config, sends: found.sends, bits: bitsFor(found.asked) }
}
