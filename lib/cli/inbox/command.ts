import type { Database } from '@/db/client'
import type { Terminal } from '@/lib/cli/run-command'
import type { Deps } from '@/lib/services/deps'

/** What the verbs of `inbox` work with. */
export interface InboxCommand extends Terminal {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
  /** Asks why POSTs are set aside. Returns null where nobody can be asked. */
  ask: () => Promise<string | null>
}
