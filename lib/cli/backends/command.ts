import type { Database } from '@/db/client'
import type { Deps } from '@/lib/services/deps'
import type { Secrets } from './secrets'

/** What the verbs of the command work with. */
export interface Command {
  deps: Deps
  /** Only the owner may look across businesses. */
  owner: Database
  secrets: Secrets
  /** Milliseconds until fields and groups just made are known to Weni; left out: as long as its cache takes. */
  settleMs?: number
  /** One line, or several, of what was asked for. */
  out: (text: string) => void
  /** What the person at the terminal should know beside it. */
  err: (text: string) => void
}
