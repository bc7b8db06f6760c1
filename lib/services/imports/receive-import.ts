import { createHash } from 'node:crypto'
import { inBusiness, type Tx } from '@/db/client'
import { writesCompact } from '@/db/layout'
import { readConfig } from '@/db/queries/business/config'
import { endReceiving, hasFailed } from '@/db/queries/imports/drop-import'
import { addChunk } from '@/db/queries/imports/import-chunks'
import {
  failImport,
  findImport,
  holdReceived,
  type ImportRow,
  type ImportSettings,
  insertImport,
  queueImport,
} from '@/db/queries/imports/imports'
import { isUploadProblem, type UploadProblem } from '@/lib/api/upload-problems'
import { type TableFault, UnreadableTable } from '@/lib/csv/decode'
import { readTable } from '@/lib/csv/read-table'
import { refuseSwallowed } from '@/lib/csv/table'
import { AppError, expectedOutcome } from '@/lib/errors'
import { findTopic } from '@/lib/find-topic'
import { newId } from '@/lib/ids'
import { demandNotClosing, refuseWhileClosing } from '@/lib/services/business/refuse-closing'
import { type Caller, callerColumns } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { readSteadily, uploadStalled } from '@/lib/services/read-steadily'
import { deleteFile } from './delete-file'
import { PIECE_BYTES, sealPiece } from './file-piece'
import { columnsOf } from './open-file'

/** A client that is silent for this many milliseconds is gone. */
const SILENT_MS = 60_000
/** An upload that no web process has added to for this many milliseconds is given up. */
const ABANDONED_MS = 10 * 60_000
/** A file whose import no member has begun after this many milliseconds is deleted. */
const HELD_MS = 24 * 60 * 60_000

export interface Upload {
  name: string
  settings: ImportSettings
  body: ReadableStream<Uint8Array> | null
  limitBytes: number
  silentMs?: number
  /** Whether a member is to see how the file is read before its import begins. It may then lack columns. */
  isHeld?: boolean
}

/** A file that has arrived whole, was checked, and is not queued yet. */
export interface ReceivedImport {
  outcome: 'received'
  id: string
  settings: ImportSettings
  /** SHA-256 of the settings by which it is read and of its bytes. */
  digest: Buffer
}

/**
 * A fault of a broken or too large upload is stored as the `problem` of a failed import; any other fault is not stored.
 */
export type ReceiveResult =
  | ReceivedImport
  | { outcome: 'unknown_topic' }
  /** `fault` says more exactly why a file is no table. */
  | { outcome: UploadProblem; detail?: string; fault?: TableFault }
  | NotAllowed

/**
 * Receives a file and stores it encrypted, piece by piece in small transactions. It checks all of the file while it
 * arrives: whether it is text, whether it has the columns, how many rows it has. Nothing of it counts before it is
 * queued. For an upload that broke off or is too large, a failed import is kept; for a file that cannot be read,
 * nothing is.
 * @throws AppError `business_closing` (409)
 */
export async function receiveImport(deps: Deps, caller: Caller, upload: Upload): Promise<ReceiveResult> {
  const { businessId } = caller
  const id = newId()
  const { name, settings } = upload
  const begun = await inBusinessFor(deps, caller, 'imports.write', async (tx) => {
    const now = deps.clock.now()
    const read = await readConfig(tx, businessId)
    if (!read) throw new AppError('business_not_found', { message: 'a key of a business that is not there' })
    refuseWhileClosing(read)
    // An archived topic is accepted here: its rows are refused one by one, with the reason.
    if (settings.topic !== undefined && !findTopic(read, settings.topic)) return null
    await insertImport(tx, businessId, { id, ...callerColumns(caller), name, settings, now, dueAt: now + ABANDONED_MS })
    return { config: read, packs: writesCompact(tx) }
  })
  if (!begun) return { outcome: 'unknown_topic' }
  if ('outcome' in begun) return begun
  const { config, packs } = begun
  const hash = createHash('sha256').update(JSON.stringify(upload.settings))
  const bytes = keeping(deps, { businessId, importId: id, packs }, upload, hash)
  try {
    const table = await readTable(bytes, { isCount: true })
    if (!upload.isHeld) columnsOf(table, upload.settings, config)
    let total = 0
    for await (const rows of table.batches) {
      for (const row of rows) {
        total += row.counted ?? 1
        if (row.problem) refuseSwallowed(row)
      }
    }
    const received = { ...upload.settings, total }
    if (upload.isHeld) await hold(deps, businessId, id, received)
    return { outcome: 'received', id, settings: received, digest: hash.digest() }
  } catch (error) {
    // Reading the rest lets a client that sends everything first see the error.
    await bytes.return(undefined)
    await clear(deps, businessId, id, error)
    const expected = expectedOutcome(error, isUploadProblem)
    if (expected) return error instanceof UnreadableTable ? { ...expected, fault: error.fault } : expected
    throw error
  }
}

