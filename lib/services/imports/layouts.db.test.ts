import { afterAll, expect, test } from 'vitest'
import { connect, inBusiness } from '@/db/client'
import { layoutOf } from '@/db/layout'
import { readLiveIdentities } from '@/db/queries/identities/identities'
import { feedLines } from '@/db/queries/ledger/feed'
import { canWriteNow } from '@/db/queries/outbox/outbox'
import { writeRows } from '@/db/queries/sync/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { findingsOf } from '@/lib/services/ledger-check/testing'
import { readEvidence } from '@/lib/services/records/read-evidence'
import { badLines, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { IN_LAYOUT_OF_RELEASE } from '@/testing/upgraded'
import { importFile } from './testing'

// Rows beside the ledger are written in two layouts (decision 239), and read in both.
const database = await createTestDatabase()
const { sql } = database.admin

const newer = { app: testDeps(database.app), worker: testDeps(database.worker) }
// A pool keeps the layout that it found first.
for (const { db } of Object.values(newer)) expect(await layoutOf(db.sql)).toBe(3)
await database.owner.sql.unsafe(IN_LAYOUT_OF_RELEASE)
// As an upgraded database has it, until the operator says that nothing of the last release runs.
const pools = [connect(database.appUrl, { max: 2 }), connect(database.workerUrl, { max: 2 })] as const
const older = { app: testDeps(pools[0]), worker: testDeps(pools[1]) }
afterAll(() => Promise.all(pools.map((pool) => pool.close())))

const ROW = '+5511987654321,promos,yes,2026-01-05,form 17,web form\n'
/** The second row repeats the first. */
const FILE = `phone,topic,answer,when,proof,source\n${ROW}${ROW}`

/** Imports one person, and returns the rows that are written in two ways, and what is read of them. */
async function imported({ app, worker }: typeof newer) {
  const business = await makeBusiness(app)
  await importFile(app, worker, business.id, FILE)
  const [row] = await sql<Record<string, unknown>[]>`
    select i.contact_id as id, i.value, e.digest is not null as digest, get_byte(e.body, 0) as head,
      octet_length(e.body) as bytes,
      (select get_byte(c.body, 0) from import_chunks c where c.business_id = ${business.id}) as piece,
      (select count(*)::int from unfed_lines u where u.business_id = ${business.id}) as alone,
      (select count(*)::int from unfed_batches u where u.business_id = ${business.id}) as batches
    from identities i join evidence e on e.business_id = i.business_id and e.contact_id = i.contact_id
    where i.business_id = ${business.id}`
  const { id, ...stored } = row ?? {}
  const contactId = String(id)
  const read = await readEvidence(newer.app, operatorOf(business.id), contactId)
  if (!read || 'outcome' in read) throw new Error('there is no such person')
  const of = { business_id: business.id }
  await writeRows(database.admin, {
    backends: [{ ...of, id: newId(), kind: 'whatsapp', status: 'active' }],
    contact_senders: [{ ...of, contact_id: contactId, sender_id: newId(), last_inbound_at: new Date() }],
  })
  const reached = await inBusiness(database.app, business.id, async (tx) => ({
    addresses: (await readLiveIdentities(tx, business.id, [contactId])).map(({ value }) => value),
    mayWrite: await canWriteNow(tx, business.id, contactId, 0),
  }))
  const fed = await inBusiness(database.worker, business.id, (tx) => feedLines(tx, business.id, 1000))
  return {
    stored,
    evidence: read.chains.flatMap(({ lines }) => lines.map(({ evidenceStatus }) => evidenceStatus)),
    reached,
    fed,
  }
}

test('an import is read alike from the rows of both layouts, and all of it is proven', async () => {
  const [one, other] = [await imported(older), await imported(newer)]
  expect(one.stored).toMatchObject({ value: '5511987654321', digest: true, alone: 1, batches: 0, head: 1, piece: 1 })
  expect(other.stored).toMatchObject({ value: null, digest: false, alone: 0, batches: 1, head: 17, piece: 17 })
  expect(Number(other.stored['bytes'])).toBeLessThan(Number(one.stored['bytes']) - 40)
  for (const { evidence, reached, fed } of [one, other]) {
    expect(evidence).toMatchObject([{ state: 'kept', body: { proof: 'form 17', source: 'web form' } }])
    expect(reached).toEqual({ addresses: ['5511987654321'], mayWrite: true })
    expect(fed).toEqual({ fed: 1, isMore: false })
  }
  expect([await badLines(database.owner), await findingsOf(database.owner)]).toEqual([[], []])
})
