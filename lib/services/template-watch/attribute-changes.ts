import type { Tx } from '@/db/client'
import type { BusinessConfig } from '@/db/queries/business/config'
import type { FedChange } from '@/db/queries/ledger/fed-changes'
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
import { markJudgeDue } from '@/db/queries/template-watch/watch'
import { grouped } from '@/lib/grouped'
import { NIL_ID } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { Attributed, type Cause } from './attributed'
import { JUDGE_WAITS_MS } from './judge-templates'
import { type Act, readAct } from './read-act'

const DAY_MS = 86_400_000

interface With {
  now: number
  /** Reads the configuration of the business, at most once in the transaction. */
  config: () => Promise<BusinessConfig | null>
  settings: Pick<Deps['settings'], 'sentMessageDays'>
}

/**
 * Ties changes of the feed to the messages that caused them, and counts them on the days of the deliveries. The caller
 * moves the place of the watch in the same transaction. It reads the feed behind every save, so a save does nothing for
 * it, and from position 0 it finds everything again.
 */
export async function attributeChanges(
  tx: Tx,
  businessId: string,
  changes: readonly FedChange[],
  { now, config, settings }: With,
): Promise<void> {
  const acts = changes.flatMap((line) => readAct(line) ?? [])
  const undone = changes.filter(({ kind, refersTo }) => kind === 'undo' && refersTo !== null)
  if (acts.length === 0 && undone.length === 0) return
  const messagesMs = settings.sentMessageDays * DAY_MS
  await attribute(tx, businessId, { acts, undone, now, messagesMs, timeZone: (await config())?.timeZone ?? 'UTC' })
}

interface Batch {
  acts: readonly Act[]
  /** Lines that take back a change. */
  undone: readonly FedChange[]
  now: number
  /** How long messages are kept: none that was sent before can be the cause. */
  messagesMs: number
  timeZone: string
}

async function attribute(tx: Tx, businessId: string, batch: Batch): Promise<void> {
  const { acts, undone, now, messagesMs, timeZone } = batch
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
    dayOf: dayFormat(timeZone),
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
