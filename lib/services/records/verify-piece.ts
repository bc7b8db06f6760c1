import type { Tx } from '@/db/client'
import { readHeads, readLines, type StoredHead, type StoredLine } from '@/db/queries/ledger/chains'
import type { KeyRing } from '@/lib/keys'
import type { BusinessProof } from '@/lib/services/ledger-check/business-proof'
import { compareContacts } from '@/lib/services/ledger-check/compare-contacts'
import { ContactProof } from '@/lib/services/ledger-check/contact-proof'
import type { StateReport } from '@/lib/services/ledger-check/state-report'
import { type BadLine, ContactVerifier } from './verify-chain-lines'

/** How many contacts and how many lines are held in memory at a time. */
export const PIECES = { contacts: 500, lines: 1000 }

/** The first bad line of one contact. */
export type NamedLine = BadLine & { business: string; contactId: string }

/** What was read. */
export interface ReadCounts {
  contacts: number
  lines: number
  evidence: number
  /** How many contacts have a bad line. */
  bad: number
  /** How many rows do not follow from the lines. Counted only where they are asked for, like the next two. */
  findings: number
  /** How many identities no line has bound yet: who they belong to is not proven. */
  unbound: number
  /** How many pieces of evidence are gone because their time is over. */
  expired: number
}

export const nothingRead = (): ReadCounts => ({
  contacts: 0,
  lines: 0,
  evidence: 0,
  bad: 0,
  findings: 0,
  unbound: 0,
  expired: 0,
})

export interface Piece {
  tx: Tx
  keys: KeyRing
  business: { id: string; slug: string }
  only: string | null
  total: ReadCounts
  onBad: (line: NamedLine) => void
  pieces: typeof PIECES
  report: StateReport | null
  proof: BusinessProof | null
}

/** Checks a group of contacts after `after`, with their lines. Returns the id of the last one, or null at the end. */
export async function verifyPiece(piece: Piece, after: string | null): Promise<string | null> {
  const { tx, business, only, total, pieces } = piece
  const proof = piece.proof && (await piece.proof.renewed(tx, business.id))
  const heads = await readHeads(tx, business.id, { after, only, limit: pieces.contacts })
  const upTo = heads.length === pieces.contacts ? (heads.at(-1)?.contactId ?? null) : null
  const waiting = heads.values()
  let head: StoredHead | undefined = waiting.next().value
  const whole = new Map<string, ContactProof>()
  const finish = (chain: Chain) => {
    total.contacts++
    const bad = chain.verifier.end(chain.head, chain.firstSeq)
    total.evidence += chain.verifier.evidence
    if (!bad) {
      if (chain.proof) whole.set(chain.contactId, chain.proof)
      return
    }
    total.bad++
    piece.report?.leaveOut(chain.contactId)
    piece.onBad({ business: business.slug, contactId: chain.contactId, ...bad })
  }

  let chain: Chain | null = null
  const open = (contactId: string, firstSeq: number | null): Chain => {
    const own = head?.contactId === contactId ? head : null
    if (own) head = waiting.next().value
    const story = proof && new ContactProof(proof, contactId)
    return { contactId, head: own, firstSeq, verifier: new ContactVerifier(business.id, piece.keys), proof: story }
  }
  for await (const line of linesOf(piece, after, upTo)) {
    total.lines++
    if (chain?.contactId !== line.contactId) {
      if (chain) finish(chain)
      // Contacts that have no line.
      while (head && head.contactId < line.contactId) finish(open(head.contactId, null))
      chain = open(line.contactId, line.seq)
    }
    chain.verifier.line(line)
    chain.proof?.line(line)
  }
  if (chain) finish(chain)
  while (head) finish(open(head.contactId, null))
  if (piece.report) {
    const { findings, unbound, expired } = await compareContacts(tx, business.id, whole)
    total.unbound += unbound
    total.expired += expired
    piece.report.add(findings)
  }
  return upTo
}

interface Chain {
  contactId: string
  /** Null if the lines belong to a contact that does not exist. */
  head: StoredHead | null
  firstSeq: number | null
  verifier: ContactVerifier
  proof: ContactProof | null
}

async function* linesOf(
  { tx, business, only, pieces }: Piece,
  after: string | null,
  upTo: string | null,
): AsyncGenerator<StoredLine> {
  // This place is after every line of that contact, because no chain has one as large.
  let from = after === null ? null : { contactId: after, seq: 2 ** 31 - 1 }
  for (;;) {
    const lines = await readLines(tx, business.id, { after: from, upTo, only, limit: pieces.lines })
    yield* lines
    const last = lines.at(-1)
    if (!last || lines.length < pieces.lines) return
    from = { contactId: last.contactId, seq: last.seq }
  }
}
