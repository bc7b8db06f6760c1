import { inBusiness } from '@/db/client'
import { readLastCheckpoint, readSigningKeys, readSigningProblems } from '@/db/queries/ledger/checkpoints'
import { readLastStamp } from '@/db/queries/ledger/time-stamps'
import { readUncovered } from '@/db/queries/ledger/trees'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { CHECKPOINT_MS, INSTALLATION, SIGNING_PROBLEMS, type SigningProblem } from './logs'

/** How the evidence of a business is covered. */
export interface LogHealth {
  /** Whether anything is signed in this installation. */
  signs: boolean
  last: { size: number; root: string; at: Instant } | null
  /** Lines of the feed that no checkpoint covers yet; 10,000 also means more. */
  waiting: number
  /** What keeps this log, or all logs, from being signed, the oldest first. */
  problems: { problem: SigningProblem; since: Instant; everywhere: boolean }[]
  /** The newest time stamp of the installation's log, by the clock of an authority; null while there is none. */
  stamp: { at: Instant; authority: string } | null
  /** Whether lines have waited for more than a few minutes, whatever the reason. */
  late: boolean
}

/** A signer may take its time, and workers restart; after this, a person should look. */
const LATE_MS = 5 * CHECKPOINT_MS

/** Returns how far the log of a business is signed, and what keeps it from being signed. */
export async function readLogHealth(deps: Deps, businessId: string): Promise<LogHealth> {
  const own = await inBusiness(deps.db, businessId, async (tx) => {
    const last = await readLastCheckpoint(tx, businessId)
    const end = await readUncovered(tx, businessId, last?.size ?? 0)
    return { last, end, problems: await readSigningProblems(tx, businessId) }
  })
  const all = await inBusiness(deps.db, INSTALLATION, async (tx) => ({
    signs: (await readSigningKeys(tx, INSTALLATION)).length > 0,
    problems: await readSigningProblems(tx, INSTALLATION),
    stamp: await readLastStamp(tx, INSTALLATION),
  }))
  const known = ({ problem, since }: { problem: string; since: Instant }, everywhere: boolean) => {
    const word = SIGNING_PROBLEMS.find((each) => each === problem)
    return word ? [{ problem: word, since, everywhere }] : []
  }
  const { last, end } = own
  return {
    signs: all.signs,
    last: last && { size: last.size, root: last.root, at: last.madeAt },
    waiting: end.waiting,
    problems: [
      ...own.problems.flatMap((each) => known(each, false)),
      ...all.problems.flatMap((each) => known(each, true)),
    ].toSorted((a, b) => a.since - b.since),
    stamp: all.stamp && { at: all.stamp.stampedAt, authority: all.stamp.authority },
    late: all.signs && end.oldest !== null && deps.clock.now() - end.oldest > LATE_MS,
  }
}
