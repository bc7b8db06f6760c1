import { timingSafeEqual } from 'node:crypto'
import {
  BUSINESS_AT,
  CONTACT_AT,
  DAY_AT,
  EPOCH_AT,
  LANGUAGE_AT,
  MAC_AT,
  MAC_BYTES,
  SOURCE_AT,
  TOKEN_BYTES,
  VERSION,
} from './layout'
import type { LinkClaims } from './layout'
import type { LinkKeys } from './link-keys'
import { readUuid } from './uuid-bytes'

/** Node's decoder also accepts `+`, `/`, `=` and skips unknown characters; a token has only this spelling. */
const TOKEN = /^[A-Za-z0-9_-]{60}$/

/**
 * One buffer for every token, and one for the MAC that it should have: making new ones took a third of the time.
 * Reusing them is safe, because `verifyLink` never waits before it is done, and returns copies.
 */
const bytes = Buffer.alloc(TOKEN_BYTES)
const claimedMac = bytes.subarray(MAC_AT)
const rightMac = Buffer.alloc(MAC_BYTES)

export type VerifiedLink = { ok: true; claims: LinkClaims; key: 'active' | 'retired' } | { ok: false }

/**
 * Reads a token from a URL. `ok` means that Sayso signed it; the caller checks its age (`linkAge`), its epoch and what
 * a retired key may still do. A forged, cut or foreign token, an unknown version, an unknown or compromised key all
 * give `{ ok: false }` after the same work, so that trying tokens reveals nothing. Never throws.
 */
export function verifyLink(keys: LinkKeys, token: string): VerifiedLink {
  if (!TOKEN.test(token)) return { ok: false }
  bytes.write(token, 'base64url')
  const first = bytes.readUInt8(0)
  const known = first >> 4 === VERSION ? keys.byId[first & 0x0f] : undefined
  const mac = known?.mac ?? keys.decoy
  mac(bytes, rightMac, 0)
  const same = timingSafeEqual(rightMac, claimedMac)
  if (!same || !known) return { ok: false }
  return {
    ok: true,
    key: known.status,
    claims: {
      business: bytes.readUInt32BE(BUSINESS_AT),
      contact: readUuid(bytes, CONTACT_AT),
      source: bytes.readUInt32BE(SOURCE_AT),
      day: bytes.readUInt16BE(DAY_AT),
      epoch: bytes.readUInt8(EPOCH_AT),
      language: bytes.readUInt8(LANGUAGE_AT),
    },
  }
}
