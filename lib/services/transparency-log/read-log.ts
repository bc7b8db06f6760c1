import { inBusiness, type Tx } from '@/db/client'
import {
  readCosignatures,
  readLastCheckpoint,
  readSigningKeys,
  type StoredCheckpoint,
} from '@/db/queries/ledger/checkpoints'
import { findLogBusiness, readTiles } from '@/db/queries/ledger/trees'
import { isUuid } from '@/lib/ids'
import { HASH_BYTES } from '@/lib/merkle/hashing'
import type { AskedTile } from '@/lib/merkle/tile-path'
import { tileWidth } from '@/lib/merkle/tiles'
import { readCheckpoint } from '@/lib/notes/checkpoint'
import { verifierOf, vkeyOf } from '@/lib/notes/keys'
import type { Deps } from '@/lib/services/deps'
import { INSTALLATION, originOf } from './logs'

const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/

/** Returns the business of a public log by the word in its addresses, or by its id; null where there is none. */
export async function findLog(deps: Deps, business: string): Promise<string | null> {
  if (isUuid(business)) return business === INSTALLATION ? null : business
  return SLUG.test(business) ? findLogBusiness(deps.db.sql, business) : null
}

/** Returns the newest checkpoint of a log with its cosignatures, or null before the first. */
export async function readLogCheckpoint(deps: Deps, businessId: string): Promise<string | null> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const last = await readLastCheckpoint(tx, businessId)
    return last && withCosignatures(tx, businessId, last)
  })
}

/** Returns a checkpoint with the cosignatures that it has. */
export async function withCosignatures(tx: Tx, businessId: string, { note }: StoredCheckpoint): Promise<string> {
  const { checkpoint } = readCheckpoint(note)
  const cosignatures = await readCosignatures(tx, businessId, checkpoint)
  return note + cosignatures.map(({ line }) => line).join('')
}

/**
 * Returns the public keys of a log as a file of verifier keys: the one that signs first, then retired ones; compromised
 * ones only in comments. Null for a log without a checkpoint.
 */
export async function readLogKeys(deps: Deps, businessId: string): Promise<string | null> {
  const last = await inBusiness(deps.db, businessId, (tx) => readLastCheckpoint(tx, businessId))
  if (!last) return null
  const keys = await inBusiness(deps.db, INSTALLATION, (tx) => readSigningKeys(tx, INSTALLATION))
  const lines = keys.map((key) => {
    const verifier = verifierOf(originOf(key.name, businessId), Buffer.from(key.publicKey, 'base64'))
    if (key.compromisedAt === null) return vkeyOf(verifier)
    return `# compromised ${verifier.name}+${verifier.id} since ${new Date(key.compromisedAt).toISOString()}`
  })
  return `${lines.join('\n')}\n`
}

/** Returns the hashes of a tile, if the newest checkpoint covers all that was asked for; else null. */
export async function readLogTile(deps: Deps, businessId: string, asked: AskedTile): Promise<Buffer | null> {
  return inBusiness(deps.db, businessId, async (tx) => {
    const last = await readLastCheckpoint(tx, businessId)
    if (!last || tileWidth(asked, last.size) < asked.width) return null
    const [tile] = await readTiles(tx, businessId, [asked])
    return tile ? tile.hashes.subarray(0, asked.width * HASH_BYTES) : null
  })
}
