import { expect, test } from 'vitest'
import { makeMember } from '@/lib/services/callers/testing'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { DAYS, readOverview } from '@/lib/services/figures/read-overview'
import { readWaiting } from '@/lib/services/figures/read-waiting'
import { testDeps } from '@/lib/services/testing'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { zoneAtNoon } from '@/testing/noon'
import { countFigures } from './count-figures'
import { feedAll } from './feed-lines'

const database = await createTestDatabase()
const sync = syncTest(database)
const deps = testDeps(database.app)
const worker = sync.syncDeps()

async function count() {
  await feedAll(worker, () => true)
  await database.admin.sql`update figures set reach_due_at = now() - interval '1 second' where reach_due_at is not null`
  await countFigures({ ...worker, clock: { now: () => Date.now() + 1000 } }, () => true)
}

test('contacts who have said nothing are counted after an hour, once somebody looks', async () => {
  const business = await sync.business()
  const viewer = await makeMember(deps, business.id, 'viewer')
  await sync.say(business, await sync.contact(business), yes(business.topics.promos))
  await count()
  await sync.contact(business)
  const people = async (now: number) => {
    const overview = await readOverview({ ...deps, clock: { now: () => now } }, viewer)
    await count()
    return overview.outcome === 'read' ? overview.people : null
  }
  const now = Date.now()
  expect([await people(now), await people(now)]).toEqual([1, 1])
  expect([await people(now + 2 * 3_600_000), await people(now)]).toEqual([1, 2])
})

test('the overview is what was counted: reach by topic in the order of the page, and what happened by the day', async () => {
  const business = await sync.business()
  await database.admin.sql`
    update businesses set time_zone = ${zoneAtNoon()}, config_version = config_version + 1 where id = ${business.id}`
  const { promos } = business.topics
  const contacts = [await sync.contact(business), await sync.contact(business), await sync.contact(business)]
  const [a = '', b = '', c = ''] = contacts
  await sync.say(business, a, yes(promos))
  await sync.say(business, b, no(promos))
  await sync.say(business, c, stop)
  const viewer = await makeMember(deps, business.id, 'viewer')
  expect(await readOverview(deps, viewer)).toMatchObject({ people: 0, countedAt: null })
  await count()
  const overview = await readOverview(deps, viewer)
  if (overview.outcome !== 'read') throw new Error('a viewer may read the overview')
  expect(overview).toMatchObject({ people: 3, countedAt: expect.any(Number) as number, refusals: 2 })
  const topic = overview.topics.find(({ topic: { id } }) => id === promos)
  expect(topic).toMatchObject({ allowed: 1, people: { yes: 1, no: 1, stopped: 1, silent: 0, silent_allowed: 0 } })
  expect(overview.days).toHaveLength(DAYS)
  expect(new Set(overview.days.map(({ day }) => day)).size).toBe(DAYS)
  const [line] = await database.admin.sql<{ zone: string; at: Date }[]>`
    select b.time_zone as zone, min(l.occurred_at) as at from ledger l join businesses b on b.id = l.business_id
    where b.id = ${business.id} group by 1`
  const day = dayFormat(line?.zone ?? '')(Number(line?.at))
  expect(overview.days.filter(({ agreed, refused }) => agreed + refused > 0)).toEqual([
    { day, agreed: 1, refused: 2, agreedByOthers: 0, refusedByOthers: 0 },
  ])
})

test('a member of another business is told nothing of this one', async () => {
  const [ours, theirs] = [await sync.business(), await sync.business()]
  await sync.say(ours, await sync.contact(ours), yes(ours.topics.promos))
  await count()
  const stranger = await makeMember(deps, theirs.id, 'owner')
  const asked = { ...stranger, businessId: ours.id }
  expect(await readOverview(deps, asked)).toEqual({ outcome: 'not_allowed' })
  expect(await readWaiting(deps, asked)).toEqual({ outcome: 'not_allowed' })
})
