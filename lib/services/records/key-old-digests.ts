import { type Database, inBusiness, type Tx } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import {
  findOldBodyHashes,
  findOldLedgerKeys,
  findOldRequestHashes,
  findOldReviews,
  replaceBodyHashes,
  replaceLedgerKeys,
  replaceRequestHashes,
  replaceReview,
} from '@/db/queries/ledger/old-digests'
import { reviewId } from '@/db/queries/reviews/reviews'
import { decryptEvidence, encryptEvidence, type KeyRing } from '@/lib/keys'
import { KEYED, keyOldDigest } from '@/lib/services/text-digest'

const BATCH = 500

/** What the step needs: the owner may change a line's dedupe key, the application everything else. */
export interface KeyingDeps {
  owner: Database
  app: Database
  pepper: Buffer
  keys: KeyRing
}

export interface KeyedCounts {
  ledger: number
  reviews: number
  inbox: number
  requests: number
}

/**
 * Replaces the bare SHA-256 digests that earlier versions stored of what people wrote by keyed digests: in the dedupe
 * keys of the ledger and of reviews, and in the hashes of bodies. It works in small transactions, each of which leaves
 * less to do, so that the next run goes on where one was interrupted. A run that finds nothing costs one look at an
 * empty index. Returns how many were replaced.
 */
export async function keyOldDigests(deps: KeyingDeps): Promise<KeyedCounts> {
  const counts: KeyedCounts = { ledger: 0, reviews: 0, inbox: 0, requests: 0 }
  for (const { id: businessId } of await listBusinesses(deps.owner.sql, null)) {
    counts.ledger += await inBatches(deps.owner, businessId, (tx) => keyLedger(deps, tx, businessId))
    counts.reviews += await inBatches(deps.app, businessId, (tx) => keyReviews(deps, tx, businessId))
    counts.inbox += await inBatches(deps.app, businessId, (tx) => keyInbox(deps, tx, businessId))
    counts.requests += await inBatches(deps.app, businessId, (tx) => keyRequests(deps, tx, businessId))
  }
  return counts
}

/** Returns how many businesses have digests without a key. It changes nothing, and needs no key. */
export async function countOldDigests({ owner, app }: Pick<KeyingDeps, 'owner' | 'app'>): Promise<number> {
  let businesses = 0
  for (const { id } of await listBusinesses(owner.sql, null)) {
    const ofLedger = await inBusiness(owner, id, (tx) => findOldLedgerKeys(tx, id, 1))
    const others = await inBusiness(app, id, async (tx) => [
      ...(await findOldReviews(tx, id, 1)),
      ...(await findOldBodyHashes(tx, id, KEYED, 1)),
      ...(await findOldRequestHashes(tx, id, KEYED, 1)),
    ])
    if (ofLedger.length + others.length > 0) businesses++
  }
  return businesses
}

async function inBatches(db: Database, businessId: string, step: (tx: Tx) => Promise<number>): Promise<number> {
  let total = 0
  for (let count = BATCH; count === BATCH; total += count) count = await inBusiness(db, businessId, step)
  return total
}

/**
 * Keys of earlier versions with a digest: before it is what the key is about, and after it what ends the key of a
 * repeated form.
 */
const PAGE = /^page:(.*):([\w-]{22})(#.*)?$/s
const MISSED = /^weni:(.*):missed:(.*):([0-9a-f]{16})$/s
const FLOW = /^flow:(.*):([0-9a-f]{16})$/s

/** Returns the key with a keyed digest. A key in any other form is keyed as a whole, so that no bare digest stays. */
function keyed(pepper: Buffer, old: string): string {
  const [, page, pageDigest, again = ''] = PAGE.exec(old) ?? []
  if (pageDigest !== undefined) return `said:${page}:${keyOldDigest(pepper, 'page', pageDigest)}${again}`
  const [, missed, at, missedDigest] = MISSED.exec(old) ?? []
  if (missedDigest !== undefined) return `missed:${missed}:${at}:${keyOldDigest(pepper, 'missed', missedDigest)}`
  const [, flow, flowDigest] = FLOW.exec(old) ?? []
  if (flowDigest !== undefined) return `unsure:${flow}:${keyOldDigest(pepper, 'flow', flowDigest)}`
  return `said:${keyOldDigest(pepper, 'page', old)}`
}

async function keyLedger({ pepper }: KeyingDeps, tx: Tx, businessId: string): Promise<number> {
  const rows = await findOldLedgerKeys(tx, businessId, BATCH)
  if (rows.length > 0)
    await replaceLedgerKeys(
      tx,
      businessId,
      rows.map((row) => ({ ...row, key: keyed(pepper, row.key) })),
    )
  return rows.length
}

async function keyReviews({ pepper, keys }: KeyingDeps, tx: Tx, businessId: string): Promise<number> {
  const rows = await findOldReviews(tx, businessId, BATCH)
  for (const row of rows) {
    const key = keyed(pepper, row.key)
    // The id is derived from the key, and the body is encrypted under the id.
    const id = reviewId(businessId, key)
    const body = encryptEvidence(keys, decryptEvidence(keys, row.body, row.id), id)
    await replaceReview(tx, businessId, row.id, { id, key, body })
  }
  return rows.length
}

async function keyInbox({ pepper }: KeyingDeps, tx: Tx, businessId: string): Promise<number> {
  const rows = await findOldBodyHashes(tx, businessId, KEYED, BATCH)
  const keyedRows = rows.map(({ id, hash }) => ({ id, hash: keyOldDigest(pepper, 'inbox', hash) }))
  if (rows.length > 0) await replaceBodyHashes(tx, businessId, keyedRows)
  return rows.length
}

async function keyRequests({ pepper }: KeyingDeps, tx: Tx, businessId: string): Promise<number> {
  const hashes = await findOldRequestHashes(tx, businessId, KEYED, BATCH)
  const rows = hashes.map((old) => ({ old, hash: keyOldDigest(pepper, 'request', old) }))
  if (rows.length > 0) await replaceRequestHashes(tx, businessId, rows)
  return rows.length
}
