import { childrenOf, context, type Der, DerError, expectTag, inside, readDer, readOid, TAG } from './der'

// The parts of a time stamp (RFC 3161, 2.4.2) in the message that is signed around it (CMS, RFC 5652, 5).

const SIGNED_DATA = '1.2.840.113549.1.7.2'
/** id-ct-TSTInfo: what is signed is a time stamp. */
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4'
const CONTENT_TYPE = '1.2.840.113549.1.9.3'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
/** The signing certificate's hash: by SHA-1 (RFC 2634), and by a hash that is named (RFC 5035). */
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12'
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47'

export interface TimeStampToken {
  /** The object identifier of the hash, and the hash of what was stamped. */
  imprint: { algorithm: string; hash: Buffer }
  /** When, by the clock of the authority, in milliseconds since 1970. */
  at: number
  /** As it was written; null where the authority put none. */
  nonce: Buffer | null
  /** The bytes that the digest in the signed attributes is of. */
  content: Buffer
  certificates: Buffer[]
  signer: {
    /** The issuer and serial number of the certificate, as they are written in it; or the id of its key. */
    certificate: { issuer: Buffer; serial: Buffer } | { keyId: Buffer }
    digest: string
    algorithm: string
    signature: Buffer
    /** What is signed. */
    attributes: Buffer
    contentDigest: Buffer
    /** The object identifier of the hash (null: SHA-1), and the hash of the certificate. */
    certificateHash: { algorithm: string | null; hash: Buffer }
  }
}

/** Thrown where the authority gave no token. `failure` is its own code (RFC 3161, 2.4.2), if it gave one. */
export class NotGranted extends Error {}

/** Returns the token of a reply of an authority. @throws NotGranted, DerError */
export function tokenOfReply(reply: Buffer): Buffer {
  const [info, token] = inside(readDer(reply), TAG.sequence)
  const [status] = inside(info, TAG.sequence)
  const { body } = expectTag(status, TAG.integer)
  // Granted, or granted with changes: both come with a token.
  if (body.length !== 1 || (body[0] ?? 2) > 1) throw new NotGranted(`status ${body.toString('hex').slice(0, 8)}`)
  return expectTag(token, TAG.sequence).whole
}

/** Reads a token. Nothing of it is checked yet. @throws DerError */
export function readToken(bytes: Buffer): TimeStampToken {
  const [type, wrapped] = inside(readDer(bytes), TAG.sequence)
  if (readOid(type) !== SIGNED_DATA) throw new DerError('not a signed message')
  const [, , encapsulated, ...rest] = inside(only(inside(wrapped, context(0))), TAG.sequence)
  const [contentType, explicit] = inside(encapsulated, TAG.sequence)
  if (readOid(contentType) !== TIME_STAMP) throw new DerError('what is signed is no time stamp')
  const content = expectTag(only(inside(explicit, context(0))), TAG.octets).body
  const certificates = rest.filter(({ tag }) => tag === context(0)).flatMap(childrenOf)
  // One signer, the authority (RFC 3161, 2.4.2).
  const signer = only(inside(rest.at(-1), TAG.set))
  return {
    ...readInfo(content),
    content,
    certificates: certificates.filter(({ tag }) => tag === TAG.sequence).map(({ whole }) => whole),
    signer: readSigner(signer),
  }
}

function readInfo(content: Buffer): Pick<TimeStampToken, 'imprint' | 'at' | 'nonce'> {
  const [version, policy, imprint, serial, time, ...rest] = inside(readDer(content), TAG.sequence)
  if (expectTag(version, TAG.integer).body.toString('hex') !== '01') throw new DerError('a later version')
  readOid(policy)
  expectTag(serial, TAG.integer)
  const [algorithm, hash] = inside(imprint, TAG.sequence)
  return {
    imprint: { algorithm: readOid(inside(algorithm, TAG.sequence)[0]), hash: expectTag(hash, TAG.octets).body },
    at: readTime(expectTag(time, TAG.time)),
    nonce: rest.find(({ tag }) => tag === TAG.integer)?.body ?? null,
  }
}

/** Returns a time of the form 20261129184500.5Z (X.690, 11.7) in milliseconds. */
function readTime({ body }: Der): number {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(body.toString('latin1'))
  if (!parts) throw new DerError('not a time')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number)
  const at = Date.UTC(year, month - 1, day, hour, minute, second)
  // A day that the month does not have would be one of the next.
  if (new Date(at).toISOString().replaceAll(/\D/g, '').slice(0, 14) !== parts.slice(1, 7).join(''))
    throw new DerError('not a time')
  return at + Math.floor(1000 * Number(`0.${parts[7] ?? '0'}`))
}

function readSigner(signer: Der): TimeStampToken['signer'] {
  const [, identifier, digest, attributes, algorithm, signature] = inside(signer, TAG.sequence)
  const listed = inside(attributes, context(0)).map((attribute) => {
    const [type, values] = inside(attribute, TAG.sequence)
    return { type: readOid(type), value: only(inside(values, TAG.set)) }
  })
  const valueOf = (wanted: string): Der | undefined => {
    const found = listed.filter(({ type }) => type === wanted)
    if (found.length > 1) throw new DerError('a signed attribute is there twice')
    return found[0]?.value
  }
  if (readOid(valueOf(CONTENT_TYPE)) !== TIME_STAMP) throw new DerError('the attributes are of something else')
  // The signature is over the attributes as a SET, not under the tag that they have here (RFC 5652, 5.4).
  const signed = Buffer.from(expectTag(attributes, context(0)).whole)
  signed.writeUInt8(TAG.set, 0)
  return {
    certificate: readIdentifier(identifier),
    digest: readOid(inside(digest, TAG.sequence)[0]),
    algorithm: readOid(inside(algorithm, TAG.sequence)[0]),
    signature: expectTag(signature, TAG.octets).body,
    attributes: signed,
    contentDigest: expectTag(valueOf(MESSAGE_DIGEST), TAG.octets).body,
    certificateHash: readCertificateHash(valueOf(SIGNING_CERTIFICATE), valueOf(SIGNING_CERTIFICATE_V2)),
  }
}

/** The tag of a primitive value that a structure gives its own meaning. */
const KEY_ID = 0x80

function readIdentifier(identifier: Der | undefined): TimeStampToken['signer']['certificate'] {
  if (identifier?.tag === KEY_ID) return { keyId: identifier.body }
  const [issuer, serial] = inside(identifier, TAG.sequence)
  return { issuer: expectTag(issuer, TAG.sequence).whole, serial: expectTag(serial, TAG.integer).whole }
}

/** The first certificate that the attribute names is that of the signer (RFC 2634, 5.4; RFC 5035, 3). */
function readCertificateHash(v1: Der | undefined, v2: Der | undefined): TimeStampToken['signer']['certificateHash'] {
  const [ids] = inside(v2 ?? v1, TAG.sequence)
  const [first, second] = inside(inside(ids, TAG.sequence)[0], TAG.sequence)
  if (!v2) return { algorithm: null, hash: expectTag(first, TAG.octets).body }
  // SHA-256, if none is named.
  if (first?.tag === TAG.octets) return { algorithm: SHA256_DEFAULT, hash: first.body }
  return { algorithm: readOid(inside(first, TAG.sequence)[0]), hash: expectTag(second, TAG.octets).body }
}

const SHA256_DEFAULT = '2.16.840.1.101.3.4.2.1'

function only(elements: readonly Der[]): Der {
  const [element, ...more] = elements
  if (!element || more.length > 0) throw new DerError('expected one element')
  return element
}
