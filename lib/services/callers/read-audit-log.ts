import { type AuditPlace, type AuditRow, listAuditRows } from '@/db/queries/members/audit-log'
import type { Deps } from '@/lib/services/deps'
import type { Caller } from './caller'
import { inBusinessFor, type NotAllowed } from './in-business-for'

export type { AuditPlace, AuditRow }

const MOST_AT_ONCE = 200

export interface AuditPage {
  outcome: 'read'
  /** The newest first. */
  entries: AuditRow[]
  /** Where the next page begins; null at the end. */
  next: AuditPlace | null
}

/** Returns a page of the audit log; `limit` is 200 at most. */
export async function readAuditLog(
  deps: Deps,
  caller: Caller,
  { before = null, limit }: { before?: AuditPlace | null; limit: number },
): Promise<AuditPage | NotAllowed> {
  const most = Math.max(1, Math.min(limit, MOST_AT_ONCE))
  return inBusinessFor(deps, caller, 'audit.read', async (tx): Promise<AuditPage> => {
    const rows = await listAuditRows(tx, caller.businessId, { before, limit: most + 1 })
    const entries = rows.slice(0, most)
    const last = entries.at(-1)
    return { outcome: 'read', entries, next: rows.length > most && last ? { at: last.at, id: last.id } : null }
  })
}
