import { listNewestKeys } from '@/db/queries/api/api-keys'
import { type AuditPlace, listAuditRows } from '@/db/queries/members/audit-log'
import { listMembers } from '@/db/queries/members/members'
import type { Deps } from '@/lib/services/deps'
import type { AuditFilter } from './audit-filter'
import { type NamedRow, withNames } from './audit-names'
import type { Caller } from './caller'
import { inBusinessFor, type NotAllowed } from './in-business-for'

export type { AuditPlace, NamedRow }

const MOST_AT_ONCE = 200

export interface AuditRequest {
  filter?: AuditFilter
  /** The page ends or begins beside this entry, which is not on it. */
  before?: AuditPlace | null
  after?: AuditPlace | null
  /** 200 at most. */
  limit: number
  /** The language in which topics are named. */
  locale?: string
}

export interface AuditPage {
  outcome: 'read'
  /** The newest first. */
  entries: NamedRow[]
  /** Where the next page begins, with older entries; null at the end. */
  next: AuditPlace | null
  /** The newest entry of this page, if there are newer ones; else null. */
  previous: AuditPlace | null
}

/** Returns a page of the audit log: the newest entries, or those just older or newer than a place. */
export async function readAuditLog(
  deps: Deps,
  caller: Caller,
  { filter = {}, before = null, after = null, limit, locale = 'en' }: AuditRequest,
): Promise<AuditPage | NotAllowed> {
  const most = Math.max(1, Math.min(limit, MOST_AT_ONCE))
  const { businessId } = caller
  const towards = after ? 'newer' : 'older'
  const read = await inBusinessFor(deps, caller, 'audit.read', (tx) =>
    listAuditRows(tx, businessId, { filter, place: after ?? before, towards, limit: most + 1 }),
  )
  if ('outcome' in read) return read
  const hasMore = read.length > most
  const shown = read.slice(0, most)
  const rows = towards === 'newer' ? shown.toReversed() : shown
  const [first, last] = [rows[0], rows.at(-1)]
  const hasOlder = towards === 'newer' || hasMore
  const hasNewer = towards === 'newer' ? hasMore : before !== null
  return {
    outcome: 'read',
    entries: await withNames(deps, businessId, rows, locale),
    next: hasOlder && last ? { at: last.at, id: last.id } : null,
    previous: hasNewer && first ? { at: first.at, id: first.id } : null,
  }
}

/** Somebody whose entries can be asked for. */
export interface AuditPerson {
  id: string
  name: string
}

/** Returns whom the audit log can be filtered by: the members, also former ones, and the 200 newest API keys. */
export async function readAuditPeople(
  deps: Deps,
  caller: Caller,
): Promise<{ outcome: 'read'; members: AuditPerson[]; keys: AuditPerson[] } | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'audit.read', async (tx) => {
    const [members, keys] = [
      await listMembers(tx, businessId),
      await listNewestKeys(tx, businessId, { before: null, limit: 200 }),
    ]
    const person = ({ id, name }: AuditPerson): AuditPerson => ({ id, name })
    return { outcome: 'read' as const, members: members.map(person), keys: keys.map(person) }
  })
}
