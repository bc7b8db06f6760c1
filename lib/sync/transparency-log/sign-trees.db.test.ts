import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { readRecovery } from '@/db/queries/business/recovery'
import { readLastCheckpoint, readSigningKeys, readSigningProblems } from '@/db/queries/ledger/checkpoints'
import { leafHash } from '@/lib/merkle/hashing'
import { extendTiles, readerOf } from '@/lib/merkle/tiles'
import { consistencyProof, rootOf } from '@/lib/merkle/tree'
import { isConsistent } from '@/lib/merkle/verify'
import { readCheckpoint } from '@/lib/notes/checkpoint'
import { verifierOf } from '@/lib/notes/keys'
import { verifyNote } from '@/lib/notes/note'
import { endRecovery } from '@/lib/services/recovery/hold'
import { computeOnTree } from '@/lib/services/transparency-log/grow-tree'
import { INSTALLATION, originOf, SigningFailure, type SigningProblem } from '@/lib/services/transparency-log/logs'
import { no, syncTest, yes } from '@/lib/sync/testing'
import { feedAll } from '@/lib/sync/upkeep/feed-lines'
import { createTestDatabase } from '@/testing/database'
import { folderMemory } from './memory'
import { createTreeSigning } from './sign-trees'
import { emptyFolder, feedAndSign, signer, testSigner, testSigning } from './testing'

const database = await createTestDatabase()
const sync = syncTest(database)
const sql = database.admin.sql

const last = (id: string) => inBusiness(database.app, id, (tx) => readLastCheckpoint(tx, id))
const problems = async (id: string) =>
  (await inBusiness(database.app, id, (tx) => readSigningProblems(tx, id))).map((each) => each.problem)

/** Makes a business whose ledger has `count` lines. */
async function withLines(count: number) {
  const business = await sync.business()
  const contact = await sync.contact(business)
  const add = async (lines: number) => {
    for (let at = 0; at < lines; at++)
      await sync.say(business, contact, at % 2 ? no(business.topics.promos) : yes(business.topics.promos))
  }
  await add(count)
  return { id: business.id, add }
}

/** Sets a business back to its first two lines, as a restored backup has it: tree, feed, lines and checkpoints. */
const setBack = (id: string) =>
  sql.begin(async (tx) => {
    await tx`delete from feed where business_id = ${id} and position > 2`
    await tx`delete from ledger where business_id = ${id} and seq > 2`
    await tx`update contacts c set head_seq = 2, head_hash = encode(l.hash_bytes, 'hex') from ledger l
      where c.business_id = ${id} and l.business_id = c.business_id and l.contact_id = c.id and l.seq = 2`
    await tx`update tree_tiles set hashes = substring(hashes for 64) where business_id = ${id}`
    await tx`delete from checkpoints where business_id = ${id} and size > 2`
  })

const heldSince = async (id: string) => (await inBusiness(database.app, id, (tx) => readRecovery(tx, id))).since

test('the checkpoint of a business is the root over its lines in the order of the feed, and grows with them', async () => {
  const deps = sync.syncDeps({ signing: testSigning() })
  const business = await withLines(3)
  await feedAndSign(deps)
  const first = await last(business.id)
  await business.add(2)
  await feedAndSign(deps)
  const second = await last(business.id)

  const lines = await sql<{ hash: string }[]>`
    select coalesce(l.hash, encode(l.hash_bytes, 'hex')) as hash
    from feed f join ledger l using (business_id, contact_id, seq)
    where f.business_id = ${business.id} order by f.position`
  const leaves = lines.map(({ hash }) => leafHash(Buffer.from(hash, 'hex')))
  expect(leaves).toHaveLength(5)
  const read = readerOf(extendTiles([], 0, leaves))
  expect([first, second]).toMatchObject([
    { size: 3, root: rootOf(read, 3).toString('base64') },
    { size: 5, root: rootOf(read, 5).toString('base64') },
  ])
  const { checkpoint, note } = readCheckpoint(second?.note ?? '')
  const origin = originOf('log.example', business.id)
  expect(checkpoint.origin).toBe(origin)
  expect(verifyNote(note, [verifierOf(origin, signer.publicKey)]).ok).toBe(true)
  const proof = await inBusiness(database.worker, business.id, (tx) =>
    computeOnTree(tx, business.id, (stored) => consistencyProof(stored, 3, 5)),
  )
  expect(isConsistent({ size: 3, root: rootOf(read, 3) }, checkpoint, proof)).toBe(true)
})

