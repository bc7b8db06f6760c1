import type { Deps } from '@/lib/services/deps'
import type { AuditFilter } from './audit-filter'
import type { Caller } from './caller'
import { inBusinessOrThrow, notAllowed } from './in-business-for'
import { type NamedRow, readAuditLog } from './read-audit-log'
import { recordAudit } from './record-audit'

const AT_ONCE = 200

/**
 * Returns every entry of the audit log that the filter asks for, the newest first, in parts. Entries are only added, at
 * the new end, so that each one appears exactly once. The export is recorded before the first part is returned.
 * @throws AppError `not_allowed` (403)
 */
export async function* exportAuditLog(
  deps: Deps,
  caller: Caller,
  filter: AuditFilter,
  locale: string,
): AsyncGenerator<NamedRow[]> {
  const { businessId } = caller
  const isoOf = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  await inBusinessOrThrow(deps, caller, 'audit.read', (tx) =>
    recordAudit(deps, tx, caller, {
      action: 'export.read',
      subject: { kind: 'business', id: businessId },
      changes: { of: 'audit_log', from: isoOf(filter.from), to: isoOf(filter.until) },
    }),
  )
  let before: Parameters<typeof readAuditLog>[2]['before'] = null
  do {
    const page = await readAuditLog(deps, caller, { filter, before, limit: AT_ONCE, locale })
    if (page.outcome === 'not_allowed') throw notAllowed()
    if (page.entries.length > 0) yield page.entries
    before = page.next
  } while (before)
}
