import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { findHoldersAt } from '@/db/queries/identities/holders'
import { findSuppressions } from '@/db/queries/identities/suppressions'
import { decide } from '@/lib/consent/decide'
import { readName } from '@/lib/consent/names'
import { EMPTY_CONTACT, type Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'
import { suppressionHash } from '@/lib/keys'
import type { Caller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { inBusinessAs } from '@/lib/services/keys/in-business-as'
import type { CheckResult, Verdict } from './check-contact'
import type { SubjectRequest } from './decision-subject'
import { pastStates } from './past-state'
import { findSubjectAt, type PastSubject } from './past-subject'

/** Names read at once: each brings all its lines. */
const BATCH = 1000

const refused = (reason: Verdict['reason']): Verdict => ({ allowed: false, reason, until: null })

/**
 * What would have been answered at that moment: numbers as they belonged then, the lines recorded by then, folded by when things happened,
 * under the topics and templates of then. Of a number that was erased since, nothing else is known any more, and the answer is `erased`.
 * @throws AppError `time_in_future` (400), `key_revoked`
 */
export async function checkAt(
  deps: Deps,
  caller: Caller,
  names: readonly string[],
  request: SubjectRequest,
  at: Instant,
  sender?: string,
): Promise<CheckResult<Verdict[]>> {
  if (at > deps.clock.now())
    throw new AppError('time_in_future', {
      message: 'a check asked about the future',
      userMessage: 'The time in at lies in the future: nothing is known of it yet.',
      status: 400,
    })
  return inBusinessAs(deps, caller, async (tx, config) => {
    const found = await findSubjectAt(tx, config, request, at, sender)
    if (found.outcome === 'unknown_template')
      return { outcome: 'decided', decided: names.map(() => refused('unknown_template')) }
    if (found.outcome !== 'found') return found
    const decided: Verdict[] = []
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
  { topic, category, senderId }: PastSubject,
  at: Instant,
): Promise<Verdict[]> {
  const read = names.map((name) => readName(name, config.country))
  const keys = read.flatMap((name) => (name && 'matchKey' in name ? [name.matchKey] : []))
  const holders = await findHoldersAt(tx, config.id, keys, at)
  const contactIds = read.map((name) => {
    if (!name) return null
    return 'contactId' in name ? name.contactId : (holders.get(name.matchKey) ?? null)
  })
  const strangers = keys.filter((key) => !holders.has(key))
  const keyOf = new Map(strangers.map((key) => [suppressionHash(deps.pepper, key), key]))
  const causes = await findSuppressions(tx, config.id, [...keyOf.keys()], at)
  const causeOf = new Map([...causes].map(([hash, cause]) => [keyOf.get(hash), cause]))
  const states = await pastStates(tx, config.id, [...new Set(contactIds.filter((id) => id !== null))], at)
  return read.map((name, place) => {
    if (!name) return refused('unreadable')
    const id = contactIds[place]
    const cause = 'matchKey' in name && !id ? causeOf.get(name.matchKey) : undefined
    if (cause) return refused(cause)
    return decide((id && states.get(id)) || EMPTY_CONTACT, topic, { category, senderId, now: at })
  })
}
