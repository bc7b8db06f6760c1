import type { Database, Tx } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import type { KeyRing } from '@/lib/keys'
import { BusinessProof } from '@/lib/services/ledger-check/business-proof'
import { compareEvidence } from '@/lib/services/ledger-check/compare-evidence'
import { compareFeed } from '@/lib/services/ledger-check/compare-feed'
import { findLostBusinesses, lostBusiness } from '@/lib/services/ledger-check/find-lost-businesses'
import type { NamedFinding } from '@/lib/services/ledger-check/findings'
import { StateReport } from '@/lib/services/ledger-check/state-report'
import { type KnownCheckpoint, verifyCheckpoints } from '@/lib/services/ledger-check/verify-checkpoints'
import { type NamedLine, nothingRead, PIECES, type ReadCounts, verifyPiece } from './verify-piece'

export type { NamedLine } from './verify-piece'

export interface VerifyFilter {
  /** The slug of the only business to check. */
  business?: string | null
  /** The id of the only contact to check. */
  contact?: string | null
}

export interface Verified extends ReadCounts {
  businesses: number
}

/** Also compares what the tables say with what follows from the lines. */
export interface StateCheck {
  /** For how many days evidence is kept, for lines before format 2, which do not say it. */
  evidenceDays: number
  onFinding: (finding: NamedFinding) => void
  /** Checkpoints that were kept outside of the database. */
  checkpoints?: readonly KnownCheckpoint[]
}

/**
 * Checks every chain of every business and reports the first bad line of each contact: changed, removed (the last line
 * too), added, moved, or with other columns or other evidence than was sealed. It needs the owner's login, because only
 * the owner may list the businesses; it enters each business, because row-level security applies to the owner too. It
 * cannot see a chain that was rewritten together with all that follows and the contact's head; a checkpoint that was
 * kept elsewhere shows that (lib/services/ledger-check/verify-checkpoints.ts). Memory use does not grow with the number
 * of lines. Each group of contacts is read in one snapshot, so that changes that are saved meanwhile cause no false
 * alarm.
 *
 * With `state`, everything is compared that follows from the lines: answers, stops, pauses, merges, identities,
 * evidence, notices, versions of topics, sources and the feed. Of a contact with a bad line nothing follows, so it is
 * left out.
 */
export async function verifyLedger(
  deps: { db: Database; keys: KeyRing },
  filter: VerifyFilter,
  onBad: (line: NamedLine) => void,
  pieces = PIECES,
  state: StateCheck | null = null,
): Promise<Verified> {
  const total: Verified = { businesses: 0, ...nothingRead() }
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
  const businesses = await listBusinesses(deps.db.sql, filter.business ?? null)
  const checkpoints = state?.checkpoints ?? []
  if (state && !filter.business)
    for (const gone of new Set(checkpoints.map(({ business }) => business)))
      if (!businesses.some(({ id }) => id === gone)) {
        total.findings++
        state.onFinding(lostBusiness(gone))
      }
  for (const business of businesses) {
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
    if (!report) continue
    report.add(await inSnapshot(business.id, (tx) => compareFeed(tx, business.id, only)))
    // Evidence of one contact is found by its lines alone.
    if (only === null)
      for await (const found of compareEvidence((read) => inSnapshot(business.id, read), business.id)) report.add(found)
    const known = checkpoints.filter((each) => each.business === business.id)
    if (known.length > 0) report.add(await inSnapshot(business.id, (tx) => verifyCheckpoints(tx, business.id, known)))
  }
  return total
}
