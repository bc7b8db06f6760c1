import type { Actor, ChangeKind, Effect, Method, Reason } from '@/lib/consent/types'
import { canonicalText, nfc } from './canonical'
import { readEffect } from './effects'
import type { LineEffect } from './effects'
import {
  count,
  digest,
  fields,
  id,
  LineFormatError,
  longDigest,
  maybe,
  place,
  readTime,
  shortDigest,
  text,
  word,
} from './wire'

/**
 * The content of one line of the ledger, in the words of its JSON. Nothing in it is personal: ids, words from fixed
 * lists, hashes and times. For an ISO/IEC TS 27560 receipt, the controller, jurisdiction, recipients and the way to
 * withdraw are read from the notice behind its hash; lawful basis and expiry from the effects; the language from
 * `locale`.
 */
export interface LineContent {
  /** 2 also binds what is stored beside the line (lib/ledger/bindings.ts). Lines of format 1 are valid for ever. */
  format: 1 | 2
  business_id: string
  contact_id: string
  /** Place in the contact's chain, from 1. */
  seq: number
  change_id: string
  kind: ChangeKind
  /** `isoTime`: when it happened; state folds by this. */
  occurred_at: string
  /** `isoTime`: when Sayso wrote the line; the order of the chain follows this. */
  recorded_at: string
  actor: Actor
  method: Method
  source: string | null
  /** Hash of the notice that was shown (`noticeHash`). */
  notice: string | null
  reason: Reason | null
  /** The change that is undone, or for which a reason is given. */
  refers_to: string | null
  effects: LineEffect[]
  /** The salted digest of the evidence, which is kept apart (`sealEvidence`). */
  evidence: string | null
  /** Language the person read. */
  locale?: string
  /** The head of the other chain, in a `merged` line. */
  other_head?: { contact_id: string; seq: number; hash: string }
  /** Since format 2. Of the key by which a repetition is recognised (`dedupeDigest`); left out where there is none. */
  dedupe?: string
  /** Since format 2. How many days after `recorded_at` the evidence is deleted. */
  evidence_days?: number
  /** Since format 2. The contact's identities that no earlier line has bound (`identityDigest`). */
  identities?: string[]
  /** Since format 2. Of the source, as it was then (`sourceDigest`). */
  source_digest?: string
  /** Since format 2. The topics that the effects name, as they were then (`bindTopics`). */
  topics?: { digest: string; versions: number[] }
}

const KINDS = {
  preferences: true,
  stop: true,
  return: true,
  pause: true,
  resume: true,
  undo: true,
  reason: true,
  release: true,
  erasure: true,
  merged: true,
  provider_stop: true,
  provider_resume: true,
  confirmation_request: true,
  confirmation: true,
} satisfies Record<ChangeKind, true>
const ACTORS = {
  contact: true,
  member: true,
  business: true,
  backend: true,
  provider: true,
  import: true,
  system: true,
} satisfies Record<Actor, true>
const METHODS = {
  page: true,
  keyword: true,
  button: true,
  list: true,
  provider_preference: true,
  provider_error: true,
  agent: true,
  api: true,
  import: true,
  reconcile: true,
} satisfies Record<Method, true>
const REASONS = {
  not_interested: true,
  settled: true,
  dislike_content: true,
  never_signed_up: true,
  too_many: true,
  wrong_person: true,
  other: true,
} satisfies Record<Reason, true>

const NEEDED = [
  'format',
  'business_id',
  'contact_id',
  'seq',
  'change_id',
  'kind',
  'occurred_at',
  'recorded_at',
  'actor',
  'method',
  'source',
  'notice',
  'reason',
  'refers_to',
  'effects',
  'evidence',
] as const satisfies readonly (keyof LineContent)[]

const SINCE_1 = ['locale', 'other_head'] as const satisfies readonly (keyof LineContent)[]
const SINCE_2 = [
  'dedupe',
  'evidence_days',
  'identities',
  'source_digest',
  'topics',
] as const satisfies readonly (keyof LineContent)[]

/**
 * Returns the exact text of a line: RFC 8785, strings in NFC.
 * @throws LineFormatError when it is not a line, naming the field
 */
export function lineText(content: LineContent): string {
  const normal = nfc(content)
  checkLine(normal)
  return canonicalText(normal)
}

/**
 * Reads a stored payload. Only the exact text that `lineText` writes is a line: another order of keys, a doubled key or
 * a string that is not in NFC is refused, so that one content has one hash.
 * @throws LineFormatError
 */
export function readLine(payload: string): LineContent {
  let value: unknown
  try {
    value = JSON.parse(payload)
  } catch {
    // The parser's own message quotes the text, so it is not passed on.
    throw new LineFormatError('payload', 'JSON')
  }
  checkLine(value)
  if (canonicalText(nfc(value)) !== payload) throw new LineFormatError('payload', 'canonical (RFC 8785, NFC)')
  return value
}

/** Returns the effects of a line in the words of lib/consent, with times as instants, ready to fold. */
export function effectsOf(content: LineContent): Effect[] {
  return content.effects.map((effect, index) => readEffect(effect, `effects[${index}]`))
}

function checkLine(value: unknown): asserts value is LineContent {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  const line = fields(value, 'line', NEEDED, format === 2 ? [...SINCE_1, ...SINCE_2] : SINCE_1)
  if (format !== 1 && format !== 2) throw new LineFormatError('format', '1 or 2')
  for (const name of ['business_id', 'contact_id', 'change_id']) id(line[name], name)
  place(line.seq, 'seq')
  word(line.kind, 'kind', KINDS)
  for (const name of ['occurred_at', 'recorded_at']) readTime(line[name], name)
  word(line.actor, 'actor', ACTORS)
  word(line.method, 'method', METHODS)
  for (const name of ['source', 'refers_to']) maybe(line[name], name, id)
  for (const name of ['notice', 'evidence']) maybe(line[name], name, digest)
  maybe(line.reason, 'reason', (value, where) => word(value, where, REASONS))
  if (!Array.isArray(line.effects)) throw new LineFormatError('effects', 'a list')
  for (const [index, effect] of line.effects.entries()) readEffect(effect, `effects[${index}]`)
  if (line.locale !== undefined) text(line.locale, 'locale')
  if (line.other_head !== undefined) {
    const head = fields(line.other_head, 'other_head', ['contact_id', 'seq', 'hash'])
    id(head.contact_id, 'other_head.contact_id')
    place(head.seq, 'other_head.seq')
    digest(head.hash, 'other_head.hash')
  }
  if (line.dedupe !== undefined) shortDigest(line.dedupe, 'dedupe')
  if (line.evidence_days !== undefined) place(line.evidence_days, 'evidence_days')
  if (line.identities !== undefined) list(line.identities, 'identities', shortDigest)
  if (line.source_digest !== undefined) shortDigest(line.source_digest, 'source_digest')
  if (line.topics !== undefined) {
    const topics = fields(line.topics, 'topics', ['digest', 'versions'])
    longDigest(topics.digest, 'topics.digest')
    list(topics.versions, 'topics.versions', count)
  }
}

/** An empty list has no text of its own: it is left out. */
function list(value: unknown, where: string, read: (value: unknown, where: string) => unknown): void {
  if (!Array.isArray(value) || value.length === 0) throw new LineFormatError(where, 'a list that is not empty')
  for (const [index, each] of value.entries()) read(each, `${where}[${index}]`)
}
