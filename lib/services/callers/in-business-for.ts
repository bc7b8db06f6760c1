import { inBusiness, type Tx } from '@/db/client'
import { holdRole } from '@/db/queries/members/members'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import type { Caller } from './caller'
import { allows, type Right } from './rights'

/** The caller may not do this: the role or the key is not enough, or the member may do nothing any more. */
export interface NotAllowed {
  outcome: 'not_allowed'
}

export const NOT_ALLOWED: NotAllowed = { outcome: 'not_allowed' }

/**
 * Whether a caller may do it in this transaction. A member's role is read here, and held: who was disabled or given
 * another role a moment ago is judged by that, and nobody changes it before the transaction ends.
 */
export async function isAllowed(tx: Tx, caller: Caller, right: Right): Promise<boolean> {
  if (caller.kind !== 'member') return allows(caller, right)
  const role = await holdRole(tx, caller.businessId, caller.memberId)
  return role !== null && allows({ ...caller, role }, right)
}

/**
 * Runs `work` in one transaction in the business of the caller, if the caller may do it; else nothing is read or
 * written.
 */
export async function inBusinessFor<T>(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  right: Right,
  work: (tx: Tx) => Promise<T>,
): Promise<T | NotAllowed> {
  return inBusiness(deps.db, caller.businessId, async (tx) =>
    (await isAllowed(tx, caller, right)) ? work(tx) : NOT_ALLOWED,
  )
}

/**
 * The same for use cases whose callers were judged before, by the scope of an operation of the API or by being an
 * operator.
 * @throws AppError `not_allowed` (403)
 */
export async function inBusinessOrThrow<T>(
  deps: Pick<Deps, 'db'>,
  caller: Caller,
  right: Right,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inBusiness(deps.db, caller.businessId, async (tx) => {
    if (!(await isAllowed(tx, caller, right))) throw notAllowed()
    return work(tx)
  })
}

/**
 * Asks alone whether a caller may do it, before work that is not one transaction.
 * @throws AppError `not_allowed` (403)
 */
export async function demandRight(deps: Pick<Deps, 'db'>, caller: Caller, right: Right): Promise<void> {
  if (caller.kind === 'member') await inBusinessOrThrow(deps, caller, right, async () => {})
  else if (!allows(caller, right)) throw notAllowed()
}

/** The error for a caller who lacks a right. */
export function notAllowed(): AppError {
  return new AppError('not_allowed', {
    message: 'a caller lacks the right',
    userMessage: 'You may not do this.',
    status: 403,
  })
}
