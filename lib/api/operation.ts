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

/**
 * One endpoint, as data: what validates a call, describes it in openapi.json and types its client is one and the same.
 * Schemas are zod's; the answer's schema describes and types, and is not run on what we answer.
 */
export interface Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
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
  /** Stable codes of the problems that are its own, beside those that every endpoint has. */
  problems?: readonly { status: number; code: string; when: string }[]
  /** Shown in the reference; a test runs it. */
  example?: { body?: unknown; query?: string; params?: Record<string, string> }
}

/** Keeps the exact types of an operation while checking its shape. */
export function operation<
  Params extends z.ZodType = z.ZodType<Record<string, never>>,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Answer extends z.ZodType = z.ZodType<undefined>,
>(definition: Operation<Params, Query, Body, Answer>): Operation<Params, Query, Body, Answer> {
  return definition
}
