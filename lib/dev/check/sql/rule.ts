import type { Tables } from './database'
import type { Statement } from './statements'

/** A rule of docs/reference/citus.md about one statement. */
export interface SqlRule {
  /** Its number there. */
  rule: number
  /** What a statement does that breaks it; null where it keeps the rule. */
  fault: (statement: Statement, tables: Tables) => string | null
}
