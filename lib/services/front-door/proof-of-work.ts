import { hash, randomBytes } from 'node:crypto'
import type { Instant } from '@/lib/consent/types'
import { safeEqual, suppressionHash } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'
import { CALM_LIMIT } from './limits'

/** How long a challenge may be answered, in milliseconds: a person reads, types, and may be called away. */
const VALID_MS = 20 * 60_000
/** About 16,000 hashes on average: a second or so on a simple telephone. Each doubling of the asks adds one bit. */
const LEAST_BITS = 14
/** About four million hashes: a minute or two, beyond which a person would rather write in the chat. */
const MOST_BITS = 22
const MOST_ANSWER_CHARS = 20

/** What the browser sends back: the challenge, and the number that it found for it. */
export interface ProofOfWork {
  challenge: string
  answer: string
}

/** Returns how many bits a hash must have at its beginning that are zero; 0: no proof is asked for. */
export function bitsFor(asked: number): number {
  if (asked < CALM_LIMIT) return 0
  return Math.min(MOST_BITS, LEAST_BITS + Math.floor(Math.log2(asked / CALM_LIMIT)))
}

/**
 * Returns a challenge to the browser: how many bits, of which business, until when, by our signature. It is kept
 * nowhere.
 */
export function makeChallenge(deps: Pick<Deps, 'clock' | 'pepper'>, slug: string, bits: number): string {
  const until = (deps.clock.now() + VALID_MS).toString(36)
  const text = `${bits}.${until}.${randomBytes(9).toString('base64url')}`
  return `${text}.${macOf(deps, slug, text)}`
}

/**
 * Returns whether a proof answers a challenge of this business that is still valid. It may have one bit less than is
 * asked for now, because the asks may have become more while the person typed. Whether it was used before is for the
 * caller to ask (`takeProof`).
 */
export function isProof(
  deps: Pick<Deps, 'clock' | 'pepper'>,
  slug: string,
  { challenge, answer }: ProofOfWork,
  bits: number,
): boolean {
  const parsed = /^((\d{1,2})\.([0-9a-z]{1,11})\.[\w-]{12})\.([0-9a-f]{64})$/.exec(challenge)
  const [, text = '', made = '', until = '', mac = ''] = parsed ?? []
  if (!parsed || answer.length > MOST_ANSWER_CHARS) return false
  const endsAt: Instant = Number.parseInt(until, 36)
  if (!safeEqual(mac, macOf(deps, slug, text)) || endsAt < deps.clock.now()) return false
  const zeros = Math.clz32(hash('sha256', `${challenge}:${answer}`, 'buffer').readUInt32BE(0))
  return Number(made) >= bits - 1 && zeros >= Number(made)
}

const macOf = ({ pepper }: Pick<Deps, 'pepper'>, slug: string, text: string) =>
  suppressionHash(pepper, `front-door:challenge:${slug}:${text}`)
