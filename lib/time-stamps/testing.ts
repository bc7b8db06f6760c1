import { createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { childrenOf, context, der, derInteger, derOid, expectTag, readDer, TAG } from './der'
import { SHA256 } from './request'

// A time stamping authority as RFC 3161 describes it, with certificates of its own, to make right and wrong stamps.

const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TIME_STAMP = '1.2.840.113549.1.9.16.1.4'
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'

const sequence = (...parts: Uint8Array[]) => der(TAG.sequence, ...parts)
const set = (...parts: Uint8Array[]) => der(TAG.set, ...parts)
const octets = (bytes: Uint8Array) => der(TAG.octets, bytes)
const number = (value: number) => derInteger(Uint8Array.of(value))
const algorithm = (oid: string) => sequence(derOid(oid))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const nameOf = (text: string) => sequence(set(sequence(derOid('2.5.4.3'), der(0x0c, Buffer.from(text)))))
const timeOf = (at: number) =>
  der(TAG.time, Buffer.from(`${new Date(at).toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z`))

export interface Issued {
  name: string
  certificate: Buffer
  key: KeyObject
}

interface CertificateOptions {
  name: string
  /** Who vouches for it; left out: itself. */
  issuer?: Issued
  purposes?: readonly string[]
  isCritical?: boolean
  ca?: boolean
  until?: number
}

/** Returns a certificate of a new key, valid from 2020. */
export function issue(options: CertificateOptions): Issued {
  const { name, issuer, purposes = [], isCritical = true, ca = false, until = Date.UTC(2100, 0) } = options
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const flag = der(TAG.boolean, Uint8Array.of(0xff))
  const critical = isCritical ? [flag] : []
  const extensions = [
    sequence(derOid('2.5.29.19'), flag, octets(ca ? sequence(flag) : sequence())),
    ...(purposes.length === 0
      ? []
      : [sequence(derOid('2.5.29.37'), ...critical, octets(sequence(...purposes.map(derOid))))]),
  ]
  const body = sequence(
    der(context(0), number(2)),
    derInteger(sha256(pair.publicKey.export({ format: 'der', type: 'spki' })).subarray(0, 8)),
    algorithm(ECDSA_SHA256),
    nameOf(issuer?.name ?? name),
    sequence(timeOf(Date.UTC(2020, 0)), timeOf(until)),
    nameOf(name),
    pair.publicKey.export({ format: 'der', type: 'spki' }),
    der(context(3), sequence(...extensions)),
  )
  const signature = sign('sha256', body, issuer?.key ?? pair.privateKey)
  const certificate = sequence(body, algorithm(ECDSA_SHA256), der(0x03, Uint8Array.of(0), signature))
  return { name, certificate, key: pair.privateKey }
}

/** Returns a root, and an authority that it vouches for. */
export function issueAuthority(name = 'Stand-in time') {
  const root = issue({ name: `${name} root`, ca: true })
  const stamper = issue({ name, issuer: root, purposes: [TIME_STAMPING] })
  return { root, stamper, trusted: [new X509Certificate(root.certificate)] }
}

export const pemOf = ({ certificate }: Issued): string => new X509Certificate(certificate).toString()

interface TokenOptions {
  by: Issued
  imprint: Buffer
  nonce?: Buffer | null
  at?: number
  /** The certificate that the attributes name. */
  named?: Issued
  /** What is signed instead of the attributes. */
  signs?: Buffer
  withCertificate?: boolean
}

/** Returns a token for an imprint. */
export function makeToken(options: TokenOptions): Buffer {
  const { by, imprint, nonce = null, at = Date.UTC(2026, 10, 29, 12), named = by, withCertificate = true } = options
  const content = sequence(
    number(1),
    derOid('1.3.6.1.4.1.0.1'),
    sequence(algorithm(SHA256), octets(imprint)),
    number(7),
    timeOf(at),
    ...(nonce ? [derInteger(nonce)] : []),
  )
  const attribute = (oid: string, value: Buffer) => sequence(derOid(oid), set(value))
  const attributes = [
    attribute('1.2.840.113549.1.9.3', derOid(TIME_STAMP)),
    attribute('1.2.840.113549.1.9.4', octets(sha256(content))),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(sequence(octets(sha256(named.certificate)))))),
  ]
  const signature = sign('sha256', options.signs ?? set(...attributes), by.key)
  const signer = sequence(
    number(1),
    identifierOf(by),
    algorithm(SHA256),
    der(context(0), ...attributes),
    algorithm(ECDSA_SHA256),
    octets(signature),
  )
  const signed = sequence(
    number(3),
    set(algorithm(SHA256)),
    sequence(derOid(TIME_STAMP), der(context(0), octets(content))),
    ...(withCertificate ? [der(context(0), by.certificate)] : []),
    set(signer),
  )
  return sequence(derOid(SIGNED_DATA), der(context(0), signed))
}

/** Returns the issuer and serial number of a certificate. */
function identifierOf({ certificate }: Issued): Buffer {
  const [body] = childrenOf(readDer(certificate))
  const [, serial, , issuer] = childrenOf(expectTag(body, TAG.sequence))
  return sequence(expectTag(issuer, TAG.sequence).whole, expectTag(serial, TAG.integer).whole)
}

/** Returns what an authority answers: a token, or (status 2) none. */
export const replyOf = (token: Buffer | null): Buffer =>
  token ? sequence(sequence(number(0)), token) : sequence(sequence(number(2)))

/** Returns what a request asks for. */
export function readRequest(request: Buffer): { imprint: Buffer; nonce: Buffer; wantsCertificates: boolean } {
  const [, imprint, nonce, certificates] = childrenOf(readDer(request))
  const [, hash] = childrenOf(expectTag(imprint, TAG.sequence))
  return {
    imprint: expectTag(hash, TAG.octets).body,
    nonce: expectTag(nonce, TAG.integer).body,
    wantsCertificates: expectTag(certificates, TAG.boolean).body[0] === 0xff,
  }
}
