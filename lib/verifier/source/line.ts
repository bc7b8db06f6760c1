import { concat, fromHex, toHex, utf8 } from './bytes'
import {
  canonical,
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  readCompactJson,
  textAt,
  textOrNullAt,
} from './json'
import { Refused } from './refused'
import type { Told } from './report'
import type { Sha256 } from './sha256'

/** What a line is hashed under, and the formats of the lines that are hashed so. */
const FORMATS: Readonly<Record<string, readonly number[]>> = { 'sayso.ledger.v1': [1, 2] }
/** The `prev` of the first line of a contact. */
export const FIRST_PREV = '0'.repeat(64)

/** One line of the ledger, as a file holds it. */
export interface Line {
  domain: string
  payload: string
  prev: string
  hash: string
}

/** What a line says, as far as a verifier needs it. */
export interface Content {
  businessId: string
  contactId: string
  seq: number
  changeId: string
  recordedAt: string
  kind: string
  locale: string | null
  evidence: string | null
  effects: readonly JsonObject[]
  fields: JsonObject
}

/** Reads the line of a receipt or an export. @throws Refused */
export function readLine(file: JsonObject): Line {
  const line = objectAt(file, 'line')
  return {
    domain: textAt(line, 'domain'),
    payload: textAt(line, 'payload'),
    prev: textAt(line, 'prev'),
    hash: textAt(line, 'hash'),
  }
}

/** Returns whether the hash of a line is the one that its text, and the hash of the line before it, have. */
export function isSealed(sha256: Sha256, { domain, payload, prev, hash }: Line): boolean {
  const before = fromHex(prev)
  if (before?.length !== 32) return false
  return toHex(sha256(concat(utf8(`${domain}\n`), before, utf8(payload)))) === hash
}

/**
 * Reads what a line says.
 * @throws Refused when it is of a later format, is not the one text of its content (RFC 8785), or no line
 */
export function readContent({ domain, payload, prev }: Line): Content {
  const formats = Object.hasOwn(FORMATS, domain) ? FORMATS[domain] : undefined
  if (formats === undefined) throw new Refused((words) => words.laterFormat(domain.slice(0, 40)))
  const fields = readCompactJson(payload)
  if (!isObject(fields) || canonical(fields) !== payload) throw new Refused((words) => words.notCanonical)
  const format = numberAt(fields, 'format')
  if (!formats.includes(format)) throw new Refused((words) => words.laterFormat(`${domain}, ${format}`))
  const seq = numberAt(fields, 'seq')
  if ((seq === 1) !== (prev === FIRST_PREV)) throw new Refused((words) => words.wrongField('seq'))
  return {
    businessId: textAt(fields, 'business_id'),
    contactId: textAt(fields, 'contact_id'),
    seq,
    changeId: textAt(fields, 'change_id'),
    recordedAt: textAt(fields, 'recorded_at'),
    kind: textAt(fields, 'kind'),
    locale: textOrNullAt(fields, 'locale'),
    evidence: textOrNullAt(fields, 'evidence'),
    effects: objectsAt(fields, 'effects'),
    fields,
  }
}

export interface Choice {
  topicId: string
  answer: string
}

/** Returns what a person chose: the answers of a line that took effect. */
export function choicesOf({ effects }: Content): Choice[] {
  return effects
    .filter(({ on, outcome }) => on === 'answer' && (outcome === 'set' || outcome === 'reaffirmed'))
    .map((effect) => ({ topicId: textAt(effect, 'topic_id'), answer: textAt(objectAt(effect, 'said'), 'answer') }))
}

/** Returns the hashes of the notices that a line names. */
export function noticesOf({ fields, effects }: Content): Set<string> {
  const registers = effects.flatMap(({ said, before }) => [said, before].filter(isObject))
  return new Set([fields, ...registers].flatMap(({ notice }) => (typeof notice === 'string' ? [notice] : [])))
}

/** Returns what a line says, with the names that people know for its topics. */
export function toldOf(content: Content, nameOf: (topicId: string) => string): Told {
  const choices = choicesOf(content).map(({ topicId, answer }) => ({ name: nameOf(topicId), answer }))
  return { recordedAt: content.recordedAt, kind: content.kind, choices }
}
