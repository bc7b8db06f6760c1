import { inBusiness } from '@/db/client'
import type { AuditRow } from '@/db/queries/members/audit-log'
import {
  type AuditName,
  NAMED_KINDS,
  type NamedIds,
  type NamedKind,
  readAuditNames,
} from '@/db/queries/members/audit-names'
import { isUuid } from '@/lib/ids'
import { findTestBusiness } from '@/lib/services/business/ensure-test-business'
import type { Deps } from '@/lib/services/deps'

/** An entry with the names of what it has the ids of. */
export interface NamedRow extends AuditRow {
  /** The name of the member or the API key; null: an operator, or nothing of this id is there any more. */
  callerName: string | null
  /** Null: it has no name, or is there no more. */
  subjectName: string | null
}

/** Returns the entries with their names, as they are now. A test key is looked up in the test business. */
export async function withNames(
  deps: Deps,
  businessId: string,
  rows: readonly AuditRow[],
  locale: string,
): Promise<NamedRow[]> {
  if (rows.length === 0) return []
  const ids = idsIn(rows)
  const names = namesBy(await inBusiness(deps.db, businessId, (tx) => readAuditNames(tx, businessId, ids, locale)))
  const key = ids.key.filter((id) => !names.has(`key:${id}`))
  const testId = key.length > 0 ? await findTestBusiness(deps, businessId) : null
  if (testId !== null) {
    const found = await inBusiness(deps.db, testId, (tx) => readAuditNames(tx, testId, { ...NO_IDS, key }, locale))
    for (const { id, name } of found) names.set(`key:${id}`, name)
  }
  return rows.map((row) => ({
    ...row,
    callerName: names.get(`${row.callerKind}:${row.callerId}`) ?? null,
    subjectName: names.get(`${row.subjectKind}:${row.subjectId}`) ?? null,
    changes: withTopicName(row.changes, names),
  }))
}

const NO_IDS = Object.fromEntries(NAMED_KINDS.map((kind) => [kind, []])) as unknown as NamedIds

function idsIn(rows: readonly AuditRow[]): NamedIds {
  const ids = Object.fromEntries(NAMED_KINDS.map((kind) => [kind, new Set<string>()])) as Record<NamedKind, Set<string>>
  for (const { callerKind, callerId, subjectKind, subjectId, changes } of rows) {
    if (callerKind !== 'operator' && callerId !== null) ids[callerKind].add(callerId)
    const kind = NAMED_KINDS.find((each) => each === subjectKind)
    if (kind) ids[kind].add(subjectId)
    if (isUuid(changes['topic'])) ids.topic.add(changes['topic'])
  }
  return Object.fromEntries(NAMED_KINDS.map((kind) => [kind, [...ids[kind]]])) as unknown as NamedIds
}

/** A template is tied to a topic by its id, of which a reader makes nothing. */
function withTopicName(changes: AuditRow['changes'], names: ReadonlyMap<string, string>): AuditRow['changes'] {
  const name = names.get(`topic:${String(changes['topic'])}`)
  return name === undefined ? changes : { ...changes, topic: name }
}

const namesBy = (names: readonly AuditName[]) => new Map(names.map(({ kind, id, name }) => [`${kind}:${id}`, name]))
