import { inBusiness, type Tx } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { type FedLine, readFeed } from '@/db/queries/ledger/feed'
import { noteProgress, readCauses } from '@/db/queries/template-watch/messages'
import {
  type Cell,
  deleteOptouts,
  type OptoutRow,
  putOptouts,
  readOptoutsOf,
  recountCells,
} from '@/db/queries/template-watch/optouts'
import { findNamedTemplates } from '@/db/queries/template-watch/sources'
import { readPersons } from '@/db/queries/template-watch/stated'
import { lockWatch, markJudgeDue, moveWatch } from '@/db/queries/template-watch/watch'
import { grouped } from '@/lib/grouped'
import { NIL_ID } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { Attributed, type Cause } from './attributed'
import { JUDGE_WAITS_MS } from './judge-templates'
import { type Act, readAct } from './read-act'

/** Lines attributed in one transaction. */
export const LINES = 500
const DAY_MS = 86_400_000

/**
 * Ties the next lines of the feed to the messages that caused them, and counts them on the days of the deliveries.
 * Rows, counts and the position are one transaction. It reads the feed behind every save, so a save does nothing for
 * it, and from position 0 it finds everything again. Returns how many lines it read: fewer than `LINES`, none is left.
 */
export async function attributeLines(
  deps: Pick<Deps, 'db' | 'clock' | 'settings'>,
  businessId: string,
): Promise<number> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const now = deps.clock.now()
    const position = await lockWatch(tx, businessId, now)
    if (position === null) return 0
    const lines = await readFeed(tx, businessId, position, LINES)
    const acts = lines.flatMap((line) => readAct(line) ?? [])
    const undone = lines.filter(({ kind, refersTo }) => kind === 'undo' && refersTo !== null)
    if (acts.length > 0 || undone.length > 0)
      await attribute(tx, businessId, { acts, undone, now, messagesMs: deps.settings.sentMessageDays * DAY_MS })
    await moveWatch(tx, businessId, {
      position: lines.at(-1)?.position ?? position,
      isDone: lines.length < LINES,
    })
    return lines.length
  })
}

interface Batch {
  acts: readonly Act[]
  /** Lines that take back a change. */
  undone: readonly FedLine[]
  now: number
  /** How long messages are kept: none that was sent before can be the cause. */
  messagesMs: number
}

async function attribute(tx: Tx, businessId: string, { acts, undone, now, messagesMs }: Batch): Promise<void> {
  const config = await readConfig(tx, businessId)
  const contactIds = [...new Set([...acts.map(({ line }) => line.contactId), ...undone.map((line) => line.contactId)])]
  const persons = await readPersons(tx, businessId, contactIds)
  const everybody = [...new Set([...contactIds, ...[...persons.values()].flat()])]
  const earliest = Math.min(now, ...acts.map(({ line }) => line.occurredAt))
  const sent = grouped(await readCauses(tx, businessId, everybody, earliest - messagesMs), ({ contactId }) => contactId)
  const sources = await findNamedTemplates(tx, businessId, [
    ...new Set(acts.flatMap(({ line }) => line.sourceId ?? [])),
  ])
  const known = await readOptoutsOf(tx, businessId, contactIds)
  const attributed = new Attributed(known, {
    dayOf: dayFormat(config?.timeZone ?? 'UTC'),
    sentTo: (contactId) => (persons.get(contactId) ?? [contactId]).flatMap((id) => sent.get(id) ?? []),
    namedBy: (sourceId) => sources.get(sourceId) ?? [],
  })
  // In the order of the feed, in which the lines of one contact keep theirs.
  const steps = [...acts.map((act) => ({ line: act.line, act })), ...undone.map((line) => ({ line, act: null }))]
  for (const { line, act } of steps.toSorted((a, b) => a.line.position - b.line.position)) {
    if (act) attributed.add(act)
    else attributed.takeBack(line)
  }
  await putOptouts(tx, businessId, attributed.changed())
  await deleteOptouts(tx, businessId, attributed.removed())
  await noteProgress(tx, businessId, attributed.delivered().map(deliveredBy), now)
  await recountCells(tx, businessId, cellsOf([...known, ...attributed.changed()]))
  await markJudgeDue(tx, businessId, now + JUDGE_WAITS_MS)
}

/** A message that somebody answered was delivered, even if its status is late. */
const deliveredBy = ({ messageId, at }: { messageId: Cause['messageId']; at: number }) => ({
  messageId,
  senderId: null,
  deliveredAt: at,
  readAt: null,
  failedAt: null,
})

const cellsOf = (rows: readonly OptoutRow[]): Cell[] =>
  rows.flatMap(({ templateId, senderId, day }) =>
    templateId === null || day === null ? [] : [{ templateId, senderId: senderId ?? NIL_ID, day }],
  )
