import { createHash } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { type BusinessConfig, readConfig } from '@/db/queries/business/config'
import { addChunk } from '@/db/queries/imports/import-chunks'
import {
  deleteImport,
  failImport,
  findImport,
  type ImportRow,
  type ImportSettings,
  insertImport,
  queueImport,
} from '@/db/queries/imports/imports'
import { readTable } from '@/lib/csv/read-table'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { encryptPiece } from '@/lib/keys'
import { type Caller, callerColumns } from '@/lib/services/callers/caller'
import { inBusinessOrThrow } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { readSteadily } from '@/lib/services/read-steadily'
import { deleteFile } from './delete-file'
import { columnsOf } from './open-file'
import { topicFinder } from './read-rows'

const PIECE_BYTES = 512 * 1024
/** When nothing comes for this long, the sender is gone. */
const SILENT_MS = 60_000
/** An upload that no web process is receiving any more is given up after this long. */
const ABANDONED_MS = 10 * 60_000

export interface Upload {
  name: string
  settings: ImportSettings
  body: ReadableStream<Uint8Array> | null
  limitBytes: number
  silentMs?: number
}

/** A file that is here in whole, looked through, and not yet queued. */
export interface ReceivedImport {
  id: string
  settings: ImportSettings
  /** SHA-256 of how it is to be read and of its bytes. */
  digest: Buffer
}

/**
 * Takes a file in, encrypted, piece by piece in small transactions, and looks through all of it while it comes: whether it is text, whether
 * there are the columns, how many rows. Nothing of it counts before it is queued.
 * @throws AppError `unknown_topic` (404), `unreadable_table`, `columns_missing` (nothing is kept); `upload_cut`, `too_large` (an import that failed is kept)
 */
export async function receiveImport(deps: Deps, caller: Caller, upload: Upload): Promise<ReceivedImport> {
  const { businessId } = caller
  const id = newId()
  const { name, settings } = upload
  const config = await inBusinessOrThrow(deps, caller, 'imports.write', async (tx) => {
    const now = deps.clock.now()
    const read = await readConfig(tx, businessId)
    if (!read) throw new AppError('business_not_found', { message: 'a key of a business that is not there' })
    if (settings.topic !== undefined && !isTopic(settings.topic, read)) throw unknownTopic()
    await insertImport(tx, businessId, { id, ...callerColumns(caller), name, settings, now, dueAt: now + ABANDONED_MS })
    return read
  })
  const hash = createHash('sha256').update(JSON.stringify(upload.settings))
  const bytes = keeping(deps, businessId, id, upload, hash)
  try {
    const table = await readTable(bytes)
    columnsOf(table, upload.settings, config)
    let total = 0
    for await (const rows of table.batches) total += rows.length
    return { id, settings: { ...upload.settings, total }, digest: hash.digest() }
  } catch (error) {
    // Whoever sends all of theirs before they read hears what is wrong.
    await bytes.return(undefined)
    await clear(deps, businessId, id, error)
    throw error
  }
}

/** As if absent, whoever else has it. An archived one is one: its rows say why they don't count. */
const unknownTopic = () =>
  new AppError('unknown_topic', {
    message: 'an import named a topic that is not there',
    userMessage: 'This business has no such topic.',
    status: 404,
  })

const isTopic = (name: string, { topics }: Pick<BusinessConfig, 'topics'>) =>
  topicFinder(topics)(name) !== 'topic_unknown'

/** The bytes as they come; kept before they are read. */
async function* keeping(
  deps: Deps,
  businessId: string,
  importId: string,
  { body, limitBytes, silentMs = SILENT_MS }: Upload,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  let place = 0
  let size = 0
  let held: Uint8Array[] = []
  let heldBytes = 0
  const keep = async (): Promise<Buffer> => {
    const bytes = Buffer.concat(held)
    const piece = { place, body: encryptPiece(deps.keys, bytes, importId, place), bytes: bytes.length }
    const dueAt = deps.clock.now() + ABANDONED_MS
    const kept = await inBusiness(deps.db, businessId, (tx) => addChunk(tx, businessId, importId, { ...piece, dueAt }))
    if (!kept) throw cut(408)
    place++
    held = []
    heldBytes = 0
    return bytes
  }
  for await (const bytes of uploaded(body, silentMs)) {
    size += bytes.byteLength
    if (size > limitBytes) {
      throw new AppError('too_large', {
        message: 'an upload is too large',
        userMessage: `The file may have ${Math.round(limitBytes / 1024 ** 2)} MB at most.`,
        status: 413,
      })
    }
    hash.update(bytes)
    held.push(bytes)
    heldBytes += bytes.byteLength
    if (heldBytes >= PIECE_BYTES) yield await keep()
  }
  if (heldBytes > 0) yield await keep()
}

async function* uploaded(body: ReadableStream<Uint8Array> | null, silentMs: number): AsyncGenerator<Uint8Array> {
  try {
    yield* readSteadily(body, silentMs)
  } catch (error) {
    const isCut = error instanceof AppError && (error.code === 'upload_stalled' || error.code === 'upload_broken')
    throw isCut ? cut(error.status, error) : error
  }
}

const cut = (status: number, cause?: unknown) =>
  new AppError('upload_cut', {
    message: 'an upload broke off',
    userMessage: 'The upload broke off before its end; nothing of it counts.',
    status,
    cause,
  })

/** Leaves nothing of a file behind; that it broke off is remembered. */
async function clear(deps: Deps, businessId: string, id: string, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : 'internal'
  const isRemembered = code === 'upload_cut' || code === 'too_large'
  const now = deps.clock.now()
  // The database may be what failed. Then the worker clears up.
  await inBusiness(deps.db, businessId, async (tx) => {
    if (isRemembered) await failImport(tx, businessId, id, { problem: code, now })
  })
    .then(() => discardImport(deps, businessId, id))
    .catch((err: unknown) => deps.log.warn({ err, importId: id }, 'an upload that failed could not be cleared'))
}

/** The file counts from now on: a worker will take it. @throws AppError `upload_cut` when it was given up meanwhile */
export async function queueReceived(deps: Deps, caller: Caller, received: ReceivedImport): Promise<ImportRow> {
  const { businessId } = caller
  return inBusinessOrThrow(deps, caller, 'imports.write', async (tx) => {
    const { id, settings } = received
    const queued = await queueImport(tx, businessId, id, { settings, now: deps.clock.now() })
    const row = queued ? await findImport(tx, businessId, id) : null
    if (!row) throw cut(408)
    const changes = { rows: settings.total }
    await recordAudit(deps, tx, caller, { action: 'import.begun', subject: { kind: 'import', id }, changes })
    return row
  })
}

/** Forgets a file that was received and is not needed; of one that failed only the file. */
export async function discardImport(deps: Deps, businessId: string, id: string): Promise<void> {
  await deleteFile(deps, businessId, id)
  await inBusiness(deps.db, businessId, (tx) => deleteImport(tx, businessId, id))
}
