import { concat, equal, fromBase64, fromHex, utf8 } from './bytes'
import { readPem, type X509 } from './certificate'
import { type DocumentKey, readDidDocument } from './did'
import { Refused } from './refused'
import type { Sha256 } from './sha256'

const ED25519 = 0x01
/** A witness, whose signature also holds a time (https://c2sp.org/tlog-cosignature). */
const COSIGNATURE = 0x04
/** How long the short id of a key is. */
export const ID_BYTES = 4
const MOST_KEYS = 100
export const MOST_KEY_FILE_BYTES = 65_536

/** A public key of somebody who signs: its name, its short id and its 32 bytes. */
export interface PublicKey {
  name: string
  id: Uint8Array
  bytes: Uint8Array
}

/** The keys that the user of the verifier trusts. */
export interface Trusted {
  documents: DocumentKey[]
  logs: PublicKey[]
  witnesses: PublicKey[]
  /** Certificates that vouch for authorities that stamp times. */
  authorities: X509[]
  /** What a file of keys says about keys that somebody else may have: the beginning of a key, and since when. */
  compromised: { name: string; id: Uint8Array; since: string }[]
}

const keyId = (sha256: Sha256, name: string, material: Uint8Array): Uint8Array =>
  sha256(concat(utf8(`${name}\n`), material)).subarray(0, ID_BYTES)

/**
 * Reads files of public keys: a verifier key (`<name>+<id in hex>+<base64>`) in each line, a DID document, or
 * certificates in PEM.
 * @throws Refused when a line is neither a key nor a comment, or there is no key of a log and none of documents
 */
export function readKeys(sha256: Sha256, texts: readonly string[]): Trusted {
  const trusted: Trusted = { documents: [], logs: [], witnesses: [], authorities: [], compromised: [] }
  for (const text of texts) {
    if (text.length > MOST_KEY_FILE_BYTES) throw new Refused((words) => words.tooLarge(MOST_KEY_FILE_BYTES))
    if (text.trimStart().startsWith('{')) trusted.documents.push(...readDidDocument(text))
    else if (text.includes('-----BEGIN CERTIFICATE-----')) trusted.authorities.push(...readPem(text))
    else readVerifierKeys(sha256, text, trusted)
  }
  if (trusted.logs.length + trusted.documents.length === 0) throw new Refused((words) => words.noKey)
  return { ...trusted, logs: withoutCompromised(sha256, trusted) }
}

/**
 * Returns the keys of logs without those that one of the files names as compromised: another file that lists them may
 * be older. One key pair signs all logs of an installation, and has a short id under the name of each, so what is
 * compared is the id that a key would have under the name of the compromised one.
 */
function withoutCompromised(sha256: Sha256, { logs, compromised }: Trusted): PublicKey[] {
  const isLost = (bytes: Uint8Array) =>
    compromised.some(({ name, id }) => equal(id, keyId(sha256, name, concat(Uint8Array.of(ED25519), bytes))))
  return logs.filter(({ bytes }) => !isLost(bytes))
}

function readVerifierKeys(sha256: Sha256, text: string, trusted: Trusted): void {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  if (lines.length > MOST_KEYS) throw new Refused((words) => words.tooManyKeys(MOST_KEYS))
  for (const [at, line] of lines.entries()) {
    const [, badName = '', badHex = '', since = ''] =
      /^# compromised ([^\s+]+)\+([0-9a-f]{8}) since (\S{1,40})$/.exec(line) ?? []
    const badId = fromHex(badHex)
    if (badName !== '' && badId) trusted.compromised.push({ name: badName, id: badId, since })
    if (line.trim() === '' || line.startsWith('#')) continue
    const [, name = '', hex = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(line.trim()) ?? []
    const id = fromHex(hex)
    const material = fromBase64(base64)
    const isKey = name !== '' && id && material?.length === 33 && equal(id, keyId(sha256, name, material))
    const kind = material?.[0]
    if (!isKey || (kind !== ED25519 && kind !== COSIGNATURE)) throw new Refused((words) => words.badKey(at + 1))
    const known = kind === ED25519 ? trusted.logs : trusted.witnesses
    known.push({ name, id, bytes: material.subarray(1) })
  }
}

/**
 * Returns the keys for a log: those that were given under its name and, for the log of the installation, the same keys
 * under its shorter name. One key pair has a verifier key for each of its logs.
 */
export function keysFor(sha256: Sha256, { logs }: Trusted, origin: string): PublicKey[] {
  const longer = logs.filter(({ name }) => name.startsWith(`${origin}/`))
  const derived = longer.map(({ bytes }) => {
    const id = keyId(sha256, origin, concat(Uint8Array.of(ED25519), bytes))
    return { name: origin, id, bytes }
  })
  return [...logs.filter(({ name }) => name === origin), ...derived]
}
