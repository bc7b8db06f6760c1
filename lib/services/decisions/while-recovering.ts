import type { BusinessConfig } from '@/db/queries/business/config'

/** The reason of a No that only says that the business is held after a restore. */
export const RECOVERING = 'recovering'

interface Decided {
  allowed: boolean
  reason: string
  until: number | null
}

/**
 * Returns the decision as a check answers it. While a business is held after a restore, refusals may be missing, so a
 * Yes is no answer to rely on: it becomes a No with a reason of its own. A No keeps its reason (decision 0211). What is
 * mirrored in backends and what a page shows is decided without this: nothing is written to backends meanwhile.
 */
export function whileRecovering<Given extends Decided>(
  { recoveringSince = null }: Pick<BusinessConfig, 'recoveringSince'>,
  decision: Given,
): Omit<Given, 'reason'> & { reason: Given['reason'] | typeof RECOVERING } {
  if (recoveringSince === null || !decision.allowed) return decision
  return { ...decision, allowed: false, reason: RECOVERING, until: null }
}
