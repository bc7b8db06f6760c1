/**
 * What does not follow from the lines of the ledger:
 * - `changed`: the row is there, and says something else
 * - `missing`: the row should be there
 * - `added`: nothing in the ledger accounts for the row
 * Evidence and identities that are gone because their time is over or the person was erased are no findings.
 */
export type FindingProblem = 'changed' | 'missing' | 'added'

export interface Finding {
  /** The contact whose lines show it; null: it concerns the whole business. */
  contactId: string | null
  table: string
  /** Names the row by ids, numbers or hashes, never by anything personal. */
  row: string
  /** Null where the whole row is meant. Several where one digest covers them all. */
  columns: string[] | null
  problem: FindingProblem
}

/** A finding, and the business of which it is. */
export type NamedFinding = Finding & { business: string }

/** Returns what a command prints of a finding. */
export function describeFinding({ business, contactId, table, row, columns, problem }: NamedFinding): string {
  const whose = contactId === null ? '' : ` contact ${contactId}`
  return `${business}${whose} ${table} ${row}: ${columns ? `${columns.join(', ')} ` : ''}${problem}`
}
