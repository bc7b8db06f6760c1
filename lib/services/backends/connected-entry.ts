import type { AuditEntry } from '@/lib/services/callers/record-audit'

/**
 * Returns the audit log's entry for a backend that was connected. Of its address it has the host only, because a path
 * may contain a token.
 */
export function connectedEntry(id: string, { kind, baseUrl }: { kind: string; baseUrl: string }): AuditEntry {
  const changes = { kind, host: new URL(baseUrl).host }
  return { action: 'backend.connected', subject: { kind: 'backend', id }, changes }
}
