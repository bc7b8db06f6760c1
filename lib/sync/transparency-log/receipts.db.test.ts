import { expect, test } from 'vitest'
import type { Tx } from '@/db/client'
import { noticeHash } from '@/lib/ledger/notice'
import { lineHash } from '@/lib/ledger/seal'
import { GrowingRoot } from '@/lib/merkle/compact'
import { leafHash } from '@/lib/merkle/hashing'
import { readCheckpoint } from '@/lib/notes/checkpoint'
import { readVkeyFile, verifierOf } from '@/lib/notes/keys'
import { readNote } from '@/lib/notes/note'
import { readProof, verifyProof } from '@/lib/notes/proof'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { visit } from '@/lib/services/testing'
import { checkLog } from '@/lib/services/transparency-log/check-log'
import { readLogHealth } from '@/lib/services/transparency-log/log-health'
import { INSTALLATION, originOf, SigningFailure } from '@/lib/services/transparency-log/logs'
import { findLog, readLogCheckpoint, readLogKeys, readLogTile } from '@/lib/services/transparency-log/read-log'
import { type ReceiptFile, readReceipt } from '@/lib/services/transparency-log/read-receipt'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { feedAndSign, signer, testSigning } from './testing'

const database = await createTestDatabase()
const sync = syncTest(database)
const { deps } = sync
const signing = sync.syncDeps({ signing: testSigning() })
const sql = database.admin.sql

/** A person who agreed, and what the receipt of each further change needs. */
async function person() {
  const business = await sync.business()
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  const link = () => visit(deps, business, contact).then(({ link }) => link)
  const last = async () => {
    const [row] = await sql<{ id: string }[]>`
      select change_id as id from ledger where business_id = ${business.id} and contact_id = ${contact}
      order by seq desc limit 1`
    return row?.id ?? ''
  }
  return { business, contact, link, last, receipt: async () => readReceipt(deps, await link(), await last()) }
}

/** Checks a receipt as a stranger does, with the public key alone. Returns the first thing that does not hold. */
function faultOf(file: ReceiptFile, businessId: string, publicKey = signer.publicKey): string | null {
  if (lineHash(file.line.payload, file.line.prev) !== file.line.hash) return 'line'
  for (const { hash, text } of file.notices) if (noticeHash(JSON.parse(text)).hash !== hash) return 'notice'
  const [origin, name] = [originOf('log.example', businessId), 'log.example']
  const entry = Buffer.from(file.line.hash, 'hex')
  const own = verifyProof(file.proof ?? '', { entry, origin, keys: [verifierOf(origin, publicKey)] })
  if (!own.ok) return own.problem
  const checkpoint = Buffer.from(own.checkpointText)
  const all = { entry: checkpoint, origin: name, keys: [verifierOf(name, publicKey)] }
  const whole = verifyProof(file.installation_proof ?? '', all)
  return whole.ok ? null : `installation ${whole.problem}`
}

test('a receipt proves a Yes and a No alike to a stranger, and says before that by when it will', async () => {
  const { business, contact, receipt } = await person()
  await feedAndSign(signing)
  expect((await receipt())?.file.summary.choices).toMatchObject([{ answer: 'in' }])
  for (const statement of [no(business.topics.promos), stop]) {
    await sync.say(business, contact, statement)
    const early = await receipt()
    expect(early?.file).toMatchObject({ proof: null, installation_proof: null })
    expect(Date.parse(early?.file.whole_at ?? '')).toBe(early?.wholeAt)
    await feedAndSign(signing)
    const made = await receipt()
    if (!made) throw new Error('there is no receipt')
    expect(made.file.whole_at).toBeUndefined()
    expect(faultOf(made.file, business.id)).toBeNull()
    expect(JSON.parse(JSON.stringify(made.file))).toEqual(made.file)
  }
})

