// The part of DER (ITU-T X.690) that time stamps need: tags of one byte and definite lengths below 16 MB.

/** Thrown for bytes that are no DER, or not the structure that is expected. */
export class DerError extends Error {}

export interface Der {
  tag: number
  body: Buffer
  /** Tag, length and body. */
  whole: Buffer
}

/** The tags of ASN.1 that are used here; `context(n)` is a tag that a structure gives its own meaning. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const
export const context = (number: number): number => 0xa0 + number

const MOST_LENGTH_BYTES = 3
const LONG_FORM = 0x80

/** Returns the one element that the bytes are. @throws DerError also when anything follows it */
export function readDer(bytes: Buffer): Der {
  const element = elementAt(bytes, 0)
  if (element.whole.length !== bytes.length) throw new DerError('there is something after the element')
  return element
}

/** Returns the elements in a constructed element. @throws DerError */
export function childrenOf({ body }: Der): Der[] {
  const found: Der[] = []
  for (let at = 0; at < body.length; at += found.at(-1)?.whole.length ?? body.length) found.push(elementAt(body, at))
  return found
}

/** Returns the elements in an element of this tag. @throws DerError */
export function inside(element: Der | undefined, tag: number): Der[] {
  return childrenOf(expectTag(element, tag))
}

export function expectTag(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new DerError(`expected the tag ${tag}, not ${element?.tag ?? 'the end'}`)
  return element
}

function elementAt(bytes: Buffer, from: number): Der {
  const [tag, first] = [bytes[from], bytes[from + 1]]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new DerError('no element')
  let start = from + 2
  let length = first
  if (first >= LONG_FORM) {
    const count = first - LONG_FORM
    if (count === 0 || count > MOST_LENGTH_BYTES || start + count > bytes.length) throw new DerError('no length')
    length = bytes.readUIntBE(start, count)
    // DER has one way to write a length: the shortest.
    if (length < LONG_FORM || bytes[start] === 0) throw new DerError('a length is not written in its shortest form')
    start += count
  }
  const end = start + length
  if (end > bytes.length) throw new DerError('an element is cut off')
  return { tag, body: bytes.subarray(start, end), whole: bytes.subarray(from, end) }
}

/** Returns an object identifier in dotted numbers. @throws DerError */
export function readOid(element: Der | undefined): string {
  const { body } = expectTag(element, TAG.oid)
  const numbers: number[] = []
  let value = 0
  for (const byte of body) {
    value = value * 128 + (byte & 0x7f)
    if (!Number.isSafeInteger(value)) throw new DerError('an object identifier is too large')
    if (byte >= 0x80) continue
    numbers.push(value)
    value = 0
  }
  const [first, ...rest] = numbers
  if (first === undefined || (body.at(-1) ?? 0) >= 0x80) throw new DerError('an object identifier is cut off')
  const root = Math.min(2, Math.floor(first / 40))
  return [root, first - 40 * root, ...rest].join('.')
}

/** Returns an element with this tag around its parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  if (body.length < LONG_FORM) return Buffer.concat([Uint8Array.of(tag, body.length), body])
  const hex = body.length.toString(16)
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return Buffer.concat([Uint8Array.of(tag, LONG_FORM + length.length), length, body])
}

/** Returns an unsigned integer of these bytes, the most significant first. */
export function derInteger(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  const shortest = first === -1 ? Uint8Array.of(0) : bytes.subarray(first)
  return der(TAG.integer, ...((shortest[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), shortest)
}

/** Returns the object identifier of dotted numbers. */
export function derOid(text: string): Buffer {
  const [root = 0, second = 0, ...rest] = text.split('.').map(Number)
  const bytes = [40 * root + second, ...rest].flatMap((number) => {
    const digits = [number % 128]
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left % 128) + 128)
    return digits
  })
  return der(TAG.oid, Uint8Array.from(bytes))
}
