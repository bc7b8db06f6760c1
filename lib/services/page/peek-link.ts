import type { BusinessConfig } from '@/db/queries/business/config'
import type { LinkClaims } from '@/lib/links/layout'
import { verifyLink } from '@/lib/links/verify-link'
import type { Deps } from '@/lib/services/deps'

/**
 * Returns what can be read from a link without any query, for the page that is shown while the database cannot be
 * reached. Returns null when the link is not one of ours.
 */
export function peekLink(deps: Deps, token: string): { claims: LinkClaims; config: BusinessConfig | null } | null {
  const verified = verifyLink(deps.links, token)
  return verified.ok ? { claims: verified.claims, config: deps.configs.lastKnown(verified.claims.business) } : null
}
