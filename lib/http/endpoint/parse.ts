import type { z } from 'zod'
import { findJsonFault } from '@/lib/http/json-fault'
import { type InvalidParam, problem } from '@/lib/http/problem'
import { droppedName } from '@/lib/json-names'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** `reason` says shortly what is wrong with the body. */
type ParsedJson = { ok: true; value: unknown } | { ok: false; fault: string; reason: string }

const NOT_JSON = 'is not JSON'
const refused = (fault: string, reason = NOT_JSON): ParsedJson => ({ ok: false, fault, reason })

/**
 * Reads a JSON text in UTF-8, with or without a byte order mark. Returns its value, or a sentence that says at which
 * place it is not JSON, without quoting the text. A text in which an object has one name twice is refused as well: it
 * could name two people, or say Yes and No (decision 0065 refuses such a message for the same reason).
 */
export function parseJson(raw: Buffer): ParsedJson {
  let text: string
  try {
    text = utf8.decode(raw)
  } catch {
    return refused('The body is not JSON, because it is not UTF-8 text.')
  }
  const parsed = parseJsonText(text)
  if (!parsed.ok || !droppedName(text, parsed.value)) return parsed
  return refused('The body has a name twice in one object, so it can be read in two ways.', 'has a name twice')
}

/**
 * Reads a text that is decoded already. It takes the last of a name that comes twice: a platform that calls us with a
 * person's word does not send it again when we refuse it.
 */
export function parseJsonText(text: string): ParsedJson {
  if (text === '') return refused('The body is empty. This endpoint needs a JSON body.')
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    const fault = findJsonFault(text)
    const place = fault
      ? `line ${fault.line}, column ${fault.column}: ${fault.expected} was expected there`
      : 'it ends early'
    return refused(`The body is not JSON (${place}).`)
  }
}

/** Returns the problem of a body that is not JSON, or that can be read in two ways. */
export function refuseBrokenJson(fault: string, requestId?: string, reason = NOT_JSON): Response {
  return problem(400, 'invalid_body', fault, {
    ...(requestId ? { requestId } : {}),
    invalidParams: [{ name: 'body', reason }],
  })
}

const NAMED_AT_MOST = 20

/** Returns a problem that names the places that are wrong, and no values: a value may be a phone number. */
export function refuseInvalid(code: 'invalid_body' | 'invalid_query', error: z.ZodError, requestId: string): Response {
  const whole = code === 'invalid_body' ? 'body' : 'query'
  const invalidParams = error.issues.flatMap((issue) => placesOf(issue, whole)).slice(0, NAMED_AT_MOST)
  const detail =
    code === 'invalid_body'
      ? 'The body is not valid for this endpoint. invalid_params names the fields that are wrong.'
      : 'The query is not valid for this endpoint. invalid_params names the parameters that are wrong.'
  return problem(400, code, detail, { requestId, invalidParams })
}

/** The most characters of a name that only the caller knows, and how many digits make it a phone number. */
const NAME_CHARS = 64
const NUMBER_DIGITS = 5

/** Returns a name that only the caller knows, as a problem may show it. */
const shown = (name: string) =>
  name.replace(/\D/g, '').length >= NUMBER_DIGITS ? '(a number)' : name.slice(0, NAME_CHARS)

/** Returns the places that an issue is about: each field or parameter that is not known by its own name. */
function placesOf(issue: z.core.$ZodIssue, whole: string): InvalidParam[] {
  if (issue.code !== 'unrecognized_keys') return [{ name: issue.path.join('.') || whole, reason: issue.message }]
  return issue.keys.map((key) => ({
    name: [...issue.path, shown(key)].join('.'),
    reason: 'is not known to this endpoint',
  }))
}

/** Returns the parameters of a query by their names, or the problem of one that is given more than once. */
export function readQuery(url: string, requestId: string): Record<string, string> | Response {
  const given = [...new URL(url).searchParams]
  const seen = new Set<string>()
  const repeated = new Set(given.flatMap(([name]) => (seen.size < seen.add(name).size ? [] : [name])))
  if (repeated.size === 0) return Object.fromEntries(given)
  const detail = 'The query has a parameter more than once. invalid_params names it.'
  const invalidParams = [...repeated]
    .slice(0, NAMED_AT_MOST)
    .map((name) => ({ name: shown(name), reason: 'is given more than once' }))
  return problem(400, 'invalid_query', detail, { requestId, invalidParams })
}
