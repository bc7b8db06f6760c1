import { equal, fromBase64, fromHex, utf8 } from './bytes'
import { isInTime, isStamper, isVouchedFor, keyIdentifierOf, nameIn, readX509, type X509 } from './certificate'
import { NotDer } from './der'
import { type JsonObject, listAt, textAt } from './json'
import type { Context } from './log'
import { extendsTree, includes, leafHash } from './merkle'
import { type Checkpoint, readCheckpointText } from './note'
import { type LogProof, readProof } from './proof'
import type { Report } from './report'
import { DIGESTS, digestOf, isSignedBy } from './signed-by'
import { readToken, type Token } from './token'

// Time stamps of an authority on checkpoints (docs/reference/evidence-format.md, Time stamps). What a stamp is of
// follows from hashes alone, so that it holds whatever became of the key of the log.

const SHA_256 = '2.16.840.1.101.3.4.2.1'
const MOST_TOKEN_BYTES = 65_536

/**
 * - `holds`: somebody whom the user trusts vouches for the authority
 * - `open`: the stamp is whole, and nobody who is known vouches for the authority, or its algorithm is not known here
 * - `fails`: it is of something else, or forged
 */
export type Stamped =
  | { result: 'holds' | 'open'; at: number; authority: string }
  | { result: 'unreadable' | 'other' | 'forged' }

/** Checks the time stamp that a receipt has for its line. */
export async function checkLineStamp(
  context: Context,
  report: Report,
  given: JsonObject,
  { businessId, hash }: { businessId: string; hash: string },
): Promise<void> {
  const proof = readProof(textAt(given, 'proof'))
  if (!proof?.checkpoint.origin.endsWith(`/${businessId}`)) return report.fails((words) => words.stampUnreadable)
  const leaf = leafHash(context.sha256, fromHex(hash) ?? new Uint8Array())
  const stamped = isIn(context, proof, leaf) ? await checkStamp(context, given, proof.checkpoint) : OTHER
  if (stamped.result === 'holds') report.holds((words) => words.lineStamped(iso(stamped.at), stamped.authority))
  else if (stamped.result === 'open') report.note((words) => words.stampNotChecked(iso(stamped.at), stamped.authority))
  else failed(report, stamped.result)
}

const OTHER: Stamped = { result: 'other' }
const iso = (at: number): string => new Date(at).toISOString()

function failed(report: Report, result: 'unreadable' | 'other' | 'forged'): void {
  if (result === 'unreadable') report.fails((words) => words.stampUnreadable)
  else if (result === 'other') report.fails((words) => words.stampOther)
  else report.fails((words) => words.stampForged)
}

/** Checks the time stamps of an export, each of which covers the first entries of its log. */
export class LogStamps {
  readonly #context: Context
  readonly #checkpoint: Checkpoint
  #first: Covered | null = null
  #last: Covered | null = null
  #open: Covered | null = null

  constructor(context: Context, checkpoint: Checkpoint) {
    this.#context = context
    this.#checkpoint = checkpoint
  }

  async add(report: Report, given: JsonObject): Promise<void> {
    const { root, size, origin } = this.#checkpoint
    const covered = readCheckpointText(textAt(given, 'checkpoint'))
    const path = listAt(given, 'consistency').map((each) => (typeof each === 'string' ? fromBase64(each) : null))
    const hashes = path.flatMap((each) => each ?? [])
    if (!covered || hashes.length < path.length) return report.fails((words) => words.stampUnreadable)
    const isSameLog = covered.origin.slice(covered.origin.lastIndexOf('/')) === origin.slice(origin.lastIndexOf('/'))
    const old = { size: covered.size, root: covered.root }
    const isOf = isSameLog && extendsTree(this.#context.sha256, { old, size, root, path: hashes })
    const stamped = isOf ? await checkStamp(this.#context, given, covered) : OTHER
    if (stamped.result !== 'holds' && stamped.result !== 'open') return failed(report, stamped.result)
    const found = { size: covered.size, at: stamped.at, authority: stamped.authority }
    if (stamped.result === 'open') this.#open ??= found
    else {
      this.#first ??= found
      this.#last = found
    }
  }

  end(report: Report): void {
    const [first, last, open] = [this.#first, this.#last, this.#open]
    if (first) report.holds((words) => words.entriesStamped(first.size, iso(first.at), first.authority))
    if (last && last !== first) report.holds((words) => words.entriesStamped(last.size, iso(last.at), last.authority))
    if (open) report.note((words) => words.stampNotChecked(iso(open.at), open.authority))
  }
}

interface Covered {
  size: number
  at: number
  authority: string
}

const isIn = ({ sha256 }: Context, { checkpoint: { size, root }, index, path }: LogProof, leaf: Uint8Array): boolean =>
  includes(sha256, { leaf, index, size, path, root })

/** Checks that the log of the installation has the checkpoint, and that an authority stamped that log. */
async function checkStamp(context: Context, given: JsonObject, covered: { text: string }): Promise<Stamped> {
  const text = textAt(given, 'installation_proof')
  const proof = readProof(text)
  const base64 = textAt(given, 'token')
  const bytes = base64.length > 2 * MOST_TOKEN_BYTES ? null : fromBase64(base64)
  if (!proof || !bytes) return { result: 'unreadable' }
  if (!isIn(context, proof, leafHash(context.sha256, utf8(covered.text)))) return OTHER
  try {
    return await checkToken(context, readToken(bytes), utf8(text.slice(text.indexOf('\n\n') + 2)))
  } catch (error) {
    if (error instanceof NotDer) return { result: 'unreadable' }
    throw error
  }
}

async function checkToken({ sha256, trusted }: Context, token: Token, stamped: Uint8Array): Promise<Stamped> {
  if (token.imprintAlgorithm !== SHA_256 || !equal(token.imprint, sha256(stamped))) return OTHER
  const certificates = token.certificates.map(readX509)
  const signer = certificates.find((each) => isNamed(each, token.by))
  const { at } = token
  if (!signer || !isStamper(signer) || !isInTime(signer, at)) return { result: 'forged' }
  const authority = nameIn(signer)
  const digest = DIGESTS[token.digestAlgorithm]
  const certificateDigest = token.certificateAlgorithm === null ? 'SHA-1' : DIGESTS[token.certificateAlgorithm]
  if (!digest || !certificateDigest) return { result: 'open', at, authority }
  const found = await Promise.all([digestOf(digest, token.content), digestOf(certificateDigest, signer.whole)])
  const [content, certificate] = found
  // A browser has no digests of its own on a page that came without https.
  if (!content || !certificate) return { result: 'open', at, authority }
  if (!equal(content, token.contentDigest) || !equal(certificate, token.certificateDigest)) return { result: 'forged' }
  const { attributes: signed, algorithm, signature } = token
  const isSigned = await isSignedBy(signer.publicKey, { signed, algorithm, signature, digest })
  if (isSigned === 'no') return { result: 'forged' }
  const isTrusted =
    isSigned === 'yes' && (await isVouchedFor(signer, { trusted: trusted.authorities, others: certificates, at }))
  return { result: isTrusted ? 'holds' : 'open', at, authority }
}

function isNamed(certificate: X509, by: Token['by']): boolean {
  if ('serial' in by) return equal(certificate.issuer, by.issuer) && equal(certificate.serial, by.serial)
  const key = keyIdentifierOf(certificate)
  return key !== null && equal(key, by.key)
}
