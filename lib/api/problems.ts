import type { Operation } from './operation'

export interface KnownProblem {
  status: number
  code: string
  when: string
}

/** Problems that many endpoints have, by their names in openapi.json. */
export const COMMON_PROBLEMS = {
  Unauthorized: {
    status: 401,
    code: 'unauthorized',
    when: 'The key is missing, unknown or revoked; which of these is not told.',
  },
  ScopeMissing: { status: 403, code: 'scope_missing', when: 'The key lacks the scope of this endpoint.' },
  TooManyCalls: {
    status: 429,
    code: 'too_many_calls',
    when: 'The key called too often; `Retry-After` says when to go on.',
  },
  Internal: { status: 500, code: 'internal', when: 'Something went wrong on our side; our log knows the request id.' },
  Unavailable: {
    status: 503,
    code: 'unavailable',
    when: 'The database can’t be reached, or is too busy with the same thing; nothing was changed. Try again.',
  },
  NotFound: {
    status: 404,
    code: 'not_found',
    when: 'The API has no such address.',
  },
  TooLarge: { status: 413, code: 'too_large', when: 'The body is larger than this endpoint takes.' },
  InvalidPath: {
    status: 400,
    code: 'invalid_path',
    when: 'The path can’t be read: a bad escape, a control character, an empty part. What could be an id and is none names nothing: 404.',
  },
  InvalidQuery: {
    status: 400,
    code: 'invalid_query',
    when: 'The query is not what this endpoint takes; `invalid_params` names what is wrong.',
  },
  InvalidBody: {
    status: 400,
    code: 'invalid_body',
    when: 'The body is not what this endpoint takes; `invalid_params` names what is wrong.',
  },
} as const satisfies Record<string, KnownProblem>

const { Unauthorized, ScopeMissing, TooManyCalls, Internal, Unavailable } = COMMON_PROBLEMS
const { TooLarge, InvalidPath, InvalidQuery, InvalidBody } = COMMON_PROBLEMS
const ALWAYS: readonly KnownProblem[] = [Unauthorized, ScopeMissing, TooManyCalls, Internal, Unavailable]
const REPEATED: readonly KnownProblem[] = [
  { status: 400, code: 'invalid_idempotency_key', when: 'It has 1 to 255 visible ASCII characters.' },
  { status: 409, code: 'in_flight', when: 'The first request with this Idempotency-Key is still at work.' },
  { status: 422, code: 'idempotency_key_reused', when: 'This Idempotency-Key came with another request before.' },
]

/** All problems that an endpoint may answer with, by status; its own stand first. */
export function problemsOf(operation: Operation): KnownProblem[] {
  const own = Object.entries(operation.problems ?? {}).map(([code, { status, when }]) => ({ status, code, when }))
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
