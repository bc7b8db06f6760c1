import { readAuditWish } from '@/lib/services/callers/audit-filter'
import type { EvidenceRange } from '@/lib/services/transparency-log/export-evidence'

/** Returns the days that the form of the screen asks for, in the time zone of the business; both are included. */
export function daysOf(request: Request, timeZone: string): EvidenceRange {
  const { since, until } = Object.fromEntries(new URL(request.url).searchParams)
  const { filter } = readAuditWish({ since, until }, timeZone)
  const range: EvidenceRange = {}
  if (filter.from !== undefined) range.from = filter.from
  if (filter.until !== undefined) range.to = filter.until
  return range
}
