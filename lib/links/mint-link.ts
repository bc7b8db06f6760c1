import {
  BUSINESS_AT,
  CONTACT_AT,
  DAY_AT,
  EPOCH_AT,
  LANGUAGE_AT,
  MAC_AT,
  SOURCE_AT,
  TOKEN_BYTES,
  VERSION,
} from './layout'
import type { LinkClaims } from './layout'
import type { LinkKeys } from './link-keys'
import type { LinkMac } from './link-mac'
import { writeUuid } from './uuid-bytes'

type SharedClaims = Pick<LinkClaims, 'business' | 'source' | 'day'>
type OwnClaims = Pick<LinkClaims, 'contact' | 'epoch' | 'language'>

/**
 * One buffer for every token that is minted alone, as in verify-link.ts: each call writes all of it and never waits
 * before it is done.
 */
const single = Buffer.alloc(TOKEN_BYTES)

/**
 * Returns a token of 60 characters, signed with the active key. Stores nothing.
 * @throws RangeError when a claim does not fit its bytes: a bug of the caller, never a matter of input from outside
 */
export function mintLink(keys: LinkKeys, claims: LinkClaims): string {
  writeShared(single, keys.active.id, claims)
  return finish(single, keys.active.mac, claims)
}

/**
 * Mints links for many contacts of one business, source and day, and writes what they share once. The returned function
 * reuses one buffer, which is safe because it never waits before it is done.
 */
export function linkMinter(keys: LinkKeys, shared: SharedClaims): (own: OwnClaims) => string {
  const { id, mac } = keys.active
  const token = Buffer.alloc(TOKEN_BYTES)
  writeShared(token, id, shared)
  return (own) => finish(token, mac, own)
}

function writeShared(token: Buffer, keyId: number, { business, source, day }: SharedClaims): void {
  token[0] = (VERSION << 4) | keyId
  // The write methods throw RangeError for numbers that don't fit, but silently cut fractions off.
  token.writeUInt32BE(whole('business', business, 1), BUSINESS_AT)
  token.writeUInt32BE(whole('source', source, 0), SOURCE_AT)
  token.writeUInt16BE(whole('day', day, 0), DAY_AT)
}

function finish(token: Buffer, mac: LinkMac, { contact, epoch, language }: OwnClaims): string {
  writeUuid(token, CONTACT_AT, contact)
  token.writeUInt8(whole('epoch', epoch, 0), EPOCH_AT)
  token.writeUInt8(whole('language', language, 0), LANGUAGE_AT)
  mac(token, token, MAC_AT)
  return token.toString('base64url')
}

function whole(name: string, value: number, least: number): number {
  if (!Number.isInteger(value) || value < least)
    throw new RangeError(`link ${name} must be a whole number from ${least} up`)
  return value
}
