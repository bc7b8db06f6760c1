import type { z } from 'zod'
import { problem } from '@/lib/http/problem'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The value of a JSON text in UTF-8; undefined for anything else, which no schema takes. A byte order mark is let through. */
export function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(raw))
  } catch {
    return undefined
  }
}

const NAMED_AT_MOST = 20

/** What is wrong, by its place in the request and never by its value: that may be a phone number. */
export function refuseInvalid(code: 'invalid_body' | 'invalid_query', error: z.ZodError, requestId: string): Response {
  const invalidParams = error.issues
    .slice(0, NAMED_AT_MOST)
    .map((issue) => ({ name: issue.path.join('.') || 'body', reason: issue.message }))
  const detail =
    code === 'invalid_body' ? 'The body is not what this endpoint takes.' : 'The query is not what this endpoint takes.'
  return problem(400, code, detail, { requestId, invalidParams })
}
