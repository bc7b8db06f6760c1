import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { inBusinessAs } from '@/lib/services/keys/in-business-as'
import type { CheckResult, Verdict } from './check-contact'
import { decidePeople } from './decide-people'
import { findSubject, type SubjectRequest } from './decision-subject'

/** Names a statement: more of them gain nothing, and a reader of another row waits longer. */
const BATCH = 2500

/**
 * Whether each of many people may be sent something now, in their order. A template that nobody knows refuses all of them.
 * @throws AppError `key_revoked`
 */
export async function checkContacts(
  deps: Deps,
  caller: Caller,
  names: readonly string[],
  request: SubjectRequest,
  sender?: string,
): Promise<CheckResult<Verdict[]>> {
  return inBusinessAs(deps, caller, async (tx, config) => {
    const found = await findSubject(tx, config, request, sender)
    if (found.outcome === 'unknown_template')
      return {
        outcome: 'decided',
        decided: names.map(() => ({ allowed: false, reason: 'unknown_template', until: null })),
      }
    if (found.outcome !== 'found') return found
    const decided: Verdict[] = []
    const now = deps.clock.now()
    for (let start = 0; start < names.length; start += BATCH) {
      const batch = names.slice(start, start + BATCH)
      decided.push(...(await decidePeople(deps, tx, config, batch, found.subject, now)))
    }
    return { outcome: 'decided', decided }
  })
}
