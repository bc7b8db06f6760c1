import type { Operation } from './operation'

export interface KnownProblem {
  status: number
  code: string
  when: string
}

/** The problems that many endpoints have, by their names in openapi.json. */
export const COMMON_PROBLEMS = {
  Unauthorized: {
    status: 401,
    code: 'unauthorized',
    when: 'The key is missing, unknown or revoked; the response does not say which. Check the header, or ask the operator for a new key.',
  },
  ScopeMissing: {
    status: 403,
    code: 'scope_missing',
    when: 'The key does not have the scope of this endpoint. Use a key that has it.',
  },
  TooManyCalls: {
    status: 429,
    code: 'too_many_calls',
    when: 'The key called too often. Send the call again after the seconds in `Retry-After`.',
  },
  Internal: {
    status: 500,
    code: 'internal',
    when: 'Sayso failed. Send the call again. If it fails again, give the operator the `request_id`, which is in the log beside the cause.',
  },
  Unavailable: {
    status: 503,
    code: 'unavailable',
    when: 'The database can’t be reached, or is busy with the same thing. Nothing was changed: send the call again.',
  },
  NotFound: {
    status: 404,
    code: 'not_found',
    when: 'The API has no endpoint at this address. `GET /openapi.json` lists all endpoints.',
  },
  TooLarge: { status: 413, code: 'too_large', when: 'The body is larger than this endpoint accepts.' },
  InvalidPath: {
    status: 400,
    code: 'invalid_path',
    when: 'The path can’t be read: it has an invalid escape, a control character or an empty part. (An id that is not well formed names nothing, and gets 404.)',
  },
  InvalidQuery: {
    status: 400,
    code: 'invalid_query',
    when: 'The query is not valid for this endpoint. `invalid_params` names the parameters that are wrong.',
  },
  InvalidBody: {
    status: 400,
    code: 'invalid_body',
    when: 'The body is not valid for this endpoint. `invalid_params` names the fields that are wrong.',
  },
} as const satisfies Record<string, KnownProblem>

/** What changes topics, imports or makes links is refused while a business is being closed. */
export const BUSINESS_CLOSING = {
  business_closing: {
    status: 409,
    when: 'The business is being closed: nothing is imported, no link is made and no topic is changed any more. An owner can keep the business in the console.',
  },
} as const

const { Unauthorized, ScopeMissing, TooManyCalls, Internal, Unavailable } = COMMON_PROBLEMS
const { TooLarge, InvalidPath, InvalidQuery, InvalidBody } = COMMON_PROBLEMS
const ALWAYS: readonly KnownProblem[] = [Unauthorized, ScopeMissing, TooManyCalls, Internal, Unavailable]
const REPEATED: readonly KnownProblem[] = [
  {
    status: 400,
    code: 'invalid_idempotency_key',
    when: 'The Idempotency-Key is not made of 1 to 255 visible ASCII characters.',
  },
  {
    status: 409,
    code: 'in_flight',
    when: 'The first request with this Idempotency-Key is still being processed. Send the call again after the seconds in `Retry-After`.',
  },
  {
    status: 422,
    code: 'idempotency_key_reused',
    when: 'This Idempotency-Key was sent with a different request before. Use a new key for each request.',
  },
]

/** Returns all problems that an endpoint may answer with, sorted by status. Its own come first within a status. */
export function problemsOf(operation: Operation): KnownProblem[] {
  const own = Object.entries({ ...operation.problems, ...operation.thrown }).map(([code, { status, when }]) => ({
    status,
    code,
    when,
  }))
  const common = [
    ...(operation.params ? [InvalidPath] : []),
    ...(operation.query ? [InvalidQuery] : []),
    ...(operation.body ? [InvalidBody] : []),
    ...(operation.body || operation.stream ? [TooLarge] : []),
    ...(operation.write ? REPEATED : []),
    ...ALWAYS,
  ].filter(({ status, code }) => !own.some((each) => each.status === status && each.code === code))
  return [...own, ...common].toSorted((a, b) => a.status - b.status)
}
