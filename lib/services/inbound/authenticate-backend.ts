import { findInboundBackend } from '@/db/queries/backends/backends'
import { isUuid } from '@/lib/ids'
import { hashToken, safeEqual } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

export interface CallingBackend {
  id: string
  businessId: string
  kind: 'weni' | 'whatsapp' | 'webhook'
}

/** Compared when no backend is found, so that a wrong token takes the same work. */
const NO_HASH = hashToken('nobody has this token')

/**
 * Returns the backend that calls, by the id in its URL and its bearer token. Returns null for a wrong token and an
 * unknown backend alike, after the same work, so that trying tokens reveals nothing.
 */
export async function authenticateBackend(
  deps: Deps,
  backendId: string,
  token: string,
): Promise<CallingBackend | null> {
  const backend = isUuid(backendId) ? await findInboundBackend(deps.db.sql, backendId) : null
  const matches = safeEqual(hashToken(token), backend?.inboundTokenHash ?? NO_HASH)
  if (!backend || !matches || backend.status === 'disabled') return null
  return { id: backendId, businessId: backend.businessId, kind: backend.kind }
}
