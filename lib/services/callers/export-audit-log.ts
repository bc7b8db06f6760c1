import type { Deps } from '@/lib/services/deps'
import type { AuditFilter } from './audit-filter'
import type { Caller } from './caller'
import { inBusinessFor, type NotAllowed, rightLost } from './in-business-for'
import { type NamedRow, readAuditLog } from './read-audit-log'
import { recordAudit } from './record-audit'

const AT_ONCE = 200

/**
 * Returns every entry of the audit log that the filter asks for, the newest first, in parts. Entries are only added, at
 * the new end, so that each one appears exactly once. The export is recorded before the first part is read.
 */
export async function exportAuditLog(
  deps: Deps,
  caller: Caller,
  filter: AuditFilter,
  locale: string,
): Promise<{ outcome: 'exported'; parts: AsyncGenerator<NamedRow[]> } | NotAllowed> {
  const { businessId } = caller
  const isoOf = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())
  return inBusinessFor(deps, caller, 'audit.read', async (tx) => {
    await recordAudit(deps, tx, caller, {
      action: 'export.read',
      subject: { kind: 'business', id: businessId },
      changes: { of: 'audit_log', from: isoOf(filter.from), to: isoOf(filter.until) },
    })
    return { outcome: 'exported' as const, parts: partsOf(deps, caller, filter, locale) }
  })
}

/** @throws AppError `not_allowed` (403) if the caller lost the right while the parts were read */
async function* partsOf(deps: Deps, caller: Caller, filter: AuditFilter, locale: string): AsyncGenerator<NamedRow[]> {
  let before: Parameters<typeof readAuditLog>[2]['before'] = null
  do {
    const page = await readAuditLog(deps, caller, { filter, before, limit: AT_ONCE, locale })
    if (page.outcome === 'not_allowed') throw rightLost()
    if (page.entries.length > 0) yield page.entries
    before = page.next
  } while (before)
}
