import type { Database } from '@/db/client'
import type { Deps } from '@/lib/services/deps'
import type { Secrets } from './secrets'

/** What the verbs of the command need. */
export interface Command {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
  secrets: Secrets
  /** The milliseconds until Weni knows fields and groups just made; by default the age of its cache. */
  settleMs?: number
  /** Prints one or more lines of the result. */
  out: (text: string) => void
  /** Prints what the operator should know besides the result. */
  err: (text: string) => void
}
