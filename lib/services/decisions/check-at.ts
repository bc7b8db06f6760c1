import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { findHoldersAt } from '@/db/queries/identities/holders'
import { decide } from '@/lib/consent/decide'
import { readName } from '@/lib/consent/names'
import { EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { inBusinessAs } from '@/lib/services/keys/in-business-as'
import { type CheckDecision, type CheckResult, refused } from './check-result'
import { NO_TOPIC, type SubjectRequest } from './decision-subject'
import { pastStates } from './past-state'
import { findSubjectAt, type PastSubject } from './past-subject'
import { suppressionCauses } from './suppression-causes'
import { whileRecovering } from './while-recovering'

/** How many names are decided at a time; each contact brings all its lines into memory. */
const BATCH = 1000

/**
 * Returns the decisions that would have been made at a past moment. Numbers belong to the contacts of that time. The
 * lines recorded by then are folded in the order in which things happened. Topics and templates are those of that time.
 * Nothing else is known of a number that was erased since, so its decision is `erased`. docs/consent.md, "Decision",
 * lists what is taken as it is now, because its past is not kept.
 * @throws AppError `key_revoked`
 */
export async function checkAt(
  deps: Deps,
  caller: Caller,
  names: readonly string[],
  request: SubjectRequest,
  at: Instant,
  sender?: string,
): Promise<CheckResult<CheckDecision[]> | { outcome: 'time_in_future' }> {
  if (at > deps.clock.now()) return { outcome: 'time_in_future' }
  return inBusinessAs(deps, caller, async (tx, config) => {
    const found = await findSubjectAt(tx, config, request, at, sender)
    if (found.outcome === 'unknown_template')
      return { outcome: 'decided', decided: names.map(() => refused('unknown_template')) }
    if (found.outcome !== 'found') return found
    const decided: CheckDecision[] = []
    for (let start = 0; start < names.length; start += BATCH) {
      const batch = names.slice(start, start + BATCH)
      decided.push(...(await decideAt(deps, tx, config, batch, found.subject, at)))
    }
    return { outcome: 'decided', decided }
  })
}

async function decideAt(
  deps: Deps,
  tx: Tx,
  config: BusinessConfig,
  names: readonly string[],
  { topic, category, templatePaused, senderId }: PastSubject,
  at: Instant,
): Promise<CheckDecision[]> {
  const read = names.map((name) => readName(name, config.country))
  const keys = read.flatMap((name) => (name && 'matchKey' in name ? [name.matchKey] : []))
  const holders = await findHoldersAt(tx, config.id, keys, at)
  const contactIds = read.map((name) => {
    if (!name) return null
    return 'contactId' in name ? name.contactId : (holders.get(name.matchKey) ?? null)
  })
  const strangers = keys.filter((key) => !holders.has(key))
  const causeOf = await suppressionCauses(deps, tx, config.id, strangers, at)
  const states = await pastStates(tx, config.id, [...new Set(contactIds.filter((id) => id !== null))], at)
  // A hold is known only while it lasts.
  const { recoveringSince = null } = config
  const heldThen = { recoveringSince: recoveringSince !== null && at >= recoveringSince ? recoveringSince : null }
  return read.map((name, place) => {
    if (!name) return refused('unreadable')
    const id = contactIds[place]
    const cause = 'matchKey' in name && !id ? causeOf.get(name.matchKey) : undefined
    if (cause) return refused(cause)
    const state = (id && states.get(id)) || EMPTY_CONTACT
    return whileRecovering(heldThen, decide(state, topic ?? NO_TOPIC, { category, templatePaused, senderId, now: at }))
  })
}
