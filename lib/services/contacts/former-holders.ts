import type { Tx } from '@/db/client'
import { findFormerHolders, findHolderChanges } from '@/db/queries/identities/holders'
import { findHeldUntil, hasForgotten } from '@/db/queries/identities/suppressions'
import type { Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

/** Who had a number or an id before the contact that has it now. */
export interface FormerHolders {
  /** Until when somebody else had it last. */
  until: Instant
  /** When the contact itself had it before it lost it to somebody else: from a moment, until before another. */
  own: readonly { from: Instant; until: Instant }[]
}

/**
 * Returns who had numbers and ids before, by match key; those that nobody else ever had are left out. `holders` names
 * the contact that has each of them now, null where nobody has it. The caller holds the locks of these contacts.
 *
 * Somebody else also had a number, without having been a contact, until its contact lost another user id while it had
 * the number (a new holder, `noticeNewHolder`), and until its contact moved to it from another number
 * (`changeNumber`). A move does not count where a contact is `named` and not a number: it is one person before and
 * after it.
 */
export async function readFormerHolders(
  { pepper }: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  holders: ReadonlyMap<string, string | null>,
  named: 'number' | 'contact',
): Promise<ReadonlyMap<string, FormerHolders>> {
  const keys = [...holders.keys()]
  if (keys.length === 0) return new Map()
  // In this order: what an erasure takes out of the first is in the second.
  const contactIds = [...new Set([...holders.values()].flatMap((id) => id ?? []))]
  const [former, changes, isForgetful] = await Promise.all([
    findFormerHolders(tx, businessId, keys),
    findHolderChanges(tx, businessId, keys, contactIds),
    hasForgotten(tx, businessId),
  ])
  const keyOf = new Map(isForgetful ? keys.map((key) => [suppressionHash(pepper, key), key]) : [])
  const erased = await findHeldUntil(tx, businessId, [...keyOf.keys()], ['released', 'erased'])

  const until = new Map<string, Instant>()
  const own = new Map<string, { from: Instant; until: Instant }[]>()
  const note = (key: string, at: Instant) => until.set(key, Math.max(until.get(key) ?? at, at))
  for (const { matchKey, contactId, createdAt, endedAt } of former) {
    if (contactId !== holders.get(matchKey)) note(matchKey, endedAt)
    else own.set(matchKey, [...(own.get(matchKey) ?? []), { from: createdAt, until: endedAt }])
  }
  for (const [hash, at] of erased) note(keyOf.get(hash) ?? '', at)
  for (const { matchKey, movedAt, newHolderAt } of changes) {
    if (movedAt !== null && named === 'number') note(matchKey, movedAt)
    if (newHolderAt === null) continue
    note(matchKey, newHolderAt)
    // What the contact had before is the former holder's too: the contact stays one, the person does not.
    own.set(
      matchKey,
      (own.get(matchKey) ?? []).filter(({ until: end }) => end > newHolderAt),
    )
  }
  return new Map([...until].map(([key, at]) => [key, { until: at, own: own.get(key) ?? [] }]))
}

/**
 * Returns whether what was said at this moment under a number or an id was said by somebody else who had it then: a Yes
 * of theirs never counts for who has it now (docs/consent.md, "Imports and API writes").
 */
export function isOfFormerHolder(at: Instant, former: FormerHolders | undefined): boolean {
  if (former === undefined || at >= former.until) return false
  return !former.own.some(({ from, until }) => from <= at && at < until)
}
