import type { Actor, ChangeKind, Effect, Method, Reason } from '@/lib/consent/types'
import { canonicalText, nfc } from './canonical'
import { readEffect } from './effects'
import type { LineEffect } from './effects'
import { digest, fields, id, LineFormatError, maybe, place, readTime, text, word } from './wire'

/**
 * The content of one line of the ledger, in the words of its JSON. Nothing in it is personal: ids, words from fixed
 * lists, hashes and times. For an ISO/IEC TS 27560 receipt, the controller, jurisdiction, recipients and the way to
 * withdraw are read from the notice behind its hash; lawful basis and expiry from the effects; the language from
 * `locale`.
 */
export interface LineContent {
  format: 1
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
  const line = fields(value, 'line', NEEDED, ['locale', 'other_head'])
  if (line.format !== 1) throw new LineFormatError('format', '1')
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
  if ('locale' in line) text(line.locale, 'locale')
  if ('other_head' in line) {
    const head = fields(line.other_head, 'other_head', ['contact_id', 'seq', 'hash'])
    id(head.contact_id, 'other_head.contact_id')
    place(head.seq, 'other_head.seq')
    digest(head.hash, 'other_head.hash')
  }
}
