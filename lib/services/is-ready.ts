import { countRecovering } from '@/db/queries/business/recovery'
import { countSigningProblems } from '@/db/queries/ledger/checkpoints'
import { countFailingReadings } from '@/db/queries/sync/reading-health'
import type { Deps } from './deps'

/** What does not make a process unready, because another process could not do it either. */
export interface Troubles {
  /** How many backends cannot be read, by reason. */
  readings: { reason: string; backends: number }[]
  /** How many logs of the evidence cannot be signed, by problem. */
  evidence: { problem: string; logs: number }[]
  /** How many businesses are held after a restore: every check answers No. */
  recovering: number
}

/** Resolves when the database answers, with what fails beside that. Errors of the database pass through. */
export async function isReady({ db }: Deps): Promise<Troubles> {
  const [readings, evidence, recovering] = await Promise.all([
    countFailingReadings(db.sql),
    countSigningProblems(db.sql),
    countRecovering(db.sql),
  ])
  return { readings, evidence, recovering }
}
