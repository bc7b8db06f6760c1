import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { inBusinessAs } from '@/lib/services/keys/in-business-as'
import { type CheckDecision, type CheckResult, refused } from './check-result'
import { decidePeople } from './decide-people'
import { findSubject, type SubjectRequest } from './decision-subject'

/** How many names one statement takes. More would gain nothing, and other reads would wait longer. */
const BATCH = 2500

/**
 * Decides whether a message may be sent to each of many contacts now; the decisions are in their order. An unknown
 * template is refused for all of them.
 * @throws AppError `key_revoked`
 */
export async function checkContacts(
  deps: Deps,
  caller: Caller,
  names: readonly string[],
  request: SubjectRequest,
  sender?: string,
): Promise<CheckResult<CheckDecision[]>> {
  return inBusinessAs(deps, caller, async (tx, config) => {
    const found = await findSubject(tx, config, request, sender)
    if (found.outcome === 'unknown_template')
      return { outcome: 'decided', decided: names.map(() => refused('unknown_template')) }
    if (found.outcome !== 'found') return found
    const decided: CheckDecision[] = []
    const now = deps.clock.now()
    for (let start = 0; start < names.length; start += BATCH) {
      const batch = names.slice(start, start + BATCH)
      decided.push(...(await decidePeople(deps, tx, config, batch, found.subject, now)))
    }
    return { outcome: 'decided', decided }
  })
}