/** Keeps a file until a member begins its import. */
async function hold(deps: Deps, businessId: string, id: string, settings: ImportSettings): Promise<void> {
  const now = deps.clock.now()
  const held = { settings: { ...settings, isHeld: true }, now, dueAt: now + HELD_MS }
  if (!(await inBusiness(deps.db, businessId, (tx) => holdReceived(tx, businessId, id, held)))) throw uploadStalled()
}

/** Yields the bytes as they arrive, each piece while it is stored. After the last one all are stored. */
async function* keeping(
  deps: Deps,
  { businessId, importId, packs }: { businessId: string; importId: string; packs: boolean },
  { body, limitBytes, silentMs = SILENT_MS }: Upload,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  let place = 0
  let size = 0
  let held: Uint8Array[] = []
  let heldBytes = 0
  let stored: Promise<void> = Promise.resolve()
  const store = async (at: number, bytes: Buffer): Promise<void> => {
    const body = await sealPiece(deps.keys, bytes, { fileId: importId, place: at }, packs)
    const piece = { place: at, body, bytes: bytes.length }
    const isKept = await inBusiness(deps.db, businessId, (tx) =>
      addChunk(tx, businessId, importId, { ...piece, dueAt: deps.clock.now() + ABANDONED_MS }),
    )
    if (!isKept) throw uploadStalled()
  }
  const add = (bytes: Uint8Array): void => {
    held.push(bytes)
    heldBytes += bytes.byteLength
  }
  const keep = async (): Promise<Buffer> => {
    const bytes = Buffer.concat(held)
    hash.update(bytes)
    held = []
    heldBytes = 0
    // One after the other: a client that sends faster than PostgreSQL writes waits.
    await stored
    stored = store(place++, bytes)
    // The error is thrown where `stored` is awaited.
    stored.catch(() => {})
    return bytes
  }
  try {
    for await (const bytes of readSteadily(body, silentMs)) {
      size += bytes.byteLength
      if (size > limitBytes) {
        throw new AppError('too_large', {
          message: 'an upload is too large',
          userMessage: `The file is larger than ${Math.round(limitBytes / 1024 ** 2)} MB. Send it in parts.`,
          status: 413,
        })
      }
      // As many as there are in them, however they come: a piece is stored while the one before is read.
      let rest = bytes
      while (heldBytes + rest.byteLength >= PIECE_BYTES) {
        const room = PIECE_BYTES - heldBytes
        add(rest.subarray(0, room))
        rest = rest.subarray(room)
        yield await keep()
      }
      if (rest.byteLength > 0) add(rest)
    }
    if (heldBytes > 0) yield await keep()
    await stored
  } finally {
    // The caller deletes the file of an upload that failed, and this piece with it.
    await stored.catch(() => {})
  }
}

/** Deletes the file of an upload that failed. If it broke off or was too large, the failed import is kept. */
async function clear(deps: Deps, businessId: string, id: string, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : 'internal'
  const isRemembered = code === 'upload_broken' || code === 'upload_stalled' || code === 'too_large'
  const now = deps.clock.now()
  // The database itself may have failed. Then the worker clears up later.
  await inBusiness(deps.db, businessId, async (tx) => {
    if (isRemembered) await failImport(tx, businessId, id, { problem: code, now })
  })
    .then(() => discardImport(deps, businessId, id))
    .catch((err: unknown) => deps.log.warn({ err, importId: id }, 'an upload that failed could not be cleared'))
}

/** Queues the file for a worker. Returns `upload_stalled` if it was given up meanwhile. */
export async function queueReceived(
  deps: Deps,
  caller: Caller,
  received: ReceivedImport,
): Promise<{ outcome: 'queued'; row: ImportRow } | { outcome: 'upload_stalled' } | NotAllowed> {
  const { businessId } = caller
  return inBusinessFor(deps, caller, 'imports.write', async (tx) => {
    await demandNotClosing(tx, businessId)
    const { id, settings } = received
    const queued = await queueImport(tx, businessId, id, { settings, now: deps.clock.now() })
    const row = queued ? await findImport(tx, businessId, id) : null
    if (!row) return { outcome: 'upload_stalled' as const }
    const changes = { rows: settings.total }
    await recordAudit(deps, tx, caller, { action: 'import.begun', subject: { kind: 'import', id }, changes })
    return { outcome: 'queued' as const, row }
  })
}

/**
 * Deletes a file that was received and is not needed. Its import is deleted with it, unless that had failed before.
 * Returns false, and deletes nothing, if somebody has begun the import: from the first step on nobody can.
 */
export async function discardImport(deps: Deps, businessId: string, id: string): Promise<boolean> {
  const within = <T>(work: (tx: Tx) => Promise<T>) => inBusiness(deps.db, businessId, work)
  const end = { now: deps.clock.now(), isDropped: true }
  const isEnded = await within((tx) => endReceiving(tx, businessId, id, end))
  if (!isEnded && !(await within((tx) => hasFailed(tx, businessId, id)))) return false
  await deleteFile(deps, businessId, id, { isDropped: isEnded })
  return true
}
