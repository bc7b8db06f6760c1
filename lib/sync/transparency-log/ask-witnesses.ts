import { inBusiness } from '@/db/client'
import {
  insertCosignature,
  readCosignedSize,
  readCosignatures,
  readLastCheckpoint,
} from '@/db/queries/ledger/checkpoints'
import { addCheckpoint } from '@/lib/backends/witness/add-checkpoint'
import { consistencyProof } from '@/lib/merkle/tree'
import { readCheckpoint } from '@/lib/notes/checkpoint'
import { cosignedAt } from '@/lib/notes/cosignature'
import { signatureLine } from '@/lib/notes/note'
import { computeOnTree } from '@/lib/services/transparency-log/grow-tree'
import { INSTALLATION, SigningFailure } from '@/lib/services/transparency-log/logs'
import type { SyncDeps } from '@/lib/sync/deps'
import type { Witness } from './signing'

type WitnessDeps = Pick<SyncDeps, 'db'> & { allowPrivate: readonly string[] }

/**
 * Has a witness cosign the newest checkpoint of the installation's log, unless it did already. That log holds the
 * checkpoints of all businesses, so that a witness has one log to know, however many businesses there are.
 * @throws SigningFailure `rolled_back` when the witness has seen more than the database has, else `witness_failed`
 */
export async function askWitness(deps: WitnessDeps, witness: Witness): Promise<void> {
  const known = await inBusiness(deps.db, INSTALLATION, async (tx) => {
    const last = await readLastCheckpoint(tx, INSTALLATION)
    if (!last) return null
    const { checkpoint, note } = readCheckpoint(last.note)
    const cosigned = await readCosignatures(tx, INSTALLATION, checkpoint)
    const isDone = cosigned.some((each) => each.witness === witness.key.name)
    const oldSize = await readCosignedSize(tx, INSTALLATION, { origin: checkpoint.origin, witness: witness.key.name })
    return { last, checkpoint, text: note.text, isDone, oldSize }
  })
  if (!known || known.isDone) return
  const { checkpoint, text, last } = known
  const submit = async (oldSize: number) => {
    const proof = await inBusiness(deps.db, INSTALLATION, (tx) =>
      computeOnTree(tx, INSTALLATION, (read) => consistencyProof(read, oldSize, checkpoint.size)),
    )
    return addCheckpoint(
      { url: witness.url, allowPrivate: deps.allowPrivate },
      { oldSize, proof, checkpoint: last.note },
    )
  }
  let reply = await submit(known.oldSize)
  if (reply.kind === 'other_size' && reply.size <= checkpoint.size) reply = await submit(reply.size)
  if (reply.kind === 'other_size')
    throw reply.size > checkpoint.size
      ? new SigningFailure(
          'rolled_back',
          `${witness.key.name} has cosigned ${reply.size} entries of ${checkpoint.origin}`,
        )
      : new SigningFailure('witness_failed', `${witness.key.name} changed its mind about a size`)
  if (reply.kind === 'failed') throw new SigningFailure('witness_failed', `${witness.key.name}: ${reply.reason}`)
  for (const signature of reply.signatures) {
    const seconds = cosignedAt(text, signature, witness.key)
    if (seconds === null) continue
    const { origin, size } = checkpoint
    const made = { origin, size, witness: witness.key.name, line: signatureLine(signature), madeAt: seconds * 1000 }
    await inBusiness(deps.db, INSTALLATION, (tx) => insertCosignature(tx, INSTALLATION, made))
    return
  }
  throw new SigningFailure('witness_failed', `${witness.key.name} returned no signature of its key`)
}
