import type { Database } from '@/db/client'
import type { Terminal } from '@/lib/cli/run-command'
import type { Deps } from '@/lib/services/deps'

/** What the verbs of `business` work with. */
export interface BusinessCommand extends Terminal {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
}
