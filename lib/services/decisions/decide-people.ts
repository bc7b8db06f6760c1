import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { decideNamed, isAllowed, type PersonDecision as DecisionOfPerson } from '@/db/queries/decisions/decisions'
import { readName } from '@/lib/consent/names'
import type { DecisionReason, Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import type { Subject } from './decision-subject'
import { suppressionCauses } from './suppression-causes'
import { type RECOVERING, whileRecovering } from './while-recovering'

/**
 * `unreadable`: the name is no number, user id or contact id, or it is a number that can be read as two. `recovering`:
 * the business is held after a restore.
 */
export type PersonDecision = DecisionOfPerson<DecisionReason | 'unreadable' | typeof RECOVERING>

const UNREADABLE: PersonDecision = {
  allowed: false,
  reason: 'unreadable',
  until: null,
  contactId: null,
  linkEpoch: 0,
  locale: null,
}

/**
 * Returns the decision for each of `names`, in their order: phone numbers, BSUIDs and contact ids (lib/consent/names.ts
 * says how they are read). It takes one statement, and a second one only for unknown people if the business has
 * suppressions. Calls with a few thousand names are the fastest. A name that cannot be read is refused, and the others
 * are decided.
 */
export async function decidePeople(
  deps: Deps,
  tx: Tx,
  config: BusinessConfig,
  names: readonly string[],
  subject: Subject,
  now: Instant,
): Promise<PersonDecision[]> {
  if (names.length === 0) return []
  const read = names.map((name) => readName(name, config.country))
  const matchKeys = read.map((name) => (name && 'matchKey' in name ? name.matchKey : null))
  const contactIds = read.map((name) => (name && 'contactId' in name ? name.contactId : null))
  const { topic, category, templatePaused, senderId } = subject
  const question = { matchKeys, contactIds, topicId: topic?.id ?? null, category, templatePaused, senderId, now }
  const decided = await decideNamed(tx, config.id, question)
  const strangers = decided.flatMap((each, place) => (each.maybeSuppressed ? (matchKeys[place] ?? []) : []))
  const causeOf = await suppressionCauses(deps, tx, config.id, strangers)
  return decided.map(({ reason, until, contactId, linkEpoch, locale }, place) => {
    if (!read[place]) return UNREADABLE
    const cause = contactId === null ? causeOf.get(matchKeys[place] ?? '') : undefined
    if (cause) return { ...UNREADABLE, reason: cause }
    return whileRecovering(config, { allowed: isAllowed(reason), reason, until, contactId, linkEpoch, locale })
  })
}
