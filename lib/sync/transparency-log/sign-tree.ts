import { enter, inBusiness, type Tx } from '@/db/client'
import { insertCheckpoint, readLastCheckpoint, type StoredCheckpoint } from '@/db/queries/ledger/checkpoints'
import { appendEntry, markSigned, readTreeSize } from '@/db/queries/ledger/trees'
import { rootOf } from '@/lib/merkle/tree'
import { type Checkpoint, checkpointText } from '@/lib/notes/checkpoint'
import { verifierOf } from '@/lib/notes/keys'
import { noteText } from '@/lib/notes/note'
import { computeOnTree, growTree } from '@/lib/services/transparency-log/grow-tree'
import { INSTALLATION, originOf, SigningFailure } from '@/lib/services/transparency-log/logs'
import type { SyncDeps } from '@/lib/sync/deps'
import type { Memory, Remembered } from './memory'
import type { Signer } from './signer'

export type SignDeps = Pick<SyncDeps, 'db' | 'clock'> & { signer: Signer; memory: Memory }

/**
 * Brings one tree up to date and signs it, if it has grown or has another key now. No transaction is open while the
 * signer works. Several workers may sign at once: each statement is about the same append-only tree, and the same one
 * is stored once. Returns whether this call stored a checkpoint.
 * @param signs false: the tree is only compared with what was signed before
 * @throws SigningFailure when it must not be signed, or can't be
 */
export async function signTree(
  deps: SignDeps,
  businessId: string,
  mayGoOn: () => boolean,
  signs = true,
): Promise<boolean> {
  for (;;) {
    if (!mayGoOn()) return false
    const grown = await inBusiness(deps.db, businessId, (tx) => growTree(tx, businessId))
    // Another worker adds, and signs after that.
    if (!grown) return false
    if (!grown.more) break
  }
  const { signer, memory } = deps
  const origin = originOf(signer.name, businessId)
  const key = verifierOf(origin, signer.publicKey)
  const remembered = await memory.read(origin)
  const head = await inBusiness(deps.db, businessId, async (tx) => {
    const last = await readLastCheckpoint(tx, businessId)
    return { last, ...(await checkedHead(tx, businessId, { origin, last, remembered })) }
  })
  if (head.size === 0 || !signs) return false
  if (head.last?.size === head.size && head.last.keyId === key.id) {
    await inBusiness(deps.db, businessId, (tx) => markSigned(tx, businessId, head.size))
    return false
  }
  const text = checkpointText(head)
  const signature = await signer.sign(text)
  const note = noteText({ text, signatures: [{ name: origin, keyId: key.id, signature }] })
  // First outside of the database: a checkpoint that may be published is remembered, whatever becomes of the database.
  await memory.write(origin, note)
  const made: StoredCheckpoint = {
    size: head.size,
    root: head.root.toString('base64'),
    keyId: key.id,
    note,
    // The clock may have been set back. Of two of one size, which another key signed, the later one is the newest.
    madeAt: Math.max(deps.clock.now(), (head.last?.madeAt ?? -1) + (head.last?.size === head.size ? 1 : 0)),
  }
  return inBusiness(deps.db, businessId, async (tx) => {
    const isNew = await insertCheckpoint(tx, businessId, made)
    await markSigned(tx, businessId, made.size)
    if (isNew && businessId !== INSTALLATION) {
      await enter(tx, INSTALLATION)
      await appendEntry(tx, INSTALLATION, text)
    }
    return isNew
  })
}

/**
 * Returns the head of the stored tree, after a look whether it goes on from what was signed before.
 * @throws SigningFailure `rolled_back` or `tree_changed`
 */
async function checkedHead(
  tx: Tx,
  businessId: string,
  before: { origin: string; last: StoredCheckpoint | null; remembered: Remembered | null },
): Promise<Checkpoint> {
  const { origin, last, remembered } = before
  const size = await readTreeSize(tx, businessId)
  const rootAt = (at: number) => computeOnTree(tx, businessId, (read) => rootOf(read, at))
  if (remembered && (remembered.size > size || !(await rootAt(remembered.size)).equals(remembered.root)))
    throw new SigningFailure(
      'rolled_back',
      `${origin}: ${remembered.size} entries were signed, and the tree of the database does not begin with them`,
      remembered.writtenAt,
    )
  if (last && (last.size > size || (await rootAt(last.size)).toString('base64') !== last.root))
    throw new SigningFailure('tree_changed', `${origin}: the tree does not begin with its last checkpoint`)
  return { origin, size, root: await rootAt(size) }
}
