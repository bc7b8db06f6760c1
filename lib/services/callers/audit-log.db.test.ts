import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { newId } from '@/lib/ids'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import type { AuditFilter } from './audit-filter'
import { type Caller, operatorOf } from './caller'
import { exportAuditLog } from './export-audit-log'
import { granted, NOT_ALLOWED } from './in-business-for'
import { type AuditPlace, readAuditLog, readAuditPeople } from './read-audit-log'
import { type AuditEntry, recordAudit } from './record-audit'
import { makeMember } from './testing'

const database = await createTestDatabase()

/** A business whose clock stands still until a test moves it. */
async function makeLog() {
  let now = Date.UTC(2026, 10, 1)
  const clock = { now: () => now }
  const deps = testDeps(database.app, { clock })
  const business = await makeBusiness(deps)
  const owner = { ...(await makeMember(deps, business.id, 'owner')), from: '203.0.113.7' }
  const write = (caller: Caller, entry: Partial<AuditEntry> = {}) =>
    inBusiness(deps.db, business.id, (tx) => {
      now += 1000
      const subject = { kind: 'business', id: business.id } as const
      return recordAudit(deps, tx, caller, { action: 'settings.changed', subject, ...entry })
    })
  return { deps, business, owner, write, at: () => now }
}

async function read(world: Awaited<ReturnType<typeof makeLog>>, filter: AuditFilter = {}) {
  const page = await readAuditLog(world.deps, world.owner, { filter, limit: 100 })
  if (page.outcome !== 'read') throw new Error('an owner may read the log')
  return page.entries
}

test('an entry keeps from where a member did it; of keys and operators no address is known', async () => {
  const world = await makeLog()
  const { business, owner, write } = world
  const key = { kind: 'key', businessId: business.id, keyId: newId(), scopes: [], mode: 'live' } as const
  const { from: _, ...unknown } = owner
  for (const caller of [owner, unknown, key, operatorOf(business.id)]) await write(caller)
  expect((await read(world)).slice(0, 4).map(({ callerKind, fromIp }) => [callerKind, fromIp])).toEqual([
    ['operator', null],
    ['key', null],
    ['member', null],
    ['member', '203.0.113.7'],
  ])
})

test('entries are asked for by who, by kind of thing and by time, and by all of them', async () => {
  const world = await makeLog()
  const { business, owner, write, at } = world
  await write(owner, { action: 'topic.paused', subject: { kind: 'topic', id: business.topics.promos } })
  const middle = at()
  await write(operatorOf(business.id), {
    action: 'topic.resumed',
    subject: { kind: 'topic', id: business.topics.promos },
  })
  await write(owner)
  const actions = async (filter: AuditFilter) => (await read(world, filter)).map(({ action }) => action)
  expect(await actions({ caller: { id: owner.memberId } })).toEqual(['settings.changed', 'topic.paused'])
  expect(await actions({ caller: 'operator' })).toEqual(['topic.resumed', 'member.added'])
  expect(await actions({ subjectKind: 'topic' })).toEqual(['topic.resumed', 'topic.paused'])
  expect(await actions({ from: middle, until: middle + 1001 })).toEqual(['topic.resumed', 'topic.paused'])
  expect(await actions({ from: middle, until: middle + 1001, caller: 'operator' })).toEqual(['topic.resumed'])
  expect(await actions({ caller: { id: newId() } })).toEqual([])
})

test('people and things have their names, a test key too; what is gone or never had one has none', async () => {
  const world = await makeLog()
  const { deps, business, owner, write } = world
  const key = granted(await createApiKey(deps, owner, { name: 'CRM', scopes: ['check'], mode: 'test' }))
  await write(owner, { action: 'topic.paused', subject: { kind: 'topic', id: business.topics.promos } })
  const topic = business.topics.promos
  await write(owner, { action: 'template.mapped', subject: { kind: 'template', id: newId() }, changes: { topic } })
  await write(owner, { action: 'backend.enabled', subject: { kind: 'backend', id: newId() } })
  await write(owner, { action: 'contact.erased', subject: { kind: 'contact', id: newId() } })
  const entries = await readAuditLog(deps, owner, { limit: 5, locale: 'es' })
  expect(entries).toMatchObject({
    entries: [
      { callerName: 'Ana', subjectKind: 'contact', subjectName: null },
      { callerName: 'Ana', subjectKind: 'backend', subjectName: null },
      { callerName: 'Ana', subjectKind: 'template', subjectName: null, changes: { topic: 'promos' } },
      // The texts of a test’s topic are English only.
      { callerName: 'Ana', subjectKind: 'topic', subjectName: 'promos' },
      { callerName: 'Ana', subjectKind: 'key', subjectId: key.id, subjectName: 'CRM' },
    ],
  })
  expect(JSON.stringify(entries)).not.toContain(key.token)
})

test('pages lead to older entries and back, each entry once', async () => {
  const world = await makeLog()
  for (let place = 0; place < 6; place++) await world.write(world.owner, { changes: { place } })
  const page = async (place: { before?: AuditPlace | null; after?: AuditPlace | null }) => {
    const filter = { caller: { id: world.owner.memberId } }
    const found = await readAuditLog(world.deps, world.owner, { filter, limit: 2, ...place })
    if (found.outcome !== 'read') throw new Error('an owner may read the log')
    return { places: found.entries.map(({ changes }) => changes['place']), next: found.next, previous: found.previous }
  }
  const first = await page({})
  const second = await page({ before: first.next })
  const third = await page({ before: second.next })
  expect([first, second, third].map(({ places }) => places)).toEqual([
    [5, 4],
    [3, 2],
    [1, 0],
  ])
  expect([first.previous, third.next]).toEqual([null, null])
  const back = await page({ after: third.previous })
  expect([back.places, back.previous !== null, back.next !== null]).toEqual([[3, 2], true, true])
  expect(await page({ after: back.previous })).toEqual({ places: [5, 4], previous: null, next: first.next })
})

test('an export has every entry that is asked for once, and its own entry comes first', async () => {
  const world = await makeLog()
  const { deps, business, owner, write } = world
  for (let place = 0; place < 250; place++) await write(owner, { changes: { place } })
  const places: unknown[] = []
  const exported = granted(await exportAuditLog(deps, owner, { caller: { id: owner.memberId } }, 'en'))
  for await (const entries of exported.parts)
    places.push(...entries.map(({ action, changes }) => (action === 'export.read' ? action : changes['place'])))
  expect(places).toEqual(['export.read', ...Array.from({ length: 250 }, (_, place) => 249 - place)])
  const viewer = await makeMember(deps, business.id, 'viewer')
  expect(await exportAuditLog(deps, viewer, {}, 'en')).toEqual(NOT_ALLOWED)
})

test('whom one can ask for: the members and the keys; not for viewers', async () => {
  const { deps, business, owner } = await makeLog()
  const { id } = granted(await createApiKey(deps, owner, { name: 'CRM', scopes: ['check'], mode: 'live' }))
  expect(await readAuditPeople(deps, owner)).toEqual({
    outcome: 'read',
    members: [{ id: owner.memberId, name: 'Ana' }],
    keys: [{ id, name: 'CRM' }],
  })
  const viewer = await makeMember(deps, business.id, 'viewer')
  expect(await readAuditPeople(deps, viewer)).toEqual({ outcome: 'not_allowed' })
})
