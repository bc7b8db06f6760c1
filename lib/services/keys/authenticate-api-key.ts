import { randomBytes } from 'node:crypto'
import { findApiKey, type StoredKey } from '@/db/queries/api/api-keys'
import { isScope } from '@/lib/api/scopes'
import { BoundedMap } from '@/lib/bounded-map'
import { hashToken, safeEqual } from '@/lib/keys'
import type { KeyCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'

const NOBODY = hashToken('nobody has this token')
const SECRET_BYTES = 32
/** `sayso_live_`, the key's id (16 bytes), its secret (32 bytes); both base64url. */
const TOKEN = /^sayso_(live|test)_([\w-]{22})([\w-]{43})$/

/** What a caller sends as `Authorization: Bearer …`. */
export function makeApiToken(mode: 'live' | 'test', keyId: string, secret: Buffer = randomBytes(SECRET_BYTES)): string {
  const id = Buffer.from(keyId.replaceAll('-', ''), 'hex')
  return `sayso_${mode}_${id.toString('base64url')}${secret.toString('base64url')}`
}

/**
 * Whose key a token is. Null for what is no key, an unknown, a wrong and a revoked one alike, after the same work, so that trying
 * teaches nothing. One query each time: a key that was revoked a moment ago is refused.
 */
export async function authenticateApiKey(deps: Deps, token: string): Promise<KeyCaller | null> {
  const keyId = keyIdOf(token)
  const key = await findApiKey(deps.db.sql, keyId ?? NO_KEY)
  return callerOf(token, keyId, key)
}

/** No key has the nil UUID: what is no token at all costs the same query. */
const NO_KEY = '00000000-0000-0000-0000-000000000000'

/** Everything about a key but whether it is revoked never changes, so a process may keep it. */
const kept = new BoundedMap<StoredKey>(10_000)

/**
 * The same for the hottest calls, without a query for the token of a key that this process knows; whoever has another token is answered after
 * the same work as ever. Whoever uses it asks `sayso_enter_as` in the same
 * round trip as its first query, which tells whether the key was revoked meanwhile.
 */
export async function recogniseApiKey(deps: Deps, token: string): Promise<KeyCaller | null> {
  const keyId = keyIdOf(token)
  const known = keyId === null ? undefined : kept.get(keyId)
  const caller = known ? callerOf(token, keyId, known) : null
  if (caller) return caller
  const key = await findApiKey(deps.db.sql, keyId ?? NO_KEY)
  const found = callerOf(token, keyId, key)
  if (found && key) kept.set(found.keyId, key)
  return found
}

function callerOf(token: string, keyId: string | null, key: StoredKey | null): KeyCaller | null {
  const matches = safeEqual(hashToken(token), key?.hash ?? NOBODY)
  if (!keyId || !key || !matches || key.revoked) return null
  return { kind: 'key', businessId: key.businessId, keyId, scopes: key.scopes.filter(isScope), mode: key.mode }
}

function keyIdOf(token: string): string | null {
  const [, , id] = TOKEN.exec(token) ?? []
  if (!id) return null
  const hex = Buffer.from(id, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
