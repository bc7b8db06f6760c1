import type { BenchDatabase } from '@/bench/data/databases'
import type { Workbench } from '@/bench/workbench'
import { untilInStep } from './backends'
import { type Lag, startWorker, type WorkerCost } from './process'

/** What the rounds beside a worker showed of it, a value for each round. */
export interface WorkerRounds {
  costs: WorkerCost[]
  /** The same with what it did after the last save: agreements that it had put off, and counts. */
  wholeCosts: WorkerCost[]
  lags: Lag[]
}

/**
 * Runs one round beside a worker, which is started before and ended afterwards. What was saved while no worker ran is
 * delivered and counted first, so that it is not part of what is measured.
 */
export async function besideWorker<Round extends { count: number }>(
  workbench: Workbench,
  database: BenchDatabase,
  environment: Record<string, string>,
  { costs, wholeCosts, lags }: WorkerRounds,
  run: () => Promise<Round>,
): Promise<Round> {
  const process = await startWorker(workbench, database, environment)
  try {
    await untilInStep(database)
    const before = await process.read()
    const round = await run()
    const after = await process.read()
    costs.push(process.cost(before, after, round.count))
    lags.push(process.lag(before, after))
    await untilInStep(database)
    wholeCosts.push(process.cost(before, await process.read(), round.count))
    return round
  } finally {
    await process.stop()
  }
}
