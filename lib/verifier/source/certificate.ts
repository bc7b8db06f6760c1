import { equal, fromBase64 } from './bytes'
import { algorithmOf, as, BOOLEAN, type Element, identifier, INTEGER, NotDer, OCTETS, parse, partsOf } from './der'
import { SEQUENCE, SET, tagged, timeOf } from './der'
import { Refused } from './refused'
import { isSignedBy } from './signed-by'

// Certificates (RFC 5280) of the authorities that stamp checkpoints with the time.

const EXTENDED_USE = '2.5.29.37'
const KEY_USE = '2.5.29.15'
const KEY_IDENTIFIER = '2.5.29.14'
const CONSTRAINTS = '2.5.29.19'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const COMMON_NAME = '2.5.4.3'
const ORGANISATION = '2.5.4.10'
const LONGEST_CHAIN = 8
const MOST_CERTIFICATES = 20

export interface X509 {
  whole: Uint8Array
  /** What its issuer signed, and the signature. */
  signed: Uint8Array
  algorithm: string
  signature: Uint8Array
  serial: Uint8Array
  issuer: Uint8Array
  subject: Element
  from: number
  until: number
  publicKey: Element
  extensions: Map<string, { isCritical: boolean; value: Element }>
}

/** Returns the certificates in a PEM text. @throws Refused when one can't be read */
export function readPem(text: string): X509[] {
  const found = [...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)]
  if (found.length === 0 || found.length > MOST_CERTIFICATES) throw new Refused((words) => words.badCertificate)
  return found.map(([, base64 = '']) => {
    try {
      return readX509(fromBase64(base64.replaceAll(/\s/g, '')) ?? new Uint8Array())
    } catch (error) {
      if (!(error instanceof NotDer)) throw error
      throw new Refused((words) => words.badCertificate)
    }
  })
}

/** @throws NotDer */
export function readX509(whole: Uint8Array): X509 {
  const [body, algorithm, signature] = partsOf(SEQUENCE, parse(whole))
  const fields = partsOf(SEQUENCE, body)
  // Certificates of the first version do not name it.
  if (fields[0]?.tag === tagged(0)) fields.shift()
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fields
  const [from, until] = partsOf(SEQUENCE, validity)
  const list = rest.find(({ tag }) => tag === tagged(3))
  const extensions = new Map<string, { isCritical: boolean; value: Element }>()
  for (const extension of list ? partsOf(SEQUENCE, partsOf(tagged(3), list)[0]) : []) {
    const [name, ...others] = partsOf(SEQUENCE, extension)
    const isCritical = others[0]?.tag === BOOLEAN && others[0].body[0] === 255
    extensions.set(identifier(name), { isCritical, value: parse(as(OCTETS, others.at(-1)).body) })
  }
  return {
    ...{ whole, signed: as(SEQUENCE, body).whole, algorithm: algorithmOf(algorithm) },
    // A bit string of whole bytes: none of its last bits is unused.
    signature: bitsOf(signature),
    ...{ serial: as(INTEGER, serial).whole, issuer: as(SEQUENCE, issuer).whole, subject: as(SEQUENCE, subject) },
    ...{ from: timeOf(from), until: timeOf(until), publicKey: as(SEQUENCE, publicKey), extensions },
  }
}

export function bitsOf(element: Element | undefined): Uint8Array {
  const { body } = as(0x03, element)
  if (body[0] !== 0) throw new NotDer()
  return body.subarray(1)
}

/** Returns whether a certificate is for stamping times and nothing else (RFC 3161, 2.3). */
export function isStamper({ extensions }: X509): boolean {
  const use = extensions.get(EXTENDED_USE)
  const purposes = use ? partsOf(SEQUENCE, use.value).map(identifier) : []
  return use?.isCritical === true && purposes.length === 1 && purposes[0] === TIME_STAMPING
}

/** Returns whether the subject may vouch for others. */
function isAuthority({ extensions }: X509): boolean {
  const constraints = extensions.get(CONSTRAINTS)
  const [ca] = constraints ? partsOf(SEQUENCE, constraints.value) : []
  const use = extensions.get(KEY_USE)?.value.body
  // The sixth bit, behind the byte that counts the unused ones: keyCertSign.
  return ca?.tag === BOOLEAN && ca.body[0] === 255 && (use === undefined || ((use[1] ?? 0) & 0x04) !== 0)
}

export const keyIdentifierOf = ({ extensions }: X509): Uint8Array | null =>
  extensions.get(KEY_IDENTIFIER)?.value.body ?? null

export const isInTime = ({ from, until }: X509, at: number): boolean => from <= at && at <= until

/**
 * Returns whether somebody who is trusted vouches for a certificate: at that time, and over others of the stamp. Nobody
 * can be asked here whether one was revoked.
 */
export async function isVouchedFor(
  certificate: X509,
  { trusted, others, at }: { trusted: readonly X509[]; others: readonly X509[]; at: number },
): Promise<boolean> {
  let current = certificate
  for (let step = 0; step < LONGEST_CHAIN && isInTime(current, at); step++) {
    const { whole, issuer } = current
    if (trusted.some((each) => equal(each.whole, whole))) return true
    let next: X509 | null = null
    for (const each of [...trusted, ...others]) {
      if (next || equal(each.whole, whole) || !equal(each.subject.whole, issuer) || !isAuthority(each)) continue
      if ((await isSignedBy(each.publicKey, current)) === 'yes') next = each
    }
    if (!next) return false
    current = next
  }
  return false
}

/** Returns what a subject is called: its common name, else its organisation. */
export function nameIn({ subject }: X509): string {
  const names = new Map<string, string>()
  for (const pair of partsOf(SEQUENCE, subject).flatMap((set) => partsOf(SET, set))) {
    const [type, value] = partsOf(SEQUENCE, pair)
    // BMPString has two bytes for each character; the other kinds are a part of UTF-8, or nearly.
    const encoding = value?.tag === 0x1e ? 'utf-16be' : 'utf-8'
    if (value) names.set(identifier(type), new TextDecoder(encoding).decode(value.body))
  }
  return (names.get(COMMON_NAME) ?? names.get(ORGANISATION) ?? '?').slice(0, 200)
}
