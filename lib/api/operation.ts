import type { z } from 'zod'
import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import type { Scope } from './scopes'

export const API_BASE = '/api/v1'

/** The limit of a JSON body, unless the operation gives another one. */
export const JSON_LIMIT_BYTES = BODY_LIMITS.usual
/** The limit of a body that lists many contacts. */
export const LIST_LIMIT_BYTES = BODY_LIMITS.list

/** A body that is not JSON: its media types and their description. The handler reads it. */
export interface StreamBody {
  stream: readonly string[]
  description: string
}

/** A problem of one operation: what the reference and the response say of it. */
export interface OwnProblem {
  status: number
  /** A sentence that says when the problem occurs: the `detail` of the response, unless the use case gives one. */
  when: string
}

/**
 * The problems that only this operation has, by their codes. A code is the outcome of the operation's use case, which
 * `problemFor` (lib/http/endpoint) turns into the problem. An outcome without a problem, or a problem without an
 * outcome, does not compile.
 */
export type OwnProblems = Readonly<Record<string, OwnProblem>>

/**
 * One endpoint as data: the same schemas validate a call, describe it in openapi.json and type the client. They are
 * schemas of zod. The schema of the response only describes and types it: responses are not validated.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Problems extends OwnProblems = OwnProblems,
> {
  /** `operationId` in openapi.json, and the operation's name in logs. The client calls it by method and path. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The path below /api/v1. A part in braces, such as `{id}`, is read by `params`. */
  path: string
  /** The heading of the reference under which the operation is listed. */
  tag: string
  summary: string
  description: string
  scope: Scope
  params?: Params
  query?: Query
  body?: Body
  /** Takes the place of `body` if the body is not JSON. */
  stream?: StreamBody
  /** The most bytes that a JSON body may have. The default is JSON_LIMIT_BYTES. */
  limitBytes?: number
  /** Whether the operation takes an Idempotency-Key. */
  write?: boolean
  /** The HTTP status of a success. The default is 200. */
  status?: number
  answer?: Answer
  /** The media types of a response that is not one JSON document, in place of `answer` or beside it. */
  answerTypes?: readonly string[]
  problems?: Problems
  /**
   * What its use case throws as an `AppError` and does not return, because the call can't go on whatever it was about.
   * lib/dev/check/api/thrown-problems.test.ts compares it with what the route can throw.
   */
  thrown?: OwnProblems
  /** The one of `problems` for a path that names nothing of the business, or whose id can't be an id. */
  missing?: string
  /** The example of the reference. A test sends it. */
  example?: { body?: unknown; query?: string; params?: Record<string, string> }
}

/** Keeps the exact types of an operation while checking its shape. */
export function operation<
  Params extends z.ZodType = z.ZodType<Record<string, never>>,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Answer extends z.ZodType = z.ZodType<undefined>,
  const Problems extends OwnProblems = Record<never, OwnProblem>,
>(
  definition: Operation<Params, Query, Body, Answer, Problems> & { missing?: NoInfer<keyof Problems & string> },
): Operation<Params, Query, Body, Answer, Problems> {
  return definition
}
