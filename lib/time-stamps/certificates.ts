import { X509Certificate } from 'node:crypto'
import { context, type Der, DerError, expectTag, inside, readDer, readOid, TAG } from './der'
import type { TimeStampToken } from './token'

// The certificates of an authority: who signed, may they stamp, and does somebody who is trusted vouch for them.

const KEY_ID = '2.5.29.14'
const EXTENDED_USE = '2.5.29.37'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const MOST_IN_CHAIN = 8

export interface Certificate {
  x509: X509Certificate
  issuer: Buffer
  serial: Buffer
  extensions: { oid: string; isCritical: boolean; value: Buffer }[]
}

/** Returns the certificates of a PEM text. @throws Error where there is none, or one can't be read */
export function readPem(text: string): X509Certificate[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (found.length === 0) throw new Error('there is no certificate in PEM in it')
  return found.map((each) => new X509Certificate(each))
}

/** @throws DerError */
export function readCertificate(bytes: Buffer): Certificate {
  const [body] = inside(readDer(bytes), TAG.sequence)
  const fields = inside(body, TAG.sequence)
  // The version is left out in the first version only.
  const [serial, , issuer] = fields[0]?.tag === context(0) ? fields.slice(1) : fields
  const list = fields.find(({ tag }) => tag === context(3))
  const extensions = list ? inside(inside(list, context(3))[0], TAG.sequence).map(readExtension) : []
  return {
    x509: readX509(bytes),
    issuer: expectTag(issuer, TAG.sequence).whole,
    serial: expectTag(serial, TAG.integer).whole,
    extensions,
  }
}

function readX509(bytes: Buffer): X509Certificate {
  try {
    return new X509Certificate(bytes)
  } catch {
    throw new DerError('not a certificate')
  }
}

function readExtension(extension: Der): Certificate['extensions'][number] {
  const [oid, ...rest] = inside(extension, TAG.sequence)
  const isCritical = rest[0]?.tag === TAG.boolean && rest[0].body[0] === 0xff
  return { oid: readOid(oid), isCritical, value: expectTag(rest.at(-1), TAG.octets).body }
}

/** Returns the certificate that a token names as that of its signer; null if it is not there. */
export function signerOf(certificates: readonly Certificate[], { signer }: TimeStampToken): Certificate | null {
  const { certificate: named } = signer
  const found = certificates.filter(({ issuer, serial, extensions }) => {
    if ('serial' in named) return issuer.equals(named.issuer) && serial.equals(named.serial)
    const id = extensions.find(({ oid }) => oid === KEY_ID)
    return id !== undefined && expectTag(readDer(id.value), TAG.octets).body.equals(named.keyId)
  })
  return found[0] ?? null
}

/** Returns whether a certificate is for stamping times, and for nothing else (RFC 3161, 2.3). */
export function isForStamping({ extensions }: Certificate): boolean {
  const use = extensions.find(({ oid }) => oid === EXTENDED_USE)
  if (!use?.isCritical) return false
  const purposes = inside(readDer(use.value), TAG.sequence).map(readOid)
  return purposes.length === 1 && purposes[0] === TIME_STAMPING
}

export const isValidAt = ({ validFrom, validTo }: X509Certificate, at: number): boolean =>
  Date.parse(validFrom) <= at && at <= Date.parse(validTo)

/**
 * Returns whether a chain of certificates, each of them valid at that time, leads to one that is trusted. Nobody is
 * asked whether one was revoked.
 */
export function leadsTo(
  trusted: readonly X509Certificate[],
  { from, by, at }: { from: X509Certificate; by: readonly X509Certificate[]; at: number },
): boolean {
  const known = [...trusted, ...by]
  let current = from
  for (let step = 0; step < MOST_IN_CHAIN; step++) {
    if (!isValidAt(current, at)) return false
    if (trusted.some(({ raw }) => raw.equals(current.raw))) return true
    const issuer = known.find((each) => each.ca && current.checkIssued(each) && current.verify(each.publicKey))
    if (!issuer || issuer.raw.equals(current.raw)) return false
    current = issuer
  }
  return false
}

/** Returns what an authority is called in its certificate: its common name, else its organisation. */
export function nameOf({ subject }: X509Certificate): string {
  const lines = subject.split('\n')
  const field = (name: string) => lines.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1)
  return (field('CN') ?? field('O') ?? '?').slice(0, MOST_NAME)
}

const MOST_NAME = 200
