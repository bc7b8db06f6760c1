import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import canonicalize from 'canonicalize'

// Logs, receipts, packs and exports for the tests, made with Node's own cryptography as RFC 6962 defines trees (by
// recursion) and docs/reference/evidence-format.md the files. Nothing here is of lib/verifier/source.

export const BUSINESS = '019ab000-0000-7000-8000-00000000b001'
export const NAME = 'preferences.example.com'
export const ORIGIN = `${NAME}/${BUSINESS}`
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const sha256 = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export interface Signer {
  name: string
  key: KeyObject
  raw: Buffer
}

/** Returns a signer whose seed is 32 times one byte. */
export function signer(name: string, seed = 7): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' })
  return { name, key, raw: createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32) }
}

const idOf = ({ name, raw }: Signer, kind: number) => sha256(`${name}\n`, Uint8Array.of(kind), raw).subarray(0, 4)

/** Returns the verifier key of a signer; kind 4 is a witness. */
export const vkey = (from: Signer, kind = 1): string =>
  `${from.name}+${idOf(from, kind).toString('hex')}+${Buffer.concat([Uint8Array.of(kind), from.raw]).toString('base64')}`

const signatureLine = (name: string, id: Buffer, signature: Buffer) =>
  `\u2014 ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`

export function signNote(text: string, ...signers: Signer[]): string {
  const lines = signers.map((each) => signatureLine(each.name, idOf(each, 1), sign(null, Buffer.from(text), each.key)))
  return `${text}\n${lines.join('')}`
}

/** Returns the signature of a witness, with the time at which it saw the checkpoint. */
export function cosign(text: string, witness: Signer, seconds: number): string {
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), witness.key)
  return signatureLine(witness.name, idOf(witness, 4), Buffer.concat([time, signature]))
}

export const leafOf = (entry: Uint8Array): Buffer => sha256(Uint8Array.of(0), entry)
const nodeOf = (left: Buffer, right: Buffer): Buffer => sha256(Uint8Array.of(1), left, right)
const split = (count: number) => 2 ** Math.ceil(Math.log2(count) - 1)

export function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves
  if (!first) return sha256('')
  if (leaves.length === 1) return first
  const half = split(leaves.length)
  return nodeOf(rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

export function pathOf(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return []
  const half = split(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return index < half ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - half, right), rootOf(left)]
}

export const checkpointText = (origin: string, leaves: readonly Buffer[]): string =>
  `${origin}\n${leaves.length}\n${rootOf(leaves).toString('base64')}\n`