test('what is changed in a receipt, or of another log or key, does not hold', async () => {
  const [ours, theirs] = [await person(), await person()]
  await feedAndSign(signing)
  const [file, other] = [(await ours.receipt())?.file, (await theirs.receipt())?.file]
  if (!file || !other) throw new Error('there is no receipt')
  const id = ours.business.id
  expect(faultOf(file, id)).toBeNull()
  expect(faultOf(file, theirs.business.id)).toBe('other_log')
  expect(faultOf({ ...file, proof: other.proof }, id)).toBe('other_log')
  expect(faultOf({ ...file, line: other.line }, id)).toBe('not_included')
  expect(faultOf(file, id, Buffer.alloc(32, 7))).toBe('unknown_key')
  expect(faultOf({ ...file, installation_proof: other.installation_proof }, id)).toBe('installation not_included')
  const forged = { ...file.line, payload: file.line.payload.replace('"answer":"in"', '"answer":"out"') }
  expect(faultOf({ ...file, line: forged }, id)).toBe('line')
  for (const cut of [0, 30, 200])
    expect(faultOf({ ...file, proof: file.proof?.slice(0, cut) ?? '' }, id)).toBe('malformed')
})

test('a link of another person, or to no change, gets no receipt', async () => {
  const [ours, theirs] = [await person(), await person()]
  await feedAndSign(signing)
  expect(await readReceipt(deps, await ours.link(), await theirs.last())).toBeNull()
  expect(await readReceipt(deps, { ...(await ours.link()), power: 'limited' }, await ours.last())).toBeNull()
})

test('a receipt from before an erasure still holds after it, and what was personal is gone', async () => {
  const { business, contact, receipt } = await person()
  await feedAndSign(signing)
  const file = (await receipt())?.file
  if (!file) throw new Error('there is no receipt')
  await eraseContact(deps, operatorOf(business.id), contact)
  await feedAndSign(signing)
  expect(await sql`select 1 from evidence where business_id = ${business.id}`).toEqual([])
  expect(faultOf(file, business.id)).toBeNull()
  expect(await checkLog(database.owner, business.id, [])).toMatchObject({ faults: [] })
})

test('the public addresses give the key, the checkpoint and the tiles, and nothing of a log that does not exist', async () => {
  const { business, last } = await person()
  await feedAndSign(signing)
  const [row] = await sql<{ slug: string }[]>`select slug from businesses where id = ${business.id}`
  expect(await findLog(deps, row?.slug ?? '')).toBe(business.id)
  expect(await findLog(deps, 'nobody')).toBeNull()
  expect(await findLog(deps, INSTALLATION)).toBeNull()
  const keys = readVkeyFile((await readLogKeys(deps, business.id)) ?? '')
  const text = (await readLogCheckpoint(deps, business.id)) ?? ''
  expect(keys[0]?.name).toBe(readCheckpoint(text).checkpoint.origin)
  const [line] = await sql<
    { hash: string }[]
  >`select coalesce(hash, encode(hash_bytes, 'hex')) as hash from ledger where change_id = ${await last()}`
  const tile = await readLogTile(deps, business.id, { level: 0, index: 0, width: 1 })
  expect(tile).toEqual(leafHash(Buffer.from(line?.hash ?? '', 'hex')))
  for (const asked of [{ width: 2 }, { index: 1 }, { level: 1 }])
    expect(await readLogTile(deps, business.id, { level: 0, index: 0, width: 1, ...asked })).toBeNull()
})