test('the log of the installation has the checkpoints of all businesses as its entries', async () => {
  const deps = sync.syncDeps({ signing: testSigning() })
  const business = await withLines(1)
  await feedAndSign(deps)
  const { note } = readCheckpoint((await last(business.id))?.note ?? '')
  const whole = await last(INSTALLATION)
  const entries = await sql<{ body: string }[]>`select body from tree_entries order by place`
  expect(entries.map(({ body }) => body)).toContain(note.text)
  const leaves = entries.map(({ body }) => leafHash(Buffer.from(body, 'utf8')))
  const root = rootOf(readerOf(extendTiles([], 0, leaves)), leaves.length).toString('base64')
  expect(whole).toMatchObject({ size: leaves.length, root })
  expect(readCheckpoint(whole?.note ?? '').checkpoint.origin).toBe('log.example')
})

test('two workers that sign at once make one history', async () => {
  const signing = testSigning()
  const business = await withLines(4)
  await Promise.all([1, 2, 3].map(() => feedAndSign(sync.syncDeps({ signing }))))
  await business.add(1)
  await feedAndSign(sync.syncDeps({ signing }))
  const rows = await sql`select size, root from checkpoints where business_id = ${business.id} order by size`
  expect(rows.at(-1)).toMatchObject({ size: 5 })
  expect(new Set(rows.map((row) => row['size'] as number)).size).toBe(rows.length)
  expect(await problems(business.id)).toEqual([])
  expect(await sql`select 1 from unsigned_feeds where business_id = ${business.id}`).toEqual([])
})

test('a clock that is set back makes no checkpoint older than the one before', async () => {
  const signing = testSigning()
  const business = await withLines(1)
  const deps = sync.syncDeps({ signing })
  await feedAndSign(deps)
  const before = await last(business.id)
  await business.add(1)
  await feedAndSign({ ...deps, clock: { now: () => deps.clock.now() - 86_400_000 } })
  expect(await last(business.id)).toMatchObject({ size: 2, madeAt: before?.madeAt })
})

test('a line that is gone, and a tree that was changed, are noted and not signed over', async () => {
  const deps = sync.syncDeps({ signing: testSigning() })
  const [gone, changed, other] = [await withLines(2), await withLines(2), await withLines(1)]
  await feedAndSign(deps)
  for (const business of [gone, changed, other]) await business.add(1)
  await sql`delete from ledger where business_id = ${gone.id} and seq = 3`
  await sql`update tree_tiles set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) where business_id = ${changed.id}`
  await feedAndSign(deps)
  expect(await problems(gone.id)).toEqual(['line_missing'])
  expect(await problems(changed.id)).toEqual(['rolled_back'])
  expect([await last(gone.id), await last(changed.id), await last(other.id)]).toMatchObject([
    { size: 2 },
    { size: 2 },
    { size: 2 },
  ])
  // A worker whose memory is empty sees it by the checkpoint in the database.
  await feedAndSign({ ...deps, signing: testSigning() })
  expect(await problems(changed.id)).toEqual(['tree_changed'])
})

test('a database that was set back is seen at the first look, and goes on under another name', async () => {
  const memory = folderMemory(emptyFolder())
  const deps = sync.syncDeps({ signing: testSigning({ memory }) })
  const business = await withLines(2)
  await feedAndSign(deps)
  await business.add(2)
  await feedAndSign(deps)
  await setBack(business.id)
  await feedAndSign(deps, true)
  expect(await problems(business.id)).toEqual(['rolled_back'])
  // Refusals may be missing, so its checks answer No until an operator ends that; the same loss holds it only once.
  const held = () => heldSince(business.id)
  expect(await held()).not.toBeNull()
  expect(await endRecovery(deps.services, business.id, [])).toEqual({ outcome: 'ended' })
  // Another two lines make the tree as long as it was, but it is another tree.
  await business.add(2)
  await feedAndSign(deps)
  expect(await problems(business.id)).toEqual(['rolled_back'])
  expect(await held()).toBeNull()
  expect(await last(business.id)).toMatchObject({ size: 2 })

  const after = sync.syncDeps({ signing: testSigning({ memory, by: testSigner('after.example') }) })
  await feedAndSign(after)
  expect(await problems(business.id)).toEqual([])
  const made = await last(business.id)
  expect(made).toMatchObject({ size: 4 })
  expect(readCheckpoint(made?.note ?? '').checkpoint.origin).toBe(originOf('after.example', business.id))
})

