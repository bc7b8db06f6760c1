import type { AuditEntry } from '@/lib/services/callers/record-audit'

/**
 * What the audit log tells of a backend that was connected: of its address the host only, because a path may hold a
 * token.
 */
export function connectedEntry(id: string, { kind, baseUrl }: { kind: string; baseUrl: string }): AuditEntry {
  const changes = { kind, host: new URL(baseUrl).host }
  return { action: 'backend.connected', subject: { kind: 'backend', id }, changes }
}
