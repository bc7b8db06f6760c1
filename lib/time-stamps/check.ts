import { createHash, verify, type X509Certificate } from 'node:crypto'
import { isForStamping, isValidAt, leadsTo, nameOf, readCertificate, signerOf } from './certificates'
import { DerError, derInteger, readDer } from './der'
import { SHA256 } from './request'
import { readToken, type TimeStampToken } from './token'

/** The hashes that are accepted, by their object identifiers, and Node's names for them. */
const HASHES: Readonly<Record<string, string>> = {
  [SHA256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/**
 * The algorithms of signatures that are accepted, with their hash. Null is the hash that the signer names beside it:
 * `rsaEncryption` names none (RFC 3370, 3.2).
 */
const SIGNATURES: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
}

export const imprintOf = (data: string): Buffer => digest('sha256', Buffer.from(data, 'utf8'))

const digest = (name: string, bytes: Buffer): Buffer => createHash(name).update(bytes).digest()

export interface Expected {
  /** The SHA-256 of what was to be stamped. */
  imprint: Buffer
  /** What the request held; null when a token from an earlier time is checked again. */
  nonce: Buffer | null
  /** Certificates that are trusted; with none, anybody's signature counts, if it is one. */
  trusted: readonly X509Certificate[]
}

/**
 * - `malformed`: the bytes are no time stamp
 * - `other_data`, `other_nonce`: it was made for something else, or for another request
 * - `no_certificate`: the certificate of who signed is not in it
 * - `wrong_certificate`: that may not stamp, was not valid at the time, or is not the one that was signed for
 * - `wrong_signature`: the signature is not of this time stamp
 * - `unknown_algorithm`: it may be right, and this code can't say
 * - `untrusted`: no certificate that is trusted vouches for the signer
 */
export type StampProblem =
  | 'malformed'
  | 'other_data'
  | 'other_nonce'
  | 'no_certificate'
  | 'wrong_certificate'
  | 'wrong_signature'
  | 'unknown_algorithm'
  | 'untrusted'

export type CheckedStamp = { ok: true; at: number; authority: string } | { ok: false; problem: StampProblem }

/** Checks a time stamp: what it is of, for which request, who signed it, and whether they may. */
export function checkStamp(bytes: Buffer, expected: Expected): CheckedStamp {
  try {
    return checkToken(readToken(bytes), expected)
  } catch (error) {
    if (error instanceof DerError) return { ok: false, problem: 'malformed' }
    throw error
  }
}

function checkToken(token: TimeStampToken, { imprint, nonce, trusted }: Expected): CheckedStamp {
  const fails = (problem: StampProblem): CheckedStamp => ({ ok: false, problem })
  if (token.imprint.algorithm !== SHA256 || !token.imprint.hash.equals(imprint)) return fails('other_data')
  if (nonce && !token.nonce?.equals(readDer(derInteger(nonce)).body)) return fails('other_nonce')
  const certificates = token.certificates.map(readCertificate)
  const signer = signerOf(certificates, token)
  if (!signer) return fails('no_certificate')
  if (!isForStamping(signer) || !isValidAt(signer.x509, token.at)) return fails('wrong_certificate')
  const named = token.signer.certificateHash
  const certificateHash = named.algorithm === null ? 'sha1' : HASHES[named.algorithm]
  const attributeHash = HASHES[token.signer.digest]
  if (!certificateHash || !attributeHash) return fails('unknown_algorithm')
  if (!digest(certificateHash, signer.x509.raw).equals(named.hash)) return fails('wrong_certificate')
  if (!digest(attributeHash, token.content).equals(token.signer.contentDigest)) return fails('wrong_signature')
  const signed = isSigned(token, signer.x509, attributeHash)
  if (signed !== true) return fails(signed)
  const by = certificates.map(({ x509 }) => x509)
  if (trusted.length > 0 && !leadsTo(trusted, { from: signer.x509, by, at: token.at })) return fails('untrusted')
  return { ok: true, at: token.at, authority: nameOf(signer.x509) }
}

function isSigned({ signer }: TimeStampToken, x509: X509Certificate, attributeHash: string): true | StampProblem {
  const named = SIGNATURES[signer.algorithm]
  if (named === undefined) return 'unknown_algorithm'
  const { publicKey } = x509
  const isRsa = signer.algorithm.startsWith('1.2.840.113549.')
  if (publicKey.asymmetricKeyType !== (isRsa ? 'rsa' : 'ec')) return 'wrong_signature'
  return verify(named ?? attributeHash, signer.attributes, publicKey, signer.signature) || 'wrong_signature'
}
