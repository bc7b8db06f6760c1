import type { Caller } from '@/lib/services/callers/caller'

/** The bytes of a picture. */
export type Logo = Buffer

const LARGEST_BYTES = 256 * 1024

/** The first bytes of each kind of file: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern. */
const SIGNATURES: readonly { contentType: string; bytes: readonly (number | null)[] }[] = [
  { contentType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { contentType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  // RIFF, four bytes of length, WEBP.
  { contentType: 'image/webp', bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50] },
]

/**
 * Returns the type of a logo by its first bytes, or why it is not valid. An SVG drawing may contain a script, so only
 * the operator may add one.
 */
export function logoType(
  logo: Logo,
  caller: Pick<Caller, 'kind'>,
): { ok: true; contentType: string } | { ok: false; problem: string } {
  if (logo.length > LARGEST_BYTES) return { ok: false, problem: `must have ${LARGEST_BYTES / 1024} kB at most` }
  const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, place) => byte === null || byte === logo[place]))
  if (found) return { ok: true, contentType: found.contentType }
  if (caller.kind === 'operator' && logo.subarray(0, 5).toString() === '<svg ')
    return { ok: true, contentType: 'image/svg+xml' }
  return { ok: false, problem: 'must be a PNG, JPEG or WebP picture' }
}
