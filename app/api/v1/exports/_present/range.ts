import type { EvidenceRange } from '@/lib/services/transparency-log/export-evidence'

/** Returns whose lines, and of which time, a call asks for. */
export function rangeOf(query: { contact?: string | undefined; from?: string | undefined; to?: string | undefined }) {
  const range: EvidenceRange = {}
  if (query.contact !== undefined) range.contactId = query.contact
  if (query.from !== undefined) range.from = Date.parse(query.from)
  if (query.to !== undefined) range.to = Date.parse(query.to)
  return range
}