test('a check names the first line that was changed, is gone, or was set back behind what somebody kept', async () => {
  const { business, contact } = await person()
  for (const statement of [no(business.topics.promos), yes(business.topics.promos)])
    await sync.say(business, contact, statement)
  await feedAndSign(signing)
  const kept = readCheckpoint((await readLogCheckpoint(deps, business.id)) ?? '').checkpoint
  const check = async () => (await checkLog(database.owner, business.id, [kept])).faults
  expect(await check()).toEqual([])
  await sql`update ledger set hash_bytes = decode(repeat('0', 64), 'hex') where business_id = ${business.id} and seq = 2`
  expect(await check()).toEqual([
    { problem: 'entry_differs', at: 2 },
    { problem: 'checkpoint_differs', at: 3 },
    { problem: 'outside_differs', at: 3 },
  ])
  await sql`delete from ledger where business_id = ${business.id} and seq = 2`
  expect(await check()).toEqual([
    { problem: 'entry_missing', at: 2 },
    { problem: 'shorter', at: 3 },
  ])
  // All traces of it removed from the database: only what was kept elsewhere shows that.
  for (const table of ['ledger', 'feed', 'checkpoints', 'tree_tiles'])
    await sql`delete from ${sql(table)} where business_id = ${business.id}`
  expect(await check()).toEqual([{ problem: 'shorter', at: 3 }])
  const none = await checkLog(database.owner, business.id, [])
  expect(none).toEqual({ size: 0, checkpoints: 0, faults: [] })
})

test('what people save, and what is signed, while a log is checked is no fault', async () => {
  const { business, contact } = await person()
  await feedAndSign(signing)
  let begun = 0
  const begin = async (work: (tx: Tx) => unknown) => {
    // After the lines were read, and before the checkpoints that are larger than the first ones.
    if (++begun === 3) {
      await sync.say(business, contact, no(business.topics.promos))
      await feedAndSign(signing)
    }
    return database.owner.sql.begin(work)
  }
  const racing = {
    ...database.owner,
    sql: new Proxy(database.owner.sql, {
      get: (target, name) => (name === 'begin' ? begin : Reflect.get(target, name)) as unknown,
    }),
  }
  expect(await checkLog(racing, business.id, [])).toEqual({ size: 2, checkpoints: 2, faults: [] })
})

test('while a signer hangs, people go on saving; the health of the log says what waits, and why', async () => {
  const { business, contact } = await person()
  await feedAndSign(signing)
  await sync.say(business, contact, no(business.topics.promos))
  let [isAsked, giveUp] = [() => {}, () => {}]
  const asked = new Promise<void>((resolve) => (isAsked = resolve))
  const sign = () => {
    isAsked()
    const tooSlow = new SigningFailure('signer_slow', 'the command did not end in time')
    return new Promise<Buffer>((_, reject) => (giveUp = () => reject(tooSlow)))
  }
  const run = feedAndSign({ ...signing, signing: testSigning({ by: { ...signer, sign } }) })
  await asked
  await sync.say(business, contact, stop)
  giveUp()
  await run
  const problem = { problem: 'signer_slow', everywhere: true }
  expect(await readLogHealth(deps, business.id)).toMatchObject({ signs: true, last: { size: 1 }, problems: [problem] })
  const later = { ...deps, clock: { now: () => deps.clock.now() + 600_000 } }
  expect(await readLogHealth(later, business.id)).toMatchObject({ waiting: 1, late: true })
  await feedAndSign(signing)
  expect(await readLogHealth(later, business.id)).toMatchObject({
    last: { size: 3 },
    waiting: 0,
    late: false,
    problems: [],
  })
})

test('a root that grows leaf by leaf is the signed one', async () => {
  const { business, receipt } = await person()
  await feedAndSign(signing)
  const { checkpoint } = readCheckpoint(readProof((await receipt())?.file.proof ?? '').checkpoint)
  const lines = await sql<
    { hash: string }[]
  >`select coalesce(hash, encode(hash_bytes, 'hex')) as hash from ledger where business_id = ${business.id}`
  const tree = new GrowingRoot()
  for (const { hash } of lines) tree.add(leafHash(Buffer.from(hash, 'hex')))
  expect({ size: tree.size, root: tree.root() }).toEqual({ size: checkpoint.size, root: checkpoint.root })
  expect(readNote((await readLogCheckpoint(deps, business.id)) ?? '').signatures).toHaveLength(1)
})
