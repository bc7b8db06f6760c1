import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { AudienceCounts } from '@/db/queries/api/audiences'
import type { BusinessConfig } from '@/db/queries/business/config'
import { createLimiter } from '@/lib/backends/limiter'
import { cellOf } from '@/lib/csv/cell-of'
import type { Table, TableRow } from '@/lib/csv/table'
import { AppError } from '@/lib/errors'
import { linkDay } from '@/lib/links/link-age'
import { linkMinter } from '@/lib/links/mint-link'
import { paths } from '@/lib/paths'
import type { Caller } from '@/lib/services/callers/caller'
import { rightLost } from '@/lib/services/callers/in-business-for'
import { decidePeople, type PersonDecision } from '@/lib/services/decisions/decide-people'
import { findSubject, type SubjectRequest } from '@/lib/services/decisions/decision-subject'
import type { Deps } from '@/lib/services/deps'
import { linkOrigin } from '@/lib/services/domains/link-origin'
import { inBusinessAs } from '@/lib/services/keys/in-business-as'
import type { AudienceColumns } from './columns'
import { inOrder } from './in-order'
import { namesOfRows } from './names-of-rows'
import { rowWriter, type RowWriter } from './write-rows'

/** The question that is asked about each row, and what is returned of it. */
export interface RowQuestion {
  subject: SubjectRequest
  sender?: string
  /** 0 for none. */
  sourceNumber: number
  columns: AudienceColumns
  /** The language of the links of rows whose columns have none. */
  language?: string
  onlyAllowed: boolean
  links: boolean
  /** The country of the business when the list was sent. */
  country: string
  /** Returns the byte that links contain for a language as people write it; 0 for one that is not supported. */
  languageByte: (text: string) => number
}

/** How many rows a batch has: enough to keep the database busy, few enough to let other requests in between. */
export const BATCH_ROWS = 2_000
/** How many batches of one list may be processed at a time: one is read or written while the other is decided. */
const BATCHES_AT_ONCE = 2
/** Limits the batches of all lists of a process, so that they never take all of its connections. */
const takeTurn = createLimiter(3)
/** After this many rows are written, other requests are let in. */
const ROWS_AT_A_TIME = 100

/** A batch with its decisions. */
interface Decided {
  rows: TableRow[]
  decisions: (PersonDecision | null)[]
  reason: 'unreadable' | 'unknown_template'
  link: (person: PersonDecision, row: TableRow) => string
}

/**
 * Yields the answer to a table in pieces, and counts as it goes. Each batch is one short transaction, with the
 * configuration, the key and the time of its own moment.
 * @throws AppError `key_revoked`; `unknown_topic` and `unknown_sender` if it was removed meanwhile; what the table
 * throws
 */
export async function* answerRows(
  deps: Deps,
  caller: Caller,
  table: Table,
  question: RowQuestion,
  counts: AudienceCounts,
): AsyncGenerator<string> {
  const writer = rowWriter(table)
  if (writer.head !== '') yield writer.head
  const home = { country: question.country }
  const batches = inOrder(table.batches, BATCHES_AT_ONCE, (rows) =>
    takeTurn(false, () => decideBatch(deps, caller, rows, question, home)),
  )
  for await (const batch of batches) {
    const text = await writeBatch(batch, writer, question, counts)
    if (text !== '') yield text
  }
}

/** @param home the country by which rows are read, which is changed when that of the business was */
async function decideBatch(
  deps: Deps,
  caller: Caller,
  rows: TableRow[],
  question: RowQuestion,
  home: { country: string },
): Promise<Decided> {
  let read = await namesOfRows(rows, question.columns, home.country)
  const decided = await inBusinessAs(deps, caller, async (tx, config): Promise<Decided> => {
    const now = deps.clock.now()
    const link = linkWriter(deps, config, now, question)
    const found = await findSubject(tx, config, question.subject, question.sender)
    const decisions: (PersonDecision | null)[] = rows.map(() => null)
    if (config.country !== read.country) {
      home.country = config.country
      read = await namesOfRows(rows, question.columns, config.country)
    }
    const { places, names } = read
    if (found.outcome === 'unknown_template') return { rows, decisions, reason: found.outcome, link }
    if (found.outcome !== 'found') throw gone(found.outcome)
    const people = await decidePeople(deps, tx, config, names, found.subject, now)
    for (const [at, person] of people.entries()) decisions[places[at] ?? -1] = person
    return { rows, decisions, reason: 'unreadable', link }
  })
  // The answer has begun: it can only be broken off.
  if ('outcome' in decided) throw rightLost()
  return decided
}

/** Released and erased contacts get no link, because it could do nothing. */
const WITHOUT_LINK: ReadonlySet<string> = new Set(['released', 'erased'])

function linkWriter(deps: Deps, config: BusinessConfig, now: number, question: RowQuestion): Decided['link'] {
  if (!question.links) return () => ''
  const { columns } = question
  const mint = linkMinter(deps.links, { business: config.number, source: question.sourceNumber, day: linkDay(now) })
  const origin = linkOrigin(deps, config)
  const languageByte = remembered(question.languageByte)
  const asked = languageByte(question.language)
  return ({ contactId, linkEpoch, reason }, row) => {
    if (contactId === null || WITHOUT_LINK.has(reason)) return ''
    const language = languageByte(cellOf(row, columns.names, columns.language)) || asked
    return origin + paths.preferences(mint({ contact: contactId, epoch: linkEpoch, language }))
  }
}

/** Returns a function that reads each word once for a batch, because a million rows have only a few different ones. */
function remembered(read: RowQuestion['languageByte']): (text: string | undefined) => number {
  const known = new Map<string, number>()
  return (text) => {
    if (!text) return 0
    const byte = known.get(text) ?? read(text)
    known.set(text, byte)
    return byte
  }
}

async function writeBatch(
  { rows, decisions, reason: without, link }: Decided,
  writer: RowWriter,
  { onlyAllowed }: RowQuestion,
  counts: AudienceCounts,
): Promise<string> {
  let text = ''
  for (const [place, row] of rows.entries()) {
    if (place % ROWS_AT_A_TIME === 0) await yieldToEventLoop()
    const person = decisions[place]
    const allowed = person?.allowed ?? false
    const reason = row.problem ? 'unreadable' : (person?.reason ?? without)
    counts.rows++
    if (allowed) counts.allowed++
    if (reason === 'unreadable') counts.unreadable++
    counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1
    if (onlyAllowed && !allowed) continue
    text += writer.row(row, { allowed, reason, preferenceUrl: person ? link(person, row) : '' })
  }
  return text
}

const gone = (code: 'unknown_topic' | 'unknown_sender') =>
  new AppError(code, { message: 'the topic or sender of a list was removed meanwhile', status: 400 })
