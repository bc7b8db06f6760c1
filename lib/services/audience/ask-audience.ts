import { inBusiness } from '@/db/client'
import { type AudienceQuestion, insertAudience } from '@/db/queries/api/audiences'
import { readConfigVersion } from '@/db/queries/business/config'
import { findSourceNumbers } from '@/db/queries/business/sources'
import { isUploadProblem, type UploadProblem } from '@/lib/api/upload-problems'
import { readTable } from '@/lib/csv/read-table'
import type { Table } from '@/lib/csv/table'
import { AppError, expectedOutcome } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { type Caller, callerColumns } from '@/lib/services/callers/caller'
import { hasRight, NOT_ALLOWED, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { findSubject } from '@/lib/services/decisions/decision-subject'
import type { Deps } from '@/lib/services/deps'
import { readSteadily } from '@/lib/services/read-steadily'
import { streamText } from '@/lib/streams'
import { answerRows, BATCH_ROWS, type RowQuestion } from './answer-rows'
import { findColumns } from './columns'
import { type AudienceRecord, keepRecord } from './record'
import { receiveSpool } from './spool'
import { rowWriter } from './write-rows'

export interface AudienceRequest extends Omit<RowQuestion, 'columns' | 'sourceNumber' | 'country'> {
  /** The id or the reference of the source. */
  source?: string
  column?: string
  languageColumn?: string
  /** Whether the answer begins while the list still arrives. The client must then read while it sends. */
  duplex: boolean
  /** After this many milliseconds of silence an upload is given up; a minute by default. */
  stallMs?: number
}

export interface AudienceAnswer {
  outcome: 'answered'
  id: string
  contentType: string
  body: ReadableStream<Uint8Array>
}

export type AudienceResult =
  | AudienceAnswer
  | { outcome: 'unknown_topic' | 'unknown_sender' | 'unknown_source' }
  | { outcome: 'too_many_audiences' }
  | NotAllowed
  /** What is wrong with the file; or `spool_full`: there is no room for it. */
  | { outcome: UploadProblem | 'spool_full'; detail?: string }

/** The most lists of one business that a process answers at a time; each takes a few megabytes of memory. */
const LISTS_AT_ONCE = 8
const open = new Map<string, number>()

/**
 * Decides each row of a list of any size, in constant memory. The answer is a stream that breaks off when anything
 * fails. A fault that is found before the first row is returned.
 * @param reader aborts when the client disconnects, perhaps before the stream was ever read
 */
export async function askAudience(
  deps: Deps,
  caller: Caller,
  request: AudienceRequest,
  body: ReadableStream<Uint8Array> | null,
  reader: AbortSignal,
): Promise<AudienceResult> {
  const leave = enter(caller.businessId)
  if (!leave) return { outcome: 'too_many_audiences' }
  try {
    const checked = await checkQuestion(deps, caller, request)
    if (checked.outcome !== 'known') {
      leave()
      return checked
    }
    const { sourceNumber, country } = checked
    const record = await begin(deps, caller, request)
    const input = await receiveList(deps, request, body, record, leave)
    return await answer(deps, caller, { ...request, sourceNumber, country }, input, reader)
  } catch (error) {
    leave()
    const expected = expectedOutcome(error, isFault)
    if (expected) return expected
    throw error
  }
}

const isFault = (code: string): code is UploadProblem | 'spool_full' => code === 'spool_full' || isUploadProblem(code)

/** Takes one of the business's places. Returns a function that gives it back; null when all are taken. */
function enter(businessId: string): (() => void) | null {
  const count = open.get(businessId) ?? 0
  if (count >= LISTS_AT_ONCE) return null
  open.set(businessId, count + 1)
  let left = false
  return () => {
    if (left) return
    left = true
    const rest = (open.get(businessId) ?? 1) - 1
    if (rest > 0) open.set(businessId, rest)
    else open.delete(businessId)
  }
}

type Checked =
  | { outcome: 'known'; sourceNumber: number; country: string }
  | { outcome: 'unknown_topic' | 'unknown_sender' | 'unknown_source' }
  | NotAllowed

/** Finds faults of the question before anything is received. What belongs to another business counts as unknown. */
async function checkQuestion(deps: Deps, caller: Caller, request: AudienceRequest): Promise<Checked> {
  const { businessId } = caller
  if (!(await hasRight(deps, caller, 'messages.ask'))) return NOT_ALLOWED
  if (request.links && !(await hasRight(deps, caller, 'links.make'))) return NOT_ALLOWED
  return inBusiness(deps.db, businessId, async (tx): Promise<Checked> => {
    const config = await deps.configs.within(tx, businessId, await readConfigVersion(tx, businessId))
    const { outcome } = await findSubject(tx, config, request.subject, request.sender)
    if (outcome === 'unknown_topic' || outcome === 'unknown_sender') return { outcome }
    const { country } = config
    if (request.source === undefined) return { outcome: 'known', sourceNumber: 0, country }
    const number = (await findSourceNumbers(tx, businessId, [request.source])).get(request.source)
    return number === undefined ? { outcome: 'unknown_source' } : { outcome: 'known', sourceNumber: number, country }
  })
}

async function begin(deps: Deps, caller: Caller, request: AudienceRequest): Promise<AudienceRecord> {
  const id = newId()
  const audience = { id, ...callerColumns(caller), question: asAsked(request) }
  await inBusiness(deps.db, caller.businessId, (tx) =>
    insertAudience(tx, caller.businessId, audience, deps.clock.now()),
  )
  return keepRecord(deps, caller, id)
}

function asAsked({ subject, sender, source, onlyAllowed, duplex }: AudienceRequest): AudienceQuestion {
  const topic = 'topic' in subject ? subject.topic : null
  const template = 'template' in subject ? subject.template.name : null
  const language = 'template' in subject ? (subject.template.language ?? null) : null
  return {
    topic,
    template,
    template_language: language,
    sender: sender ?? null,
    source: source ?? null,
    only_allowed: onlyAllowed,
    duplex,
  }
}

interface Input {
  bytes: AsyncGenerator<Uint8Array>
  record: AudienceRecord
  /** Frees what was taken and records how the list ended. Safe to repeat. */
  close: (problem: string | null) => Promise<void>
}

/** Receives the list, on disk unless it is answered while it arrives. */
async function receiveList(
  deps: Deps,
  { duplex, stallMs }: AudienceRequest,
  body: ReadableStream<Uint8Array> | null,
  record: AudienceRecord,
  leave: () => void,
): Promise<Input> {
  if (duplex) {
    const close = async (problem: string | null) => {
      await record.end(problem)
      leave()
    }
    return { bytes: readSteadily(body, stallMs), record, close }
  }
  try {
    const spool = await receiveSpool(deps.settings.spool, body, stallMs)
    const close = async (problem: string | null) => {
      await spool.remove().catch((err: unknown) => deps.log.error({ err }, 'an upload could not be removed'))
      await record.end(problem)
      leave()
    }
    return { bytes: spool.read(), record, close }
  } catch (error) {
    await record.end(codeOf(error))
    throw error
  }
}

async function answer(
  deps: Deps,
  caller: Caller,
  request: AudienceRequest & Pick<RowQuestion, 'sourceNumber' | 'country'>,
  { bytes, record, close }: Input,
  reader: AbortSignal,
): Promise<AudienceAnswer> {
  let table: Table
  let columns
  try {
    table = await readTable(bytes, { batchRows: BATCH_ROWS, eager: request.duplex })
    columns = findColumns(table, request)
  } catch (error) {
    await bytes.return(undefined)
    await close(codeOf(error))
    throw error
  }
  record.answering()
  const rows = answerRows(deps, caller, table, { ...request, columns }, record.counts)
  const body = streamText(rows, {
    reader,
    async ended(end) {
      if (end.how === 'broken') {
        const level = end.error instanceof AppError && end.error.status < 500 ? 'warn' : 'error'
        deps.log[level]({ err: end.error, audience: record.id }, 'the answer to a list broke off')
      }
      await close(end.how === 'whole' ? null : end.how === 'broken' ? codeOf(end.error) : 'reader_gone')
    },
  })
  return { outcome: 'answered', id: record.id, contentType: rowWriter(table).contentType, body }
}

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : 'internal')
