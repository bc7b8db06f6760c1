import type { Category, IdentityKind, Instant, Policy } from '@/lib/consent/types'
import { sha256 } from '@/lib/hmac'
import { canonicalText, nfc } from './canonical'
import { SALT_BYTES } from './evidence'

/**
 * The digests by which a line of format 2 binds what is stored beside it: who the contact is, what the topics were, and
 * what carried the link. Each is SHA-256 of its own first line ‖ the RFC 8785 text of the value (strings in NFC), in
 * base64url without padding. A line is kept for ever, so it holds no more than it needs. Of most digests these are the
 * first 16 bytes: to find another value for them takes 2^128 tries. The digest of the topics has all 32, because who
 * sets up topics could look for two sets of terms with one digest, which takes the square root of the tries.
 */

/** What a line holds of an identity. Its salt is stored beside the identity, and is deleted with it. */
export interface BoundIdentity {
  kind: IdentityKind
  canonical: string
  matchKey: string
}

/** @throws RangeError when the salt is not 16 bytes */
export function identityDigest({ kind, canonical, matchKey }: BoundIdentity, salt: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt must be ${SALT_BYTES} bytes`)
  const isPlain = PLAIN.test(canonical) && PLAIN.test(matchKey)
  const text = isPlain
    ? `{"canonical":"${canonical}","kind":"${kind}","match_key":"${matchKey}"}`
    : canonicalText({ kind, canonical, match_key: matchKey })
  return short(sha256(Buffer.concat([IDENTITY, salt, Buffer.from(text, 'utf8')])))
}

const IDENTITY = Buffer.from('sayso.identity.v1\n')

/** What a topic is in one of its versions. */
export interface TopicTerms {
  id: string
  key: string
  version: number
  category: Category
  policy: Policy
  legalBasis: string | null
  texts: unknown
  paused: boolean
  closed: boolean
  archivedAt: Instant | null
  validFrom: Instant | null
}

export function termsDigest(topic: TopicTerms): string {
  return sealed('sayso.topic.v1', {
    id: topic.id,
    key: topic.key,
    version: topic.version,
    category: topic.category,
    policy: topic.policy,
    legal_basis: topic.legalBasis,
    texts: topic.texts,
    paused: topic.paused,
    closed: topic.closed,
    archived_at: topic.archivedAt,
    valid_from: topic.validFrom,
  }).toString('base64url')
}

/** The topics that a line is about, in one digest, and the version that each of them had. */
export interface BoundTopics {
  digest: string
  /** In the order of the topics' ids; 0 for a topic that the business did not have. */
  versions: number[]
}

/** Returns how a line binds topics, given their digests (`termsDigest`); an unknown topic has the version 0. */
export function bindTopics(topics: readonly { id: string; version: number; digest: string | null }[]): BoundTopics {
  const ordered = topics.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    digest: sealed(
      'sayso.topics.v1',
      ordered.map(({ id, version, digest }) => [id, version, digest]),
    ).toString('base64url'),
    versions: ordered.map(({ version }) => version),
  }
}

/** What a source was called when a link carried it. */
export interface BoundSource {
  id: string
  kind: string
  number: number
  reference: string | null
  name: string
}

export function sourceDigest({ id, kind, number, reference, name }: BoundSource): string {
  return short(sealed('sayso.source.v1', { id, kind, number, reference, name }))
}

/** Returns what a line holds of the key by which a repetition of it is recognised. */
export function dedupeDigest(key: string): string {
  if (PLAIN.test(key)) return short(sha256(`sayso.dedupe.v1\n"${key}"`))
  return short(sealed('sayso.dedupe.v1', key))
}

/** ASCII in which JSON escapes nothing, so that RFC 8785 has it as it is. Most keys and all numbers are. */
const PLAIN = /^[ !#-[\]-~]*$/

const SHORT_BYTES = 16

const short = (digest: Buffer): string => digest.toString('base64url', 0, SHORT_BYTES)

function sealed(domain: string, value: unknown): Buffer {
  return sha256(`${domain}\n${canonicalText(nfc(value))}`)
}
