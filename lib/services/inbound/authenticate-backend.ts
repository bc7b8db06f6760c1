import { findInboundBackend } from '@/db/queries/backends/backends'
import { isUuid } from '@/lib/ids'
import { hashToken, safeEqual } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

export interface CallingBackend {
  id: string
  businessId: string
  kind: 'weni' | 'whatsapp' | 'webhook'
}

const NOBODY = hashToken('nobody has this token')

/**
 * Which backend calls, by the id in its URL and its bearer token. Null for a wrong token and an unknown backend alike, after the same
 * work, so that trying teaches nothing.
 */
export async function authenticateBackend(
  deps: Deps,
  backendId: string,
  token: string,
): Promise<CallingBackend | null> {
  const backend = isUuid(backendId) ? await findInboundBackend(deps.db.sql, backendId) : null
  const matches = safeEqual(hashToken(token), backend?.inboundTokenHash ?? NOBODY)
  if (!backend || !matches || backend.status === 'disabled') return null
  return { id: backendId, businessId: backend.businessId, kind: backend.kind }
}
