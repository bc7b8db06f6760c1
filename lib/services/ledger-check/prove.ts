import type { Tx } from '@/db/client'
import { readContactRow } from '@/db/queries/contacts/contact-rows'
import { findMergedInto } from '@/db/queries/contacts/merges'
import type { Caller } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { followMerge } from '@/lib/services/contacts/follow-merge'
import type { Deps } from '@/lib/services/deps'
import { inSnapshot } from '@/lib/services/in-snapshot'
import { type NamedLine, nothingRead, PIECES, type ReadCounts, verifyPiece } from '@/lib/services/records/verify-piece'
import { BusinessProof } from './business-proof'
import { compareEvidence } from './compare-evidence'
import { compareFeed } from './compare-feed'
import type { Finding, NamedFinding } from './findings'
import { StateReport } from './state-report'

/** What a proof found: bad lines, rows that do not follow from the lines, and how much was read. */
export interface Proven extends ReadCounts {
  lines: number
  badLines: NamedLine[]
  rows: NamedFinding[]
  /** PostgreSQL's time of the snapshot. */
  at: number
}

/** How many bad lines and rows are returned at most; the counts say how many there are. */
const NAMED_MOST = 200

/**
 * Proves one person: the chains of the contact and of those that were merged into it, and everything that follows from
 * them, as `ledger:verify` does. One snapshot. Returns null when the business has no such contact. Writes nothing.
 */
export async function proveContact(deps: Deps, caller: Caller, contactId: string): Promise<Proven | NotAllowed | null> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'evidence.read'))) return NOT_ALLOWED
  return inSnapshot(deps, businessId, async (tx) => {
    const row = await followMerge((id) => readContactRow(tx, businessId, id), contactId)
    if (!row) return null
    const prover = await Prover.open(deps, tx, businessId)
    for (const id of [row.id, ...(await findMergedInto(tx, businessId, row.id))]) await prover.prove(tx, id)
    return prover.proven
  })
}

/**
 * Proves a whole business, in one snapshot for each group of contacts. `mayGoOn` is asked between them: false ends the
 * proof early, and null is returned.
 */
export async function proveBusiness(
  deps: Deps,
  caller: Caller,
  mayGoOn: () => boolean = () => true,
): Promise<Proven | NotAllowed | null> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'evidence.read'))) return NOT_ALLOWED
  const prover = await inSnapshot(deps, businessId, (tx) => Prover.open(deps, tx, businessId))
  prover.addOfBusiness()
  for (let after: string | null = null; ;) {
    const from: string | null = after
    after = await inSnapshot(deps, businessId, (tx) => prover.piece(tx, from))
    if (after === null) break
    if (!mayGoOn()) return null
  }
  await inSnapshot(deps, businessId, (tx) => prover.feed(tx, null))
  for await (const found of compareEvidence((read) => inSnapshot(deps, businessId, read), businessId)) {
    prover.add(found)
    if (!mayGoOn()) return null
  }
  return prover.proven
}

class Prover {
  readonly proven: Proven
  readonly #report: StateReport

  private constructor(
    private readonly deps: Deps,
    private readonly business: { id: string; slug: string },
    private readonly proof: BusinessProof,
  ) {
    this.proven = { ...nothingRead(), badLines: [], rows: [], at: proof.now }
    this.#report = new StateReport(business.slug, this.proven, (finding) => {
      if (this.proven.rows.length < NAMED_MOST) this.proven.rows.push(finding)
    })
  }

  static async open(deps: Deps, tx: Tx, businessId: string): Promise<Prover> {
    const proof = await BusinessProof.read(tx, businessId, deps.settings.evidenceDays)
    return new Prover(deps, { id: businessId, slug: proof.slug }, proof)
  }

  add(findings: readonly Finding[]): void {
    this.#report.add(findings)
  }

  addOfBusiness(): void {
    this.add(this.proof.findings.map((finding) => ({ contactId: null, ...finding })))
  }

  /** Proves one contact, and where its lines are in the feed. */
  async prove(tx: Tx, contactId: string): Promise<void> {
    await this.piece(tx, null, contactId)
    await this.feed(tx, contactId)
  }

  piece(tx: Tx, after: string | null, only: string | null = null): Promise<string | null> {
    const { proven, business, proof } = this
    const onBad = (line: NamedLine) => {
      if (proven.badLines.length < NAMED_MOST) proven.badLines.push(line)
    }
    const { keys } = this.deps
    return verifyPiece(
      { tx, keys, business, only, total: proven, onBad, pieces: PIECES, report: this.#report, proof },
      after,
    )
  }

  async feed(tx: Tx, contactId: string | null): Promise<void> {
    this.#report.add(await compareFeed(tx, this.business.id, contactId))
  }
}
