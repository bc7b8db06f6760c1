import { type Json, list, object, text } from '@/lib/backends/whatsapp/read'
import { readGraphLanguage } from '@/lib/backends/whatsapp/send'
import { badParameter, type GraphAnswer } from './graph-error'
import { memberSpan, rootOf } from './json-spans'
import { parseOnce, plainName } from './parse-once'

/** The recipient of a message, as written. */
export interface WrittenRecipient {
  /** `to`: digits, after a plus where there was one; null: not given. */
  to: string | null
  /** `recipient`: a business-scoped user id. */
  recipient: string | null
}

/** A template message, as far as the check needs it. */
export interface TemplateSend {
  kind: 'template'
  name: string
  /** In the form that Sayso stores: `en-US`. */
  language: string
  whom: WrittenRecipient
  /** The values for the template's variables; null where they can't be read, and then nothing is added. */
  components: Json[] | null
  /** The body as text, when it is JSON with the template as an object; only then can something be added. */
  json: string | null
  accessToken: string | null
}

export type ReadSend =
  | TemplateSend
  /** Free-form messages, read receipts, typing: consent to a topic is not about these. */
  | { kind: 'other'; accessToken: string | null }
  | { kind: 'unreadable'; answer: GraphAnswer }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads what is posted to a number's `messages`. The Graph API accepts the same parameters as JSON, as a form and in
 * the query. All three are read, and what could be read in two ways is refused: if Meta read a message otherwise than
 * we do, the check would have been about another message.
 */
export function readSend(query: URLSearchParams, headers: Headers, body: Buffer): ReadSend {
  const read = readFields(query, headers, body)
  if ('answer' in read) return read
  const { fields, json } = read
  const isBatch = 'batch' in fields || 'method' in fields
  if (isBatch) return unreadable(100, 'batch and method are not taken here: each message is sent by a POST of its own.')
  const accessToken = text(fields['access_token'])
  const isTemplate =
    typeof fields['type'] === 'string' ? /^\s*template\s*$/i.test(fields['type']) : 'template' in fields
  if (isTemplate) return readTemplate(fields, json, accessToken)
  if ('template' in fields) return unreadable(100, 'The message has a template, but its type is not template.')
  if (fields['type'] !== undefined && typeof fields['type'] !== 'string')
    return unreadable(100, 'The parameter type must be a text.')
  return { kind: 'other', accessToken }
}

/**
 * The parameters of a message. A name that only resembles one of these is refused, because a more tolerant parser would
 * accept it.
 */
const MEANT = new Set(['to', 'recipient', 'recipient_type', 'type', 'template', 'batch', 'method', 'access_token'])

interface Fields {
  fields: Json
  /** The body as text, when it is JSON. */
  json: string | null
}

function readFields(query: URLSearchParams, headers: Headers, body: Buffer): Fields | Unreadable {
  const inQuery = flatFields(query)
  const given = inQuery && readBody(headers, body)
  if (!inQuery || !given)
    return unreadable(100, 'The body must be one JSON object in UTF-8 with each name once, or a plain form.')
  if (Object.keys(inQuery).some((name) => Object.hasOwn(given.fields, name)))
    return unreadable(100, 'A parameter is in both the query and the body.')
  const fields: Json = { ...inQuery, ...given.fields }
  const odd = Object.keys(fields).some((name) => MEANT.has(plainName(name)) && !MEANT.has(name))
  return odd ? unreadable(100, 'The name of a parameter is not written as it must be.') : { fields, json: given.json }
}

/**
 * Returns why a request to an object itself (`POST /{number}`) is not passed on: it could be read as a message, or
 * can't be read. Returns null when it is no message. The parts of an upload are no parameters, and have addresses of
 * their own (`upload:…`).
 */
export function refuseHiddenSend(query: URLSearchParams, headers: Headers, body: Buffer | null): GraphAnswer | null {
  const read = body && readFields(query, headers, body)
  if (read && 'fields' in read) {
    const isMessage = ['to', 'recipient', 'template', 'batch', 'method', 'messages'].some((name) => name in read.fields)
    if (!isMessage) return null
  }
  return hiddenSend()
}

export const hiddenSend = (): GraphAnswer =>
  badParameter(
    100,
    'This request could be a message, and Sayso can only check a message that is sent by a POST to /messages. Send it so.',
  )

