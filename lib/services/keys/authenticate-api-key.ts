import { randomBytes } from 'node:crypto'
import { isScope } from '@/lib/api/scopes'
import { BoundedMap } from '@/lib/bounded-map'
import { hashToken, safeEqual } from '@/lib/keys'
import type { KeyCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { KeyLookups } from './key-lookups'

/** Compared when no key is found, so that a wrong token takes the same work. */
const NO_HASH = hashToken('nobody has this token')
const SECRET_BYTES = 32
/** `sayso_live_` or `sayso_test_`, then the key's id (16 bytes) and its secret (32 bytes), both in base64url. */
const TOKEN = /^sayso_(live|test)_([\w-]{22})([\w-]{43})$/

/** Returns the token that a caller sends as `Authorization: Bearer …`. */
export function makeApiToken(mode: 'live' | 'test', keyId: string, secret: Buffer = randomBytes(SECRET_BYTES)): string {
  const id = Buffer.from(keyId.replaceAll('-', ''), 'hex')
  return `sayso_${mode}_${id.toString('base64url')}${secret.toString('base64url')}`
}

/**
 * Tokens that were just refused, by their digest, and the moment until which they are refused without a query
 * (milliseconds on the clock of this process): a caller whose key was revoked or mistyped may call in an endless loop.
 * Such a token does not become valid meanwhile, because the secret of a new key is random, and a key that was revoked
 * stays so.
 */
const refused = new BoundedMap<number>(10_000)
const REFUSED_MS = 10_000
const lookups = new KeyLookups()

/**
 * Returns the API key of a token. Returns null for a malformed, an unknown, a wrong and a revoked token alike: unknown
 * and wrong ones after the same work, so that trying tokens reveals nothing. It queries the database for every token
 * that was not just refused, so that a key that was just revoked is refused.
 */
export async function authenticateApiKey(deps: Deps, token: string): Promise<KeyCaller | null> {
  return findCaller(deps, token, hashToken(token))
}

/**
 * Callers whose token this process has seen, by the token's digest. Nothing about a key changes except whether it is
 * revoked, so they may be kept in memory. Nobody can choose the digest of a token that they try, so the time that it
 * takes to find one tells nothing about a token.
 */
const kept = new BoundedMap<KeyCaller>(10_000)

/**
 * The same as `authenticateApiKey` for the most frequent calls, without a query if the caller is in memory. Any other
 * token takes the same work as there. A caller of this function must ask in the same round trip as its first query
 * whether the key was revoked meanwhile (`sayso_enter_as`, `sayso_ask`, `sayso_ask_many`).
 */
export async function recogniseApiKey(deps: Deps, token: string): Promise<KeyCaller | null> {
  const digest = hashToken(token)
  const known = kept.get(digest)
  if (known) return known
  const caller = await findCaller(deps, token, digest)
  if (caller) kept.set(digest, caller)
  return caller
}

async function findCaller(deps: Deps, token: string, digest: string): Promise<KeyCaller | null> {
  const keyId = keyIdOf(token)
  if (keyId === null) return null
  if ((refused.get(digest) ?? 0) > performance.now()) return null
  const key = await lookups.find(deps.db.sql, keyId)
  const matches = safeEqual(digest, key?.hash ?? NO_HASH)
  if (key && matches && !key.revoked) {
    return { kind: 'key', businessId: key.businessId, keyId, scopes: key.scopes.filter(isScope), mode: key.mode }
  }
  refused.set(digest, performance.now() + REFUSED_MS)
  lookups.noteRefused()
  return null
}

function keyIdOf(token: string): string | null {
  const [, , id] = TOKEN.exec(token) ?? []
  if (!id) return null
  const hex = Buffer.from(id, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
