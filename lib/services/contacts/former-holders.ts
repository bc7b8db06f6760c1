import type { Tx } from '@/db/client'
import { findFormerHolders } from '@/db/queries/identities/holders'
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
 */
export async function readFormerHolders(
  { pepper }: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  holders: ReadonlyMap<string, string | null>,
): Promise<ReadonlyMap<string, FormerHolders>> {
  const keys = [...holders.keys()]
  if (keys.length === 0) return new Map()
  // In this order: what an erasure takes out of the first is in the second.
  const [former, isForgetful] = await Promise.all([
    findFormerHolders(tx, businessId, keys),
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
