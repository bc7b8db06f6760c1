import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
const DIGITS = 6
/** A clock may be half a minute off: the code before and the one after count too (RFC 6238, 5.2). */
const WINDOW = 1
/** 160 bits (RFC 4226, 4: as long as the HMAC's output). */
const SECRET_BYTES = 20

const ISSUER = 'Sayso'

const totpOf = (base32: string, label: string) =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(base32), digits: DIGITS, period: PERIOD_SECONDS })

/** Returns a new secret for an authenticator app, in base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** Returns the address that an authenticator app reads from a QR code. */
export const addressOfSecret = (base32: string, email: string): string => totpOf(base32, email).toString()

/**
 * Returns the time step for which a code is right at a moment, so that it can be taken once; null: it is wrong.
 * @param at milliseconds
 */
export function stepOfCode(base32: string, code: string, at: number): number | null {
  const token = code.replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(base32, '').validate({ token, timestamp: at, window: WINDOW })
  return delta === null ? null : Math.floor(at / 1000 / PERIOD_SECONDS) + delta
}
