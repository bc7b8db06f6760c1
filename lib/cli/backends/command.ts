import type { Database } from '@/db/client'
import type { Terminal } from '@/lib/cli/run-command'
import type { Deps } from '@/lib/services/deps'
import type { Secrets } from './secrets'

/** What the verbs of the command work with. */
export interface Command extends Terminal {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
  secrets: Secrets
  /** Milliseconds until fields and groups just made are known to Weni; left out: as long as its cache takes. */
  settleMs?: number
}
