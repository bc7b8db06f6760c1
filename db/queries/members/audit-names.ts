import type { Tx } from '@/db/client'

/** The ids of what entries of the audit log name, by kind. */
export type NamedIds = Readonly<Record<NamedKind, readonly string[]>>

/** The kinds of things that have a name. A contact and a review have none. */
export const NAMED_KINDS = ['topic', 'source', 'template', 'key', 'backend', 'member', 'invitation', 'import'] as const
export type NamedKind = (typeof NAMED_KINDS)[number]

export interface AuditName {
  kind: NamedKind
  id: string
  /** As the business calls it. A topic's is in the given language, else in the default one of the business. */
  name: string
}

/** Returns the names of the things with these ids, those that are still there. */
export async function readAuditNames(tx: Tx, businessId: string, ids: NamedIds, locale: string): Promise<AuditName[]> {
  const of = (kind: NamedKind) => tx`${[...ids[kind]]}::uuid[]`
  return tx<AuditName[]>`
    select 'topic' as kind, t.id, coalesce(t.texts -> ${locale} ->> 'name', t.texts -> b.default_locale ->> 'name', t.key)
        as name
      from topics t join businesses b on b.id = t.business_id
      where t.business_id = ${businessId} and b.id = ${businessId} and t.id = any(${of('topic')})
    union all select 'source', id, name from sources where business_id = ${businessId} and id = any(${of('source')})
    union all select 'template', id, name from templates where business_id = ${businessId} and id = any(${of('template')})
    union all select 'key', id, name from api_keys where business_id = ${businessId} and id = any(${of('key')})
    union all select 'backend', id, name from backends where business_id = ${businessId} and id = any(${of('backend')})
    union all select 'member', id, name from members where business_id = ${businessId} and id = any(${of('member')})
    union all select 'invitation', id, email from invitations
      where business_id = ${businessId} and id = any(${of('invitation')})
    union all select 'import', id, name from imports where business_id = ${businessId} and id = any(${of('import')})`
}