export const proofText = (index: number, leaves: readonly Buffer[], checkpoint: string): string =>
  [
    'c2sp.org/tlog-proof@v1',
    `index ${index}`,
    ...pathOf(index, leaves).map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n')

export interface MadeLine {
  contact: string
  seq: number
  changeId: string
  line: { domain: string; payload: string; prev: string; hash: string }
}

const uuid = (kind: string, number: number) => `019ab000-0000-7000-8000-${kind}${number.toString(16).padStart(11, '0')}`
export const NOTICE_TEXT = JSON.stringify({
  topics: [
    { id: uuid('e', 1), name: 'Ofertas' },
    { id: uuid('e', 2), text: { name: 'Pedidos' } },
  ],
})
export const NOTICE = sha256('sayso.notice.v1\n', NOTICE_TEXT).toString('hex')
export const EVIDENCE = { text: 'PARAR', from: 'page' }
export const SALT = Buffer.alloc(16, 3)
const EVIDENCE_DIGEST = sha256(SALT, canonicalize(EVIDENCE) ?? '').toString('hex')

/** Makes lines of `contacts` people one after the other, in the order of the feed. Every fourth has evidence. */
export function* eachLine(count: number, contacts: number): Generator<MadeLine> {
  const heads = new Map<string, { seq: number; hash: string }>()
  for (let at = 0; at < count; at++) {
    const contact = uuid('c', at % contacts)
    const { seq, hash: prev } = heads.get(contact) ?? { seq: 0, hash: '0'.repeat(64) }
    const changeId = uuid('a', at)
    const time = new Date(Date.UTC(2026, 10, 22) + 1000 * at).toISOString()
    const said = { answer: at % 2 === 0 ? 'out' : 'in', at: time, since: time, change_id: changeId, notice: NOTICE }
    const content = {
      ...{
        format: 1,
        business_id: BUSINESS,
        contact_id: contact,
        seq: seq + 1,
        change_id: changeId,
        kind: 'preferences',
      },
      ...{ occurred_at: time, recorded_at: time, actor: 'contact', method: 'page', source: null, notice: NOTICE },
      effects: [{ on: 'answer', topic_id: uuid('e', 1), lane: 'own', outcome: 'set', said, before: null }],
      ...{ reason: null, refers_to: null, evidence: at % 4 === 0 ? EVIDENCE_DIGEST : null, locale: 'es' },
    }
    const payload = canonicalize(content) ?? ''
    const hash = sha256('sayso.ledger.v1\n', Buffer.from(prev, 'hex'), payload).toString('hex')
    heads.set(contact, { seq: seq + 1, hash })
    yield { contact, seq: seq + 1, changeId, line: { domain: 'sayso.ledger.v1', payload, prev, hash } }
  }
}

/** Returns `count` lines of `contacts` people, in the order of the feed. */
export const makeLines = (count: number, contacts = 3): MadeLine[] => [...eachLine(count, contacts)]

export const leavesOf = (lines: readonly MadeLine[]): Buffer[] =>
  lines.map(({ line }) => leafOf(Buffer.from(line.hash, 'hex')))

/** Returns the lines with two more: those that join the chain of one contact with that of another, which stays. */
export function withMerge(lines: readonly MadeLine[], from: string, into: string): MadeLine[] {
  const headOf = (contact: string) => lines.findLast((line) => line.contact === contact)
  const add = (contact: string, other: MadeLine | undefined, at: number): MadeLine => {
    const last = headOf(contact)
    const seq = (last?.seq ?? 0) + 1
    const prev = last?.line.hash ?? '0'.repeat(64)
    const changeId = uuid('a', lines.length + at)
    const time = new Date(Date.UTC(2026, 10, 23) + 1000 * at).toISOString()
    const content = {
      ...{ format: 2, business_id: BUSINESS, contact_id: contact, seq, change_id: changeId, kind: 'merged' },
      ...{ occurred_at: time, recorded_at: time, actor: 'provider', method: 'import', source: null, notice: null },
      ...{ effects: [], reason: null, refers_to: null, evidence: null, locale: null },
      other_head: { contact_id: other?.contact, seq: other?.seq, hash: other?.line.hash },
    }
    const payload = canonicalize(content) ?? ''
    const hash = sha256('sayso.ledger.v1\n', Buffer.from(prev, 'hex'), payload).toString('hex')
    return { contact, seq, changeId, line: { domain: 'sayso.ledger.v1', payload, prev, hash } }
  }
  const gone = add(from, headOf(into), 0)
  return [...lines, gone, add(into, gone, 1)]
}

/** A log of a business in the log of its installation, both signed. */
export function makeLog(count: number, by: { log: Signer; installation: Signer }, lines = makeLines(count)) {
  const leaves = leavesOf(lines)
  const text = checkpointText(ORIGIN, leaves)
  const checkpoint = signNote(text, by.log)
  const above = [Buffer.alloc(32, 1), leafOf(Buffer.from(text)), Buffer.alloc(32, 2)]
  const installation = proofText(1, above, signNote(checkpointText(NAME, above), by.installation))
  return { lines, leaves, text, checkpoint, installation }
}

export function makeReceipt(log: ReturnType<typeof makeLog>, index: number) {
  const made = log.lines[index]
  if (!made) throw new RangeError(`no line ${index}`)
  const payload = JSON.parse(made.line.payload) as { recorded_at: string; effects: [{ said: { answer: string } }] }
  return {
    ...{ format: 'sayso.receipt.v1', reference: made.changeId, locale: 'es' },
    business: { id: BUSINESS, name: 'Tienda Norte', key: 'https://preferences.example.com/key' },
    summary: {
      ...{ recorded_at: payload.recorded_at, kind: 'preferences' },
      choices: [{ topic_id: uuid('e', 1), topic: 'Ofertas', answer: payload.effects[0].said.answer }],
    },
    ...{ line: made.line, notices: [{ hash: NOTICE, text: NOTICE_TEXT }], openings: [] as unknown[] },
    proof: proofText(index, log.leaves, log.checkpoint) as string | null,
    installation_proof: log.installation as string | null,
  }
}

/** Returns the proof of one person's choices, as the API gives it. */
export function makePack(log: ReturnType<typeof makeLog>, contact: string) {
  const own = log.lines.map((made, index) => ({ ...made, index })).filter((made) => made.contact === contact)
  const lines = own.map(({ index, line: { payload, prev, hash } }) => ({
    ...{ payload, prev, hash },
    evidence: payload.includes(EVIDENCE_DIGEST)
      ? {
          state: 'kept',
          digest: EVIDENCE_DIGEST,
          salt: SALT.toString('hex') as string | null,
          body: EVIDENCE as unknown,
        }
      : { state: 'none', digest: null, salt: null, body: null },
    proof: proofText(index, log.leaves, log.checkpoint) as string | null,
  }))
  return {
    ...{ format: 'sayso.evidence.v1', business: { id: BUSINESS, name: 'Tienda Norte' } },
    chains: [{ contact_id: contact, head: { seq: lines.length, hash: own.at(-1)?.line.hash }, lines }],
    notices: [{ hash: NOTICE, text: NOTICE_TEXT }],
  }
}

/** Returns the lines of an export: of the whole log, or of some of its lines with their proofs. */
export function makeExport(log: ReturnType<typeof makeLog>, some?: readonly number[]): string[] {
  const head = {
    format: 'sayso.export.v1',
    checkpoint: log.checkpoint,
    business: { id: BUSINESS, name: 'Tienda Norte' },
  }
  const entries = log.lines.map(({ line }, index) => ({ index, line }))
  const chosen = entries
    .filter(({ index }) => some?.includes(index) ?? true)
    .map((entry) => (some ? { ...entry, proof: proofText(entry.index, log.leaves, log.checkpoint) } : entry))
  return [head, { notice: { hash: NOTICE, text: NOTICE_TEXT } }, ...chosen].map((line) => JSON.stringify(line))
}