test('a signer that fails at the first look keeps no business that was set back from being held', async () => {
  const memory = folderMemory(emptyFolder())
  const good = testSigning({ memory })
  const ways = { signer: good.signer }
  const deps = sync.syncDeps({ signing: { ...good, signer: () => ways.signer() } })
  const [before, lost, after, later] = [await withLines(2), await withLines(2), await withLines(2), await withLines(2)]
  await feedAndSign(deps)
  for (const business of [lost, later]) await business.add(2)
  await feedAndSign(deps)
  await setBack(lost.id)
  // Whichever of all is looked at first, one of these is signed before the one that was set back.
  for (const business of [before, after]) await business.add(1)
  await feedAll(deps, () => true)
  const fails = (problem: SigningProblem) => Promise.reject<never>(new SigningFailure(problem, 'a test'))
  ways.signer = () => Promise.resolve({ ...signer, sign: () => fails('signer_failed') })
  await createTreeSigning(deps, () => true).look()
  expect(await heldSince(lost.id)).not.toBeNull()
  expect(await problems(INSTALLATION)).toEqual(['signer_failed'])

  // Another worker can read neither the key nor its memory at first, and still looks at everything once it can.
  await setBack(later.id)
  ways.signer = () => fails('key_unreadable')
  const another = createTreeSigning(deps, () => true)
  await another.look()
  ways.signer = good.signer
  const broken = vi.spyOn(memory, 'read').mockImplementation(() => fails('memory_failed'))
  await another.look()
  broken.mockRestore()
  expect(await heldSince(later.id)).toBeNull()
  await another.look()
  expect(await heldSince(later.id)).not.toBeNull()
  expect(await problems(INSTALLATION)).toEqual([])
})

test('a memory that is ahead of the database only because its writing failed is no fault', async () => {
  const memory = folderMemory(emptyFolder())
  const signing = testSigning({ memory })
  const deps = sync.syncDeps({ signing })
  const business = await withLines(2)
  await feedAndSign(deps)
  await sql`delete from checkpoints where business_id = ${business.id}`
  await feedAndSign(deps, true)
  expect(await last(business.id)).toMatchObject({ size: 2 })
  expect(await problems(business.id)).toEqual([])
})

test('a new key signs everything again, and the old one is retired', async () => {
  const business = await withLines(1)
  await feedAndSign(sync.syncDeps({ signing: testSigning() }))
  const before = await last(business.id)
  const rotated = testSigner('log.example')
  // Also where the clock was set back: the newest of one size is the one of the new key, which receipts have.
  const deps = sync.syncDeps({ signing: testSigning({ by: rotated }) })
  await feedAndSign({ ...deps, clock: { now: () => deps.clock.now() - 86_400_000 } })
  const after = await last(business.id)
  expect(after).toMatchObject({ size: before?.size, root: before?.root, madeAt: (before?.madeAt ?? 0) + 1 })
  expect(after?.keyId).not.toBe(before?.keyId)
  const keys = await inBusiness(database.app, INSTALLATION, (tx) => readSigningKeys(tx, INSTALLATION))
  expect(keys.filter((key) => key.retiredAt === null).map((key) => key.publicKey)).toEqual([
    rotated.publicKey.toString('base64'),
  ])
})

test('the roles can add to what was signed, and change nothing of it', async () => {
  const { id } = await withLines(1)
  await feedAndSign(sync.syncDeps({ signing: testSigning() }))
  const refused = async (statement: string) => {
    for (const db of [database.app, database.worker])
      await expect(inBusiness(db, id, (tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: '42501' })
  }
  for (const table of ['checkpoints', 'tree_tiles', 'tree_entries', 'cosignatures', 'signing_keys'])
    for (const statement of [`delete from ${table}`, `update ${table} set business_id = business_id`])
      await refused(statement)
  const extend = (hashes: string) =>
    inBusiness(database.worker, id, (tx) => tx`select sayso_extend_tile(${id}, 0, 0, decode(${hashes}, 'hex'))`)
  await expect(extend('00'.repeat(32))).rejects.toMatchObject({ code: '23514' })
  await expect(extend('00'.repeat(31))).rejects.toMatchObject({ code: '42501' })
})
