import type { Database, Tx } from '@/db/client'
import { type ListedBusiness, listBusinesses } from '@/db/queries/business/businesses'
import { readHeads, readLines, type StoredHead, type StoredLine } from '@/db/queries/ledger/chains'
import type { KeyRing } from '@/lib/keys'
import { BusinessProof } from '@/lib/services/proof/business-proof'
import { compareContacts } from '@/lib/services/proof/compare-contacts'
import { compareFeed } from '@/lib/services/proof/compare-feed'
import { ContactProof } from '@/lib/services/proof/contact-proof'
import { findLostBusinesses } from '@/lib/services/proof/find-lost-businesses'
import type { NamedFinding } from '@/lib/services/proof/findings'
import { StateReport } from '@/lib/services/proof/state-report'
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
  /** How many rows do not follow from the lines. Counted only where they are asked for, like the next two. */
  findings: number
  /** How many identities no line has bound yet: who they belong to is not proven. */
  unbound: number
  /** How many pieces of evidence are gone because their time is over. */
  expired: number
}

/** Also compares what the tables say with what follows from the lines. */
export interface StateCheck {
  /** For how many days evidence is kept, for lines before format 2, which do not say it. */
  evidenceDays: number
  onFinding: (finding: NamedFinding) => void
}

/**
 * Checks every chain of every business and reports the first bad line of each contact: changed, removed (the last line
 * too), added, moved, or with other columns or other evidence than was sealed. It needs the owner's login, because only
 * the owner may list the businesses; it enters each business, because row-level security applies to the owner too. It
 * cannot see a chain that was rewritten together with all that follows and the contact's head; a checkpoint that was
 * kept elsewhere shows that (lib/services/proof/verify-checkpoint.ts). Memory use does not grow with the number of lines.
 * Each group of contacts is read in one snapshot, so that changes that are saved meanwhile cause no false alarm.
 *
 * With `state`, everything is compared that follows from the lines: answers, stops, pauses, merges, identities, evidence,
 * notices, versions of topics, sources and the feed. Of a contact with a bad line nothing follows, so it is left out.
 */
export async function verifyLedger(
  deps: { db: Database; keys: KeyRing },
  filter: VerifyFilter,
  onBad: (line: NamedLine) => void,
  pieces = PIECES,
  state: StateCheck | null = null,
): Promise<Verified> {
  const total: Verified = {
    businesses: 0,
    contacts: 0,
    lines: 0,
    evidence: 0,
    bad: 0,
    findings: 0,
    unbound: 0,
    expired: 0,
  }
  const inSnapshot = <T>(businessId: string, read: (tx: Tx) => Promise<T>) =>
    deps.db.sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`select sayso_enter(${businessId})`
      return read(tx)
    }) as Promise<T>
  const only = filter.contact ?? null
  if (state && !filter.business && only === null)
    for await (const finding of findLostBusinesses(deps.db)) {
      total.findings++
      state.onFinding(finding)
    }
  for (const business of await listBusinesses(deps.db.sql, filter.business ?? null)) {
    total.businesses++
    const report = state && new StateReport(business.slug, total, state.onFinding)
    const proof =
      state && (await inSnapshot(business.id, (tx) => BusinessProof.read(tx, business.id, state.evidenceDays)))
    if (proof && only === null) report?.add(proof.findings.map((finding) => ({ contactId: null, ...finding })))
    let after: string | null = null
    do {
      const from: string | null = after
      after = await inSnapshot(business.id, (tx) =>
        verifyPiece({ ...deps, tx, business, only, total, onBad, pieces, report, proof }, from),
      )
    } while (after !== null)
    if (report) report.add(await inSnapshot(business.id, (tx) => compareFeed(tx, business.id, only)))
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
  report: StateReport | null
  proof: BusinessProof | null
}

/** Checks a group of contacts after `after`, with their lines. Returns the id of the last one, or null at the end. */
async function verifyPiece(piece: Piece, after: string | null): Promise<string | null> {
  const { tx, business, only, total, pieces } = piece
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
    const proof = piece.proof && new ContactProof(piece.proof, contactId)
    return { contactId, head: own, firstSeq, verifier: new ContactVerifier(business.id, piece.keys), proof }
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
