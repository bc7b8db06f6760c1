import { readBackend } from '@/lib/services/backends/read-backend'
import type { MemberCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'

/** Returns the name of a backend, for a sentence about it; empty where there is none. */
export async function nameOf(deps: Deps, member: MemberCaller, id: string): Promise<string> {
  return (await readBackend(deps, member, id))?.name ?? ''
}
