import type { Tx } from '@/db/client'
import { findSuppressions, type SuppressionCause } from '@/db/queries/identities/suppressions'
import type { Instant } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

/**
 * Returns why match keys are suppressed. A key that is not suppressed is not in the result.
 * @param at a past moment, whose suppressions are meant; without it those of now
 */
export async function suppressionCauses(
  deps: Pick<Deps, 'pepper'>,
  tx: Tx,
  businessId: string,
  matchKeys: readonly string[],
  at?: Instant,
): Promise<Map<string, SuppressionCause>> {
  if (matchKeys.length === 0) return new Map()
  const keyOf = new Map(matchKeys.map((key) => [suppressionHash(deps.pepper, key), key]))
  const causes = await findSuppressions(tx, businessId, [...keyOf.keys()], at)
  return new Map([...causes].map(([hash, cause]) => [keyOf.get(hash) ?? '', cause]))
}
