import { inBusiness } from '@/db/client'
import { claimImport, findImport, type ImportRow, type ImportSettings } from '@/db/queries/imports/imports'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { queueReceived, receiveImport } from '@/lib/services/imports/receive-import'
import { runImport } from '@/lib/services/imports/run-import'

/** A body that arrives in pieces of `pieceBytes` bytes. */
export function bodyOf(file: string | Uint8Array, pieceBytes = 64 * 1024): ReadableStream<Uint8Array> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, (at += pieceBytes)))
    },
  })
}

/** The error for a file that was refused; `code` says why. */
export class NotTaken extends Error {
  constructor(readonly code: string) {
    super(`a file was not taken: ${code}`)
  }
}

/**
 * Receives a file as the API does, and leaves it to a worker.
 * @throws NotTaken
 */
export async function sendImport(
  app: Deps,
  businessId: string,
  file: string | Uint8Array,
  settings: Partial<ImportSettings> = {},
): Promise<ImportRow> {
  const caller = {
    kind: 'key' as const,
    businessId,
    keyId: newId(),
    scopes: ['imports' as const],
    mode: 'live' as const,
  }
  const received = await receiveImport(app, caller, {
    name: 'a test',
    settings: { columns: {}, ...settings },
    body: bodyOf(file),
    limitBytes: 1024 ** 3,
  })
  if (received.outcome !== 'received') throw new NotTaken(received.outcome)
  const queued = await queueReceived(app, operatorOf(businessId), received)
  if (queued.outcome !== 'queued') throw new Error(`a file was not queued: ${queued.outcome}`)
  return queued.row
}

/** Receives a file and imports it, as an undisturbed worker does. */
export async function importFile(
  app: Deps,
  worker: Deps,
  businessId: string,
  file: string | Uint8Array,
  options: { settings?: Partial<ImportSettings>; batchRows?: number } = {},
): Promise<ImportRow> {
  const { id } = await sendImport(app, businessId, file, options.settings)
  return workOff(worker, businessId, id, options.batchRows)
}

/** Imports a file that is queued. */
export async function workOff(worker: Deps, businessId: string, id: string, batchRows?: number): Promise<ImportRow> {
  const by = newId()
  const now = worker.clock.now() + 1000
  const claim = () =>
    inBusiness(worker.db, businessId, (tx) => claimImport(tx, businessId, { by, now, until: now + 60_000 }))
  let row = await claim()
  // What has ended is due again a minute later, to have its file deleted: a slow machine comes to that.
  while (row && row.id !== id && (row.status === 'done' || row.status === 'failed')) row = await claim()
  if (row?.id !== id) throw new Error('another import was to be worked off')
  const run = { businessId, row, by, leaseMs: 60_000, mayGoOn: () => true, ...(batchRows ? { batchRows } : {}) }
  const outcome = await runImport(worker, run)
  if (outcome !== 'done') throw new Error(`the import was ${outcome}`)
  const after = await inBusiness(worker.db, businessId, (tx) => findImport(tx, businessId, id))
  if (!after) throw new Error('the import is gone')
  return after
}
