import { inBusiness, type Tx } from '@/db/client'
import { holdRole, lockMembers } from '@/db/queries/members/members'
import { AppError } from '@/lib/errors'
import type { Deps } from '@/lib/services/deps'
import type { Caller } from './caller'
import { allows, type Right } from './rights'

/** The caller may not do this: the role or the key does not have the right, or the member is disabled. */
export interface NotAllowed {
  outcome: 'not_allowed'
}

export const NOT_ALLOWED: NotAllowed = { outcome: 'not_allowed' }

/**
 * Returns whether a caller may do something in this transaction. A member's role is read here and locked until the
 * transaction ends, so that a member who was just disabled or given another role is judged by that.
 */
export async function isAllowed(tx: Tx, caller: Caller, right: Right): Promise<boolean> {
  if (right === 'members.write') await lockMembers(tx, caller.businessId)
  if (caller.kind !== 'member') return allows(caller, right)
  const role = await holdRole(tx, caller.businessId, caller.memberId)
  return role !== null && allows({ ...caller, role }, right)
}

/**
 * Runs `work` in one transaction in the business of the caller, if the caller has the right; else it reads and writes
 * nothing.
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
 * Returns what a use case returned to a caller who surely has the right, such as an operator, who has every right.
 * @throws if the caller was refused all the same
 */
export function granted<Result>(result: Result): Exclude<Result, NotAllowed> {
  if (!isGranted(result)) throw new Error('a caller who should have every right was refused')
  return result
}

/** Returns whether a use case returned something else than that the caller may not. */
export function isGranted<Result>(result: Result): result is Exclude<Result, NotAllowed> {
  const isObject = typeof result === 'object' && result !== null
  return !(isObject && 'outcome' in result && result.outcome === NOT_ALLOWED.outcome)
}

/**
 * Returns whether a caller has a right now. It is asked in a transaction of its own, before work that is not one
 * transaction.
 */
export async function hasRight(deps: Pick<Deps, 'db'>, caller: Caller, right: Right): Promise<boolean> {
  if (caller.kind !== 'member') return allows(caller, right)
  return inBusiness(deps.db, caller.businessId, (tx) => isAllowed(tx, caller, right))
}

/**
 * The error for a caller who lost the right while an answer was being written in parts, which can then only be broken
 * off. Everywhere else a use case returns `NOT_ALLOWED`.
 */
export function rightLost(): AppError {
  return new AppError('not_allowed', {
    message: 'a caller lost the right while an answer was being written',
    userMessage: 'This needs a right that you do not have. Ask an owner of the business.',
    status: 403,
  })
}
