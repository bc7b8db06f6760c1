import { findAskedFrontDoors } from '@/db/queries/front-door/asks'
import { answerAsk } from '@/lib/services/front-door/answer-asks'
import type { SyncDeps } from '@/lib/sync/deps'

/** The asks of one business that are answered before the next business has its turn. */
const TURN = 20

/**
 * Queues links for those who asked at front doors. The log says nothing about it, because a line for each ask would say
 * which numbers are known.
 */
export async function answerFrontDoors(deps: Pick<SyncDeps, 'db' | 'services'>, mayGoOn: () => boolean): Promise<void> {
  let businesses = await findAskedFrontDoors(deps.db.sql)
  while (businesses.length > 0 && mayGoOn()) {
    const unfinished: string[] = []
    for (const businessId of businesses) {
      let isLeft = true
      for (let turn = 0; turn < TURN && isLeft && mayGoOn(); turn++)
        isLeft = (await answerAsk(deps.services, businessId)) !== null
      if (isLeft) unfinished.push(businessId)
    }
    businesses = unfinished
  }
}
