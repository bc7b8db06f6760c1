import { hash } from 'node:crypto'
import { type Bench, limitFigure, plainFigure } from '@/bench/bench'
import { median } from '@/bench/compare'
import { freshDatabase } from '@/bench/data/databases'
import { type Database, inBusiness } from '@/db/client'
import { readTiles, writeTiles } from '@/db/queries/ledger/trees'
import { systemClock } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { leafHash } from '@/lib/merkle/hashing'
import { extendTiles, growingTiles } from '@/lib/merkle/tiles'
import { inclusionProof, rootOf } from '@/lib/merkle/tree'
import { rootFromInclusion } from '@/lib/merkle/verify'
import { newPrivateKey, readPrivateKey } from '@/lib/notes/keys'
import { computeOnTree } from '@/lib/services/transparency-log/grow-tree'
import { signTree } from '@/lib/sync/transparency-log/sign-tree'
import { verifyExport } from './verify-export'

/** New lines of each checkpoint. */
const NEW_LINES = 1000
const CHECKPOINT_MS = 50
const PROOF_MS = 5
const VERIFY_SECONDS = 60
const VERIFY_MB = 200
/** Leaves that are hashed before their tiles are written. */
const PIECE = 64 * 256

/** The cost of the evidence beside the save: signing new lines, and proving one of many. */
export const evidence: Bench = {
  name: 'evidence',
  async run(workbench) {
    const { quick, say } = workbench
    const size = quick ? 500_000 : 10_000_000
    const exported = quick ? 50_000 : 1_000_000
    say(`an export of ${exported.toLocaleString('en')} lines is made and verified`)
    const verified = await verifyExport(exported)
    const how = `the offline verifier, as one file in a Node of its own, on an export of ${exported.toLocaleString('en')} lines (${Math.round(verified.fileBytes / 1e6)} MB), from its start to its end`
    const database = await freshDatabase(workbench, 'run_evidence', 1000)
    const worker = database.worker(2)
    const admin = database.admin()
    try {
      const businessId = newId()
      say(`a tree of ${size.toLocaleString('en')} entries is made`)
      await makeTree(worker, businessId, size)
      await feedTo(admin, businessId, size)
      const checkpoints = await measureCheckpoints(worker, admin, businessId, { size, rounds: quick ? 9 : 30 })
      const proofs = await measureProofs(worker, businessId, { size, rounds: quick ? 300 : 2000 })
      const ofProofs = `of ${proofs.length}, one after the other; the tiles are read in one query, and each proof is checked outside of the time`
      return [
        limitFigure('verifying an export offline', verified.seconds, 's', VERIFY_SECONDS, how),
        limitFigure(
          'memory of the verifier',
          verified.residentBytes / 1e6,
          'MB',
          VERIFY_MB,
          `${how}; resident, at most`,
        ),
        limitFigure(
          'checkpoint of 1,000 new lines',
          median(checkpoints),
          'ms',
          CHECKPOINT_MS,
          `median of ${checkpoints.length}; lines of the feed are read, hashed, added to a tree of ${size.toLocaleString('en')} entries, signed and stored`,
        ),
        limitFigure(`proof of one of ${size.toLocaleString('en')} lines`, median(proofs), 'ms', PROOF_MS, ofProofs),
        plainFigure(`the same, p95`, percentile(proofs, 0.95), 'ms', ofProofs),
      ]
    } finally {
      await worker.close()
      await admin.close()
    }
  },
}

const entryOf = (index: number) => hash('sha256', String(index), 'buffer')

/** Makes a tree without its lines, which no proof reads. */
async function makeTree(worker: Database, businessId: string, size: number): Promise<void> {
  for (let from = 0; from < size; from += PIECE) {
    const leaves = Array.from({ length: Math.min(PIECE, size - from) }, (_, at) => leafHash(entryOf(from + at)))
    await inBusiness(worker, businessId, async (tx) => {
      const growing = await readTiles(tx, businessId, growingTiles(from))
      await writeTiles(tx, businessId, extendTiles(growing, from, leaves))
    })
  }
}

/** Gives the feed an end at which it goes on. */
async function feedTo(admin: Database, businessId: string, size: number): Promise<void> {
  await admin.sql`insert into feed (business_id, position, contact_id, seq) values (${businessId}, ${size}, ${newId()}, 1)`
}

interface Measure {
  size: number
  rounds: number
}

async function measureCheckpoints(worker: Database, admin: Database, businessId: string, { size, rounds }: Measure) {
  const key = readPrivateKey(newPrivateKey('bench.example'))
  const signer = { name: key.name, publicKey: key.publicKey, sign: (text: string) => Promise.resolve(key.sign(text)) }
  const memory = { read: () => Promise.resolve(null), write: () => Promise.resolve() }
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = size + round * NEW_LINES
    await addLines(admin, businessId, from)
    const began = performance.now()
    const isSigned = await signTree({ db: worker, clock: systemClock, signer, memory }, businessId, () => true)
    times.push(performance.now() - began)
    if (!isSigned) throw new Error('nothing was signed')
  }
  return times
}

/** Adds lines as the feed has them; only their hashes are read. */
async function addLines(admin: Database, businessId: string, from: number): Promise<void> {
  await admin.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      with made as (
        insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
          payload, prev, hash)
        select ${businessId}::uuid, gen_random_uuid(), n, gen_random_uuid(), 'stop', now(), now(), 'contact', 'page',
          '{}', repeat('0', 64), encode(sha256(n::text::bytea), 'hex')
        from generate_series(1, ${NEW_LINES}) n returning contact_id, seq)
      insert into feed (business_id, position, contact_id, seq)
      select ${businessId}::uuid, ${from} + row_number() over (order by seq), contact_id, seq from made`
  })
}

async function measureProofs(worker: Database, businessId: string, { size, rounds }: Measure): Promise<number[]> {
  const root = await inBusiness(worker, businessId, (tx) => computeOnTree(tx, businessId, (read) => rootOf(read, size)))
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    // Spread over the whole tree, the same in each run.
    const index = Number((BigInt(round) * 2_654_435_761n) % BigInt(size))
    const began = performance.now()
    const proof = await inBusiness(worker, businessId, (tx) =>
      computeOnTree(tx, businessId, (read) => inclusionProof(read, index, size)),
    )
    times.push(performance.now() - began)
    if (!rootFromInclusion(leafHash(entryOf(index)), index, size, proof)?.equals(root))
      throw new Error('a proof does not hold')
  }
  return times
}

const percentile = (values: number[], part: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN
