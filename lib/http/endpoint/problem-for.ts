import type { OwnProblems } from '@/lib/api/operation'
import { type InvalidParam, problem } from '@/lib/http/problem'

/** What a use case returns in place of what was asked for. `detail` says more about this call than the table does. */
export interface Refused<Code extends string> {
  outcome: Code
  detail?: string
}

/**
 * A text, as long as every problem of the operation is an outcome of the use case; else a type that no request id has,
 * which names the problems that can't occur.
 */
type IdIfAllOccur<Problems extends OwnProblems, Outcome> = [Exclude<keyof Problems, Outcome>] extends [never]
  ? string
  : { neverOccurs: Exclude<keyof Problems, Outcome> }

/**
 * The problem of an operation that an outcome of its use case is. The types hold the two together: an outcome without a
 * problem and a problem without an outcome are both errors of the compiler.
 */
export function problemFor<Problems extends OwnProblems, Result extends Refused<keyof Problems & string>>(
  operation: { problems?: Problems },
  result: Result,
  requestId: IdIfAllOccur<Problems, Result['outcome']>,
  invalidParams?: InvalidParam[],
): Response {
  return responseOf(operation, result, typeof requestId === 'string' ? requestId : '', invalidParams)
}

/** What a path that names nothing is answered with; also one whose id can't be an id. */
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
