import { countReceiving, type ImportSettings } from '@/db/queries/imports/imports'
import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { receiveImport, type ReceiveResult, type Upload } from './receive-import'

/** The most files of a business that are being received or wait for a member, because each may be large. */
const MOST_RECEIVING = 20

const NOTHING_CHOSEN: ImportSettings = { columns: {} }

/**
 * Receives a file for a member, who sees how it is read before its import begins (preview-import.ts). It may lack
 * columns. A file whose import is not begun within a day is deleted.
 */
export async function holdFile(
  deps: Deps,
  caller: Caller,
  file: Pick<Upload, 'name' | 'body' | 'limitBytes' | 'silentMs'>,
): Promise<Exclude<ReceiveResult, { outcome: 'unknown_topic' }> | { outcome: 'too_many_waiting' } | NotAllowed> {
  const { businessId } = caller
  const waiting = await inBusinessFor(deps, caller, 'imports.write', (tx) => countReceiving(tx, businessId))
  if (typeof waiting !== 'number') return waiting
  if (waiting >= MOST_RECEIVING) return { outcome: 'too_many_waiting' }
  const received = await receiveImport(deps, caller, { ...file, settings: NOTHING_CHOSEN, isHeld: true })
  if (received.outcome === 'unknown_topic') throw new Error('no topic was named')
  return received
}
