import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '@/db/client'
import { insertAuditRow } from '@/db/queries/members/audit-log'
import { newId } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { type Caller, callerId } from './caller'

/** What the audit log records. The words are stored in the database, so never rename one. */
export const AUDIT_ACTIONS = [
  'business.created',
  'business.closing',
  'business.kept',
  'business.closed',
  'business.erased',
  'business.recovering',
  'business.recovered',
  'brand.changed',
  'settings.changed',
  'topic.created',
  'topic.changed',
  'topics.reordered',
  'topic.listed',
  'topic.archived',
  'topic.restored',
  'topic.paused',
  'topic.resumed',
  'source.named',
  'template.mapped',
  'template.paused',
  'template.resumed',
  'template.alert_handled',
  'template.alert_reopened',
  'key.created',
  'key.revoked',
  'backend.connected',
  'backend.settings_changed',
  'backend.enabled',
  'backend.disabled',
  'backend.replayed',
  'backend.post_set_aside',
  'backend.post_replayed',
  'backend.secret_rotated',
  'backend.token_replaced',
  'backend.reading_started',
  'member.added',
  'member.role_changed',
  'member.disabled',
  'member.joined',
  'member.left',
  'invitation.made',
  'invitation.revoked',
  'review.resolved',
  'review.reopened',
  'reviews.exported',
  'preferences.recorded',
  'preferences.taken_back',
  'link.made',
  'contact.added',
  'contact.released',
  'contact.exported',
  'contact.erased',
  'import.begun',
  'export.read',
  'archive.taken',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** The kinds of things that are changed. The words are stored in the database, so never rename one. */
export const AUDIT_SUBJECTS = [
  'business',
  'topic',
  'source',
  'template',
  'key',
  'backend',
  'member',
  'invitation',
  'review',
  'contact',
  'import',
] as const
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number]

export interface AuditEntry {
  action: AuditAction
  subject: { kind: AuditSubject; id: string }
  /** What changed. Never a secret, nothing that a contact wrote, and no number or name of a contact. */
  changes?: Readonly<Record<string, unknown>>
}

/** The most characters of JSON that an entry keeps of what changed. */
export const CHANGES_MAX_CHARS = 4000

/** Writes an entry into the audit log, in the transaction of the change that the entry describes. */
export async function recordAudit(
  deps: Pick<Deps, 'clock'>,
  tx: Tx,
  caller: Caller,
  { action, subject, changes = {} }: AuditEntry,
): Promise<void> {
  await insertAuditRow(tx, caller.businessId, {
    id: newId(),
    at: deps.clock.now(),
    callerKind: caller.kind,
    callerId: callerId(caller),
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    changes: bounded(changes),
    fromIp: caller.kind === 'member' ? (caller.from ?? null) : null,
  })
}

/** Returns the changes; if they are too large, only the names of what changed. */
function bounded(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (JSON.stringify(changes).length <= CHANGES_MAX_CHARS) return { ...changes }
  return {
    changed: Object.keys(changes)
      .slice(0, 50)
      .map((name) => name.slice(0, 64)),
  }
}

/** Returns each field of `to` that differs from `from`, with both values. It is empty if nothing differs. */
export function differencesOf<T extends object>(
  from: T,
  to: Partial<T>,
): Record<string, { from: unknown; to: unknown }> {
  const changed: Record<string, { from: unknown; to: unknown }> = {}
  for (const name of Object.keys(to) as (keyof T & string)[]) {
    if (to[name] === undefined || isDeepStrictEqual(from[name], to[name])) continue
    changed[name] = { from: from[name], to: to[name] }
  }
  return changed
}
