import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import { decideNamed, isAllowed } from '@/db/queries/decisions/decisions'
import { findSuppressions } from '@/db/queries/identities/suppressions'
import { readName } from '@/lib/consent/names'
import type { DecisionReason, Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import type { Subject } from './decision-subject'

export interface PersonDecision {
  allowed: boolean
  /** `unreadable`: the name is no number, user id or contact id, or a number that may be two people's. */
  reason: DecisionReason | 'unreadable'
  /** When a temporary No ends by itself. */
  until: Instant | null
  /** Null: nobody is known by that name. */
  contactId: string | null
  linkEpoch: number
  locale: string | null
}

const UNREADABLE: PersonDecision = {
  allowed: false,
  reason: 'unreadable',
  until: null,
  contactId: null,
  linkEpoch: 0,
  locale: null,
}

/**
 * The decision for each of `names`, in their order: phones, BSUIDs and contact ids (lib/consent/names.ts says how they are read). One
 * statement, and a second one only for strangers of a business that has suppressions; a few thousand names a call are the best pace.
 * A name that can't be read is refused, and the rest goes on.
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
  const { topic, category, senderId } = subject
  const question = { matchKeys, contactIds, topicId: topic?.id ?? null, category, senderId, now }
  const decided = await decideNamed(tx, config.id, question)
  const strangers = decided.flatMap((each, place) => (each.maybeSuppressed ? (matchKeys[place] ?? []) : []))
  const causeOf = await suppressionCauses(deps, tx, config.id, strangers)
  return decided.map(({ reason, until, contactId, linkEpoch, locale }, place) => {
    if (!read[place]) return UNREADABLE
    const cause = contactId === null ? causeOf.get(matchKeys[place] ?? '') : undefined
    if (cause) return { ...UNREADABLE, reason: cause }
    return { allowed: isAllowed(reason), reason, until, contactId, linkEpoch, locale }
  })
}

/** Why match keys are suppressed; only those that are stand in the answer. */
async function suppressionCauses(
  deps: Deps,
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
): Promise<Map<string, 'released' | 'erased'>> {
  if (matchKeys.length === 0) return new Map()
  const keyOf = new Map(matchKeys.map((key) => [suppressionHash(deps.pepper, key), key]))
  const causes = await findSuppressions(tx, businessId, [...keyOf.keys()])
  return new Map([...causes].map(([hash, cause]) => [keyOf.get(hash) ?? '', cause]))
}
