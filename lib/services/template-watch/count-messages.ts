import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { addDays } from '@/db/queries/template-watch/days'
import { claimMessages, markCounted } from '@/db/queries/template-watch/messages'
import { moveOptouts, recountCells } from '@/db/queries/template-watch/optouts'
import { holdWatch, markJudgeDue } from '@/db/queries/template-watch/watch'
import { NIL_ID } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { type CountedMessage, countMessage, summedChanges } from './count-message'
import { JUDGE_WAITS_MS } from './judge-templates'
import { saidBefore } from './standing'

/** Messages counted in one transaction. */
export const MESSAGES = 500

/**
 * Adds to the counters what became known of sent messages, and what their recipients had said by then. Counts and marks
 * are one transaction. Returns how many messages it counted: fewer than `MESSAGES`, none is left.
 */
export async function countMessages(deps: Pick<Deps, 'db' | 'clock'>, businessId: string): Promise<number> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const now = deps.clock.now()
    await holdWatch(tx, businessId)
    const claimed = await claimMessages(tx, businessId, { now, limit: MESSAGES })
    if (claimed.length === 0) return 0
    const config = await readConfig(tx, businessId)
    const dayOf = dayFormat(config?.timeZone ?? 'UTC')
    const said = await saidBefore(
      tx,
      businessId,
      claimed.filter(({ standing }) => standing === null),
    )
    const counted = claimed.map((message) =>
      countMessage({ ...message, standing: message.standing ?? said.get(message.messageId)?.standing ?? null }, dayOf),
    )
    await addDays(tx, businessId, summedChanges(counted.flatMap(({ changes }) => changes)))
    const messages = counted.map(({ message }) => message)
    await markCounted(tx, businessId, messages)
    const moved = counted.flatMap(movedOptouts)
    await moveOptouts(tx, businessId, moved)
    await recountCells(
      tx,
      businessId,
      moved.flatMap(({ templateId, senderId, day, from }) => [
        { templateId, senderId, day },
        { templateId, senderId, day: from },
      ]),
    )
    await markJudgeDue(tx, businessId, now + JUDGE_WAITS_MS)
    return claimed.length
  })
}

/** A delivery that moved to another day takes the refusals with it that are attributed to it. */
function movedOptouts({ message, movedFrom: from }: CountedMessage) {
  const { contactId, messageId, templateId, deliveredDay: day } = message
  if (from === null || contactId === null || day === null) return []
  return [{ contactId, messageId, templateId, senderId: message.senderId ?? NIL_ID, day, from }]
}
