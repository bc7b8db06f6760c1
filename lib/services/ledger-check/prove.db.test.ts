import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { keepNotice, raiseConfigVersion } from '@/db/queries/business/notices'
import { pauseTopic } from '@/db/queries/business/set-up'
import { readLine } from '@/lib/ledger/line'
import { noticeHash } from '@/lib/ledger/notice'
import { granted, NOT_ALLOWED } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { linesOf, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { BusinessProof } from './business-proof'
import { proveBusiness, proveContact } from './prove'
import { findingsOf, makeTamperedBusiness } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const shop = await makeTamperedBusiness(deps, database.worker)
const other = await makeTamperedBusiness(deps, database.worker)
const owner = await makeMember(deps, shop.id, 'owner')

test('a member gets what ledger:verify finds for one person or the business, and nothing of another', async () => {
  const whole = { bad: 0, findings: 0, badLines: [], rows: [] }
  expect(await proveBusiness(deps, owner)).toMatchObject({ ...whole, contacts: 7, unbound: 0 })
  // Who was merged is proven with who stayed.
  expect(await proveContact(deps, owner, shop.carla)).toMatchObject({ ...whole, contacts: 2, lines: 5 })

  await database.admin.sql`update answers set answer = 'in' where contact_id in (${shop.bruno}, ${other.bruno})`
  await database.admin.sql`delete from ledger where contact_id = ${shop.released} and seq = 2`
  const found = await findingsOf(database.owner, { business: shop.slug })
  expect(found).toHaveLength(2)
  const proven = granted(await proveBusiness(deps, owner))
  expect(proven).toMatchObject({ bad: 1, findings: 2, badLines: [{ contactId: shop.released, seq: 2 }] })
  expect(proven?.rows).toEqual(found)
  expect(granted(await proveContact(deps, owner, shop.bruno))?.rows).toEqual(found)
  expect(await proveContact(deps, owner, shop.ana)).toMatchObject(whole)
  expect(await proveContact(deps, owner, other.bruno)).toBeNull()
})

test('who may not read evidence proves nothing', async () => {
  const reader = await makeMember(deps, shop.id, 'viewer')
  expect(await proveContact(deps, reader, shop.ana)).toEqual(NOT_ALLOWED)
  expect(await proveBusiness(deps, reader)).toEqual(NOT_ALLOWED)
})

test('what a business changes while it is proven is no finding', async () => {
  const { id, topics, ana } = other
  const before = await inBusiness(deps.db, id, (tx) => BusinessProof.read(tx, id, 30))
  await inBusiness(deps.db, id, async (tx) => {
    await pauseTopic(tx, id, topics.orders, true, Date.now())
    await raiseConfigVersion(tx, id)
  })
  const saved = await changeContact(deps, id, ana, {
    kind: 'preferences',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements: [{ on: 'answer', topicId: topics.orders, answer: 'out' }] }),
  })
  expect(saved.outcome).toBe('recorded')
  const content = readLine((await linesOf(database.admin, ana)).at(-1)?.payload ?? '')
  expect(before.compareLine(content, Date.now())).toMatchObject([{ table: 'topic_versions', problem: 'missing' }])
  const after = await inBusiness(deps.db, id, (tx) => before.renewed(tx, id))
  expect(after.compareLine(content, Date.now())).toEqual([])
  expect(await inBusiness(deps.db, id, (tx) => after.renewed(tx, id))).toBe(after)

  // The first answer on a page that not everybody sees brings its notice, and no version of the business.
  const { canonical, hash } = noticeHash({ format: 'sayso.notice.v2', language: 'en', title: 'For some people' })
  await inBusiness(deps.db, id, (tx) => keepNotice(tx, id, { hash, locale: 'en', canonical, now: Date.now() }))
  const shown = { ...content, notice: hash }
  expect(after.compareLine(shown, Date.now())).toMatchObject([{ table: 'notices', row: hash, problem: 'missing' }])
  const later = await inBusiness(deps.db, id, (tx) => after.renewed(tx, id))
  expect(later.compareLine(shown, Date.now())).toEqual([])

  // Evidence whose time ends while others are proven is deleted, and not missed.
  const [{ at } = { at: 0 }] = await database.admin.sql<{ at: number }[]>`select sayso_ms(clock_timestamp()) as at`
  expect(at).toBeGreaterThan(0)
  expect((await inBusiness(deps.db, id, (tx) => later.renewed(tx, id))).now).toBeGreaterThanOrEqual(at)
  expect(await inBusiness(deps.db, id, (tx) => later.renewed(tx, id))).toBe(later)
})
