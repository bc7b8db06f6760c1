import type { OwnProblems } from '@/lib/api/operation'
import type { Scope } from '@/lib/api/scopes'
import { type InvalidParam, problem } from '@/lib/http/problem'
import { NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'

/** What a use case returns if it does not do what was asked. `detail` says more about this call than the table does. */
export interface Refused<Code extends string> {
  outcome: Code
  detail?: string
}

/**
 * The type of the request id. It is a string if every problem of the operation is an outcome of the use case. Otherwise
 * it is a type that no request id has, and that names the problems which can't occur.
 */
type IdIfAllOccur<Problems extends OwnProblems, Outcome> = [Exclude<keyof Problems, Outcome>] extends [never]
  ? string
  : { neverOccurs: Exclude<keyof Problems, Outcome> }

/**
 * Returns the problem that the operation has for an outcome of its use case. An outcome without a problem, and a
 * problem without an outcome, do not compile. `not_allowed` is the same problem everywhere: the key lacks the scope.
 */
export function problemFor<
  Problems extends OwnProblems,
  Result extends Refused<(keyof Problems & string) | NotAllowed['outcome']>,
>(
  operation: { problems?: Problems; scope: Scope },
  result: Result,
  requestId: IdIfAllOccur<Problems, Result['outcome']>,
  invalidParams?: InvalidParam[],
): Response {
  const id = typeof requestId === 'string' ? requestId : ''
  if (result.outcome === NOT_ALLOWED.outcome) return scopeMissing(operation.scope, id)
  return responseOf(operation, result, id, invalidParams)
}

/** Returns the problem of a key that lacks a scope. */
export function scopeMissing(scope: Scope, requestId: string): Response {
  return problem(403, 'scope_missing', `This key does not have the scope ${scope}. Use a key that has it.`, {
    requestId,
  })
}

/** Returns the problem of a path that names nothing of the business, or whose id can't be an id. */
export function missingProblem(operation: { problems?: OwnProblems; missing?: string }, requestId: string): Response {
  return responseOf(operation, { outcome: operation.missing ?? '' }, requestId)
}

function responseOf(
  { problems }: { problems?: OwnProblems },
  { outcome, detail }: Refused<string>,
  requestId: string,
  invalidParams?: InvalidParam[],
): Response {
  const own = problems?.[outcome]
  if (!own) throw new Error(`an operation has no problem ${outcome}`)
  const options = { requestId, ...(invalidParams ? { invalidParams } : {}) }
  return problem(own.status, outcome, detail ?? own.when, options)
}
