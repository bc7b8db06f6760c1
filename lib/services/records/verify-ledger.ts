import type { Database, Tx } from '@/db/client'
import { type ListedBusiness, listBusinesses } from '@/db/queries/business/businesses'
import { readHeads, readLines, type StoredHead, type StoredLine } from '@/db/queries/ledger/chains'
import type { KeyRing } from '@/lib/keys'
import { type BadLine, ContactVerifier } from './verify-chain-lines'

/** How many contacts and how many lines are held in memory at a time. */
const PIECES = { contacts: 500, lines: 1000 }

export interface VerifyFilter {
  /** The slug of the only business to check. */
  business?: string | null
  /** The id of the only contact to check. */
  contact?: string | null
}

/** The first bad line of one contact. */
export type NamedLine = BadLine & { business: string; contactId: string }

export interface Verified {
  businesses: number
  contacts: number
  lines: number
  evidence: number
  /** How many contacts have a bad line. */
  bad: number
}

/**
 * Checks every chain of every business and reports the first bad line of each contact: changed, removed (the last line
 * too), added, moved, or with other columns or other evidence than was sealed. It needs the owner's login, because only
 * the owner may list the businesses; it enters each business, because row-level security applies to the owner too. It
 * cannot see lines under a business that is not in the table, nor a chain that was rewritten together with all that
 * follows and the contact's head (checkpoints are planned for that). Memory use does not grow with the number of lines.
 * Each group of contacts is read in one snapshot, so that changes that are saved meanwhile cause no false alarm.
 */
export async function verifyLedger(
  deps: { db: Database; keys: KeyRing },
  filter: VerifyFilter,
  onBad: (line: NamedLine) => void,
  pieces = PIECES,
): Promise<Verified> {
  const total: Verified = { businesses: 0, contacts: 0, lines: 0, evidence: 0, bad: 0 }
  for (const business of await listBusinesses(deps.db.sql, filter.business ?? null)) {
    total.businesses++
    let after: string | null = null
    do {
      const from: string | null = after
      after = await deps.db.sql.begin('isolation level repeatable read read only', async (tx) => {
        await tx`select sayso_enter(${business.id})`
        return verifyPiece({ ...deps, tx, business, only: filter.contact ?? null, total, onBad, pieces }, from)
      })
    } while (after !== null)
  }
  return total
}

interface Piece {
  tx: Tx
  keys: KeyRing
  business: ListedBusiness
  only: string | null
  total: Verified
  onBad: (line: NamedLine) => void
  pieces: typeof PIECES
}

/** Checks a group of contacts after `after`, with their lines. Returns the id of the last one, or null at the end. */
async function verifyPiece(piece: Piece, after: string | null): Promise<string | null> {
  const { tx, business, only, total, pieces } = piece
  const heads = await readHeads(tx, business.id, { after, only, limit: pieces.contacts })
  const upTo = heads.length === pieces.contacts ? (heads.at(-1)?.contactId ?? null) : null
  const waiting = heads.values()
  let head: StoredHead | undefined = waiting.next().value
  const finish = (chain: Chain) => {
    total.contacts++
    const bad = chain.verifier.end(chain.head, chain.firstSeq)
    total.evidence += chain.verifier.evidence
    if (!bad) return
    total.bad++
    piece.onBad({ business: business.slug, contactId: chain.contactId, ...bad })
  }

  let chain: Chain | null = null
  const open = (contactId: string, firstSeq: number | null): Chain => {
    const own = head?.contactId === contactId ? head : null
    if (own) head = waiting.next().value
    return { contactId, head: own, firstSeq, verifier: new ContactVerifier(business.id, piece.keys) }
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
  }
  if (chain) finish(chain)
  while (head) finish(open(head.contactId, null))
  return upTo
}

interface Chain {
  contactId: string
  /** Null if the lines belong to a contact that does not exist. */
  head: StoredHead | null
  firstSeq: number | null
  verifier: ContactVerifier
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
