import { concat, equal } from './bytes'

// Ed25519 (RFC 8032, 5.1): verifying only, which handles no secret, so that it may take its time and show it.

/** Whether a signature of 64 bytes is that of the message by the key of 32 bytes. */
export type VerifyEd25519 = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>

/**
 * Returns the verification that the browser or Node has built in; null where there is none. It is tried with a
 * signature first, because some browsers know the name and not the algorithm.
 */
export async function builtInEd25519(): Promise<VerifyEd25519 | null> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return null
  const verify: VerifyEd25519 = async (key, message, signature) => {
    try {
      const imported = await subtle.importKey('raw', key.slice(), 'Ed25519', false, ['verify'])
      return await subtle.verify('Ed25519', imported, signature.slice(), message.slice())
    } catch {
      return false
    }
  }
  return (await verify(TRIAL.key, TRIAL.message, TRIAL.signature)) ? verify : null
}

const P = 2n ** 255n - 19n
/** The order of the base point. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n

const mod = (value: bigint, by = P): bigint => ((value % by) + by) % by

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [square, rest] = [mod(base), exponent]; rest > 0n; rest >>= 1n, square = mod(square * square))
    if (rest & 1n) result = mod(result * square)
  return result
}

const D = mod(-121665n * power(121666n, P - 2n))
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n)

/** A point in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint]
const ZERO: Point = [0n, 1n, 1n, 0n]

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2))
  const b = mod((y1 + x1) * (y2 + x2))
  const c = mod(2n * t1 * t2 * D)
  const d = mod(2n * z1 * z2)
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

function times(factor: bigint, point: Point): Point {
  let sum = ZERO
  for (let [double, rest] = [point, factor]; rest > 0n; rest >>= 1n, double = add(double, double))
    if (rest & 1n) sum = add(sum, double)
  return sum
}

const littleEndian = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** Returns the point of 32 bytes; null if they are none (5.1.3). */
function pointOf(bytes: Uint8Array): Point | null {
  const number = littleEndian(bytes)
  const sign = number >> 255n
  const y = number & (2n ** 255n - 1n)
  if (y >= P) return null
  const [u, v] = [mod(y * y - 1n), mod(D * y * y + 1n)]
  let x = mod(u * power(v, 3n) * power(u * power(v, 7n), (P - 5n) / 8n))
  if (mod(v * x * x) === mod(-u)) x = mod(x * ROOT_OF_MINUS_ONE)
  if (mod(v * x * x) !== u || (x === 0n && sign === 1n)) return null
  if ((x & 1n) !== sign) x = mod(-x)
  return [x, y, 1n, mod(x * y)]
}

function bytesOf([x, y, z]: Point): Uint8Array {
  const inverse = power(z, P - 2n)
  const number = mod(y * inverse) | ((mod(x * inverse) & 1n) << 255n)
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n))
}

const BASE = pointOf(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66))) ?? ZERO

/** Verifies without any help: for browsers that have no Ed25519. `sha512` returns 64 bytes. */
export function ed25519With(sha512: (bytes: Uint8Array) => Uint8Array): VerifyEd25519 {
  return async (key, message, signature) => {
    if (key.length !== 32 || signature.length !== 64) return false
    const r = signature.subarray(0, 32)
    const s = littleEndian(signature.subarray(32))
    const point = pointOf(key)
    if (!point || s >= L) return false
    const k = mod(littleEndian(sha512(concat(r, key, message))), L)
    const [x, y, z, t] = times(k, point)
    // s·B = R + k·A, so R = s·B − k·A. The encoding of R is compared, as Go and OpenSSL do.
    return equal(bytesOf(add(times(s, BASE), [mod(-x), y, z, mod(-t)])), r)
  }
}

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** RFC 8032, 7.1, test 2. */
export const TRIAL = {
  key: bytes('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: Uint8Array.of(0x72),
  signature: bytes(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
}
