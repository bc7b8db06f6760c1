import { isUuid } from '@/lib/ids'
import { type BackendDetails, readBackend } from '@/lib/services/backends/read-backend'
import type { MemberCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'

/** Returns a backend for its page; null where there is none, or where the member lost the right to see it. */
export async function backendOf(deps: Deps, member: MemberCaller, id: string): Promise<BackendDetails | null> {
  if (!isUuid(id)) return null
  const found = await readBackend(deps, member, id)
  return found.outcome === 'found' ? found.backend : null
}

/** Returns the name of a backend, for a sentence about it; empty where there is none. */
export async function nameOf(deps: Deps, member: MemberCaller, id: string): Promise<string> {
  return (await backendOf(deps, member, id))?.name ?? ''
}
