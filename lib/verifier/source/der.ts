// As much of DER (ITU-T X.690) as certificates and time stamps need: tags of one byte, and lengths below 16 MB.

/** Bytes that are not the structure that is expected. */
export class NotDer extends Error {}

/** One element: its tag, what is in it, and the bytes of all of it. */
export interface Element {
  tag: number
  body: Uint8Array
  whole: Uint8Array
}

export const SEQUENCE = 0x30
export const SET = 0x31
export const INTEGER = 0x02
export const OCTETS = 0x04
export const BOOLEAN = 0x01
/** A constructed element with a number that the structure around it gives a meaning. */
export const tagged = (number: number): number => 0xa0 + number
const IDENTIFIER = 0x06

function take(bytes: Uint8Array, from: number): Element {
  const tag = bytes[from]
  const first = bytes[from + 1]
  if (tag === undefined || first === undefined || (tag & 31) === 31) throw new NotDer()
  let start = from + 2
  let length = first
  if (first > 127) {
    const digits = bytes.subarray(start, start + first - 128)
    // Neither a length without end nor one that is longer than it has to be.
    if (digits.length !== first - 128 || digits.length < 1 || digits.length > 3 || digits[0] === 0) throw new NotDer()
    length = digits.reduce((sum, digit) => 256 * sum + digit, 0)
    if (length < 128) throw new NotDer()
    start += digits.length
  }
  if (start + length > bytes.length) throw new NotDer()
  const end = start + length
  return { tag, body: bytes.subarray(start, end), whole: bytes.subarray(from, end) }
}

/** Returns the one element that bytes are. @throws NotDer */
export function parse(bytes: Uint8Array): Element {
  const element = take(bytes, 0)
  if (element.whole.length !== bytes.length) throw new NotDer()
  return element
}

/** Returns an element if it has this tag. @throws NotDer */
export function as(tag: number, element: Element | undefined): Element {
  if (element?.tag !== tag) throw new NotDer()
  return element
}

/** Returns the elements in one that has this tag. @throws NotDer */
export function partsOf(tag: number, element: Element | undefined): Element[] {
  const { body } = as(tag, element)
  const parts: Element[] = []
  let at = 0
  while (at < body.length) {
    const part = take(body, at)
    parts.push(part)
    at += part.whole.length
  }
  return parts
}

/** Returns the only element in one that has this tag. @throws NotDer */
export function onlyIn(tag: number, element: Element | undefined): Element {
  const [only, ...others] = partsOf(tag, element)
  if (!only || others.length > 0) throw new NotDer()
  return only
}

/** Returns an object identifier in dotted numbers. @throws NotDer */
export function identifier(element: Element | undefined): string {
  const { body } = as(IDENTIFIER, element)
  const numbers: number[] = []
  let number = 0
  for (const byte of body) {
    number = 128 * number + (byte % 128)
    if (number > Number.MAX_SAFE_INTEGER) throw new NotDer()
    if (byte > 127) continue
    numbers.push(number)
    number = 0
  }
  const [head = 0, ...tail] = numbers
  const top = head < 80 ? Math.floor(head / 40) : 2
  return [top, head - 40 * top, ...tail].join('.')
}

/** Returns the object identifier of an algorithm with its parameters. @throws NotDer */
export const algorithmOf = (element: Element | undefined): string => identifier(partsOf(SEQUENCE, element)[0])

/** Returns a time in milliseconds since 1970: two digits of the year (UTCTime, X.509 only) or four. @throws NotDer */
export function timeOf(element: Element | undefined): number {
  const text = new TextDecoder('latin1').decode(element?.body)
  const pattern = element?.tag === 0x17 ? /^(\d\d)(\d{10})()Z$/ : /^(\d{4})(\d{10})(?:\.(\d{1,9}))?Z$/
  const [, year = '', rest = '', fraction = ''] = pattern.exec(text) ?? []
  if (year === '' || (element?.tag !== 0x17 && element?.tag !== 0x18)) throw new NotDer()
  // RFC 5280, 4.1.2.5.1.
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19'
  const [month, day, hour, minute, second] = rest.match(/../g) ?? []
  const written = `${century}${year}-${month}-${day}T${hour}:${minute}:${second}`
  const at = Date.parse(`${written}.000Z`)
  // A day that the month does not have is none of the next.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(written)) throw new NotDer()
  return at + Math.floor(1000 * Number(`0.${fraction || '0'}`))
}
