import type { Database } from '@/db/client'
import type { Terminal } from '@/lib/cli/run-command'
import type { Deps } from '@/lib/services/deps'
import type { Secrets } from './secrets'

/** What the verbs of the command need. */
export interface Command extends Terminal {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
  secrets: Secrets
  /** The milliseconds until Weni knows fields and groups just made; by default the age of its cache. */
  settleMs?: number
}