function readTemplate(fields: Json, json: string | null, accessToken: string | null): ReadSend {
  const whom = readWhom(fields, json === null || isPlainNumber(json, 'to'))
  if ('answer' in whom) return whom
  const written = fields['template']
  const template = object(written) ?? (typeof written === 'string' ? parseOnce(written) : null)
  if (!template) return unreadable(131008, 'The parameter template is required.')
  const name = template['name']
  const code = object(template['language'])?.['code']
  // PostgreSQL can't store NUL, and no template has a name with a control character.
  if (typeof name !== 'string' || /^\p{Cc}*$|\p{Cc}/u.test(name))
    return unreadable(131008, "The parameter template['name'] is required.")
  if (typeof code !== 'string' || /^\p{Cc}*$|\p{Cc}/u.test(code))
    return unreadable(131008, "The parameter template['language']['code'] is required.")
  const { components } = template
  return {
    kind: 'template',
    name,
    language: readGraphLanguage(code),
    whom,
    components: readComponents(components),
    // In a query or a form the value would be text.
    json: object(written) ? json : null,
    accessToken,
  }
}

function readComponents(components: unknown): Json[] | null {
  if (components === undefined) return []
  const read = list(components)
    .map(object)
    .filter((each) => each !== null)
  return Array.isArray(components) && read.length === components.length ? read : null
}

/**
 * Plus, hyphens, brackets and spaces are accepted (docs/reference/whatsapp.md, 2), of whatever width, because invisible
 * marks change no digit. Letters and a dot are not: Meta may read `573005550101.0` as another number.
 */
const NUMBER = /^\s*\+?[\d\s()\p{Pd}]+$/u
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const DIGITS_MOST = 20

function readWhom(fields: Json, isPlain: boolean): WrittenRecipient | Unreadable {
  const kind = fields['recipient_type'] ?? 'individual'
  if (typeof kind === 'string' && /^\s*group\s*$/i.test(kind))
    return unreadable(131009, 'group_recipient: a group can’t agree to anything. Send templates to people.')
  if (typeof kind !== 'string' || !/^\s*individual\s*$/i.test(kind))
    return unreadable(131009, 'recipient_type must be individual.')
  // Beyond what a double holds exactly, or with a fraction or an exponent, the intended digits are unknown.
  if (typeof fields['to'] === 'number' && !(Number.isSafeInteger(fields['to']) && isPlain))
    return unreadable(131009, 'unreadable: to must be a text, or a number of plain digits.')
  const to = text(fields['to'])
  const recipient = text(fields['recipient'])
  // Meta would read a value that is no text (a list, an object) in some way of its own.
  if ((to === null && !isAbsent(fields['to'])) || (recipient === null && !isAbsent(fields['recipient'])))
    return unreadable(131009, 'unreadable: to and recipient must be texts.')
  if (to === null && recipient === null) return unreadable(100, 'The parameter to is required.')
  if (to === null) return { to, recipient }
  const digits = to.replace(/\D/g, '')
  if (!NUMBER.test(to.replace(INVISIBLE, '')) || digits === '' || digits.length > DIGITS_MOST)
    return unreadable(131009, 'unreadable: to is not a phone number. Give the number with its country code.')
  return { to: to.includes('+') ? `+${digits}` : digits, recipient }
}

/** Whether a member of the object in `json` that is a number is written as digits and nothing else. */
function isPlainNumber(json: string, name: string): boolean {
  const span = memberSpan(json, rootOf(json), name)
  return span === null || /^\d+$/.test(json.slice(span.from, span.to))
}

const isAbsent = (value: unknown) => value === undefined || value === null || value === ''

function readBody(headers: Headers, body: Buffer): { fields: Json; json: string | null } | null {
  const encoding = (headers.get('content-encoding') ?? 'identity').toLowerCase()
  if (encoding !== 'identity') return null
  if (body.length === 0) return { fields: {}, json: null }
  const [, type] = CONTENT_TYPE.exec(headers.get('content-type') ?? '') ?? []
  // From another type Meta might read other parameters than we do.
  if (type === undefined) return null
  let written
  try {
    written = utf8.decode(body)
  } catch {
    return null
  }
  if (type.toLowerCase() === FORM) {
    const fields = flatFields(new URLSearchParams(written))
    return fields && { fields, json: null }
  }
  const fields = parseOnce(written)
  return fields && { fields, json: written }
}

const FORM = 'application/x-www-form-urlencoded'
/**
 * One type, in UTF-8: JSON or a form. A body without a type or as plain text (which is what `fetch` sends for a text)
 * is a form for no parser, and so is read as JSON.
 */
const CONTENT_TYPE =
  /^\s*(application\/json|text\/plain|application\/x-www-form-urlencoded|)\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*;?\s*)?$/i

/**
 * Each name may occur once. Names that PHP would read as parts of a list or rename (`template[name]`, `a.b`) are
 * refused.
 */
function flatFields(parameters: URLSearchParams): Json | null {
  const fields: Json = {}
  for (const [name, value] of parameters) {
    if (!/^\w+$/.test(name) || Object.hasOwn(fields, name)) return null
    fields[name] = value
  }
  return fields
}

type Unreadable = Extract<ReadSend, { kind: 'unreadable' }>

function unreadable(code: 100 | 131008 | 131009, details: string): Unreadable {
  return { kind: 'unreadable', answer: badParameter(code, details) }
}
