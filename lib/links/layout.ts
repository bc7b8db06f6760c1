/**
 * The bytes of a token, numbers big-endian:
 *
 *     0      version (high 4 bits) and key id (low 4 bits)
 *     1-4    business number
 *     5-20   contact id
 *     21-24  source number, 0 = none
 *     25-26  day of issue, days since 2020-01-01 UTC
 *     27     link epoch of the contact
 *     28     language, 0 = none, else its place in LOCALES from 1
 *     29-44  MAC: HMAC-SHA256 of bytes 0-28, cut to 16
 *
 * 45 bytes are 360 bits are exactly 60 characters of base64url: no spare bits, so one token has one spelling.
 */
export const VERSION = 1
export const BUSINESS_AT = 1
export const CONTACT_AT = 5
export const SOURCE_AT = 21
export const DAY_AT = 25
export const EPOCH_AT = 27
export const LANGUAGE_AT = 28
export const MAC_AT = 29
export const MAC_BYTES = 16
export const TOKEN_BYTES = MAC_AT + MAC_BYTES
/** Of base64url. */
export const TOKEN_CHARS = (TOKEN_BYTES * 4) / 3

export interface LinkClaims {
  /** The business's number, 1 to 2^32 - 1. */
  business: number
  /** The contact's id, a UUID in lower case. */
  contact: string
  /** The source's number; 0 = none. */
  source: number
  /** Day of issue, as `linkDay` counts. */
  day: number
  /** The contact's link epoch, 0 to 255: a link of another epoch is revoked. */
  epoch: number
  /** 0 = none, else index in LOCALES + 1. */
  language: number
}
