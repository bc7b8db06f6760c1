import type { z } from 'zod'
import type { Scope } from './scopes'

export const API_BASE = '/api/v1'

/** Most JSON bodies name a few things; those that list 10,000 contacts say so. */
export const JSON_LIMIT_BYTES = 64 * 1024
/** 10,000 contacts with source and language each. */
export const LIST_LIMIT_BYTES = 2 * 1024 * 1024

/** What a body that is not JSON is called; it is the handler's to read. */
export interface StreamBody {
  stream: readonly string[]
  description: string
}

/** A problem of one operation, under its code: what is told with it, in the reference and in the response. */
export interface OwnProblem {
  status: number
  /** A sentence. A response has it as its `detail`, unless the use case knows more of this call. */
  when: string
}

/**
 * The problems that are an operation's own, by their codes, beside those that every operation has. A code is the outcome
 * of the operation's use case: `problemFor` (lib/http/endpoint) turns one into the other, and does not compile where an
 * outcome has no problem or a problem no outcome.
 */
export type OwnProblems = Readonly<Record<string, OwnProblem>>

/**
 * One endpoint, as data: what validates a call, describes it in openapi.json and types its client is one and the same.
 * Schemas are zod's; the answer's schema describes and types, and is not run on what we answer.
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
  /** Below /api/v1, with `{id}` for what `params` reads. */
  path: string
  /** The heading it stands under in the reference. */
  tag: string
  summary: string
  description: string
  scope: Scope
  params?: Params
  query?: Query
  body?: Body
  /** In place of `body`. */
  stream?: StreamBody
  /** Of a JSON body; JSON_LIMIT_BYTES unless given. */
  limitBytes?: number
  /** Takes an Idempotency-Key. */
  write?: boolean
  /** 200 unless given. */
  status?: number
  answer?: Answer
  /** In place of `answer`: the types of an answer that is not one JSON document. */
  answerTypes?: readonly string[]
  problems?: Problems
  /** Which of `problems` answers a path that names nothing: also one whose id can't be an id. */
  missing?: string
  /** Shown in the reference; a test runs it. */
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
