import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readConfig } from '@/db/queries/business/config'
import { addDayCounts, type DayCount, readDayCounts } from '@/db/queries/figures/days'
import { claimReach, readStates, writeReach } from '@/db/queries/figures/reach'
import { decide } from '@/lib/consent/decide'
import type { Category, DecisionReason, Policy } from '@/lib/consent/types'
import { setTopicPaused } from '@/lib/services/business/pause-topic'
import { operatorOf } from '@/lib/services/callers/caller'
import { dayFormat } from '@/lib/services/figures/day-counts'
import { reasonsFor } from '@/lib/services/figures/reach'
import { storedState, testDeps } from '@/lib/services/testing'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { zoneAtNoon } from '@/testing/noon'
import { countFigures } from './count-figures'
import { feedAll } from './feed-lines'

const database = await createTestDatabase()
const sync = syncTest(database)
const deps = sync.syncDeps()
const sql = database.admin.sql

/** Counts everything: what waits for its time becomes due first. */
async function count() {
  await feedAll(deps, () => true)
  await sql`update figures set reach_due_at = now() - interval '1 minute' where reach_due_at is not null`
  await countFigures(deps, () => true)
}

type Business = Awaited<ReturnType<typeof sync.business>>

interface ReachCount {
  topicId: string
  reason: DecisionReason
  people: number
}

/** What was counted last, with the reasons that follow for each topic as it is set. */
async function reach({ id }: Business) {
  const [states, config] = await inBusiness(database.app, id, (tx) =>
    Promise.all([readStates(tx, id), readConfig(tx, id)]),
  )
  const topics = config?.topics.filter(({ archived }) => !archived) ?? []
  const counts = topics.flatMap((topic): ReachCount[] =>
    reasonsFor(states.counts, topic.id, topic).map((count) => ({ topicId: topic.id, ...count })),
  )
  return { ...states, counts }
}
const inOrder = (counts: readonly ReachCount[]) =>
  counts.toSorted((a, b) => `${a.topicId} ${a.reason}`.localeCompare(`${b.topicId} ${b.reason}`))
const days = ({ id }: Business) =>
  inBusiness(database.app, id, (tx) => readDayCounts(tx, id, { from: '2000-01-01', to: '2100-01-01' }))
/** `agreed promos person 2`, without the day. */
const events = async (business: Business) =>
  (await days(business)).map(({ event, detail, speaker, times }) => {
    const name = Object.entries(business.topics).find(([, id]) => id === detail)?.[0] ?? detail
    return [event, name, speaker, times].filter((part) => part !== '').join(' ')
  })

/** Counts by `decide`, contact by contact. */
async function decided(business: Business, contactIds: readonly string[]): Promise<ReachCount[]> {
  const topics = await sql<{ id: string; category: Category; policy: Policy; paused: boolean }[]>`
    select id, category, policy, paused from topics where business_id = ${business.id} and archived_at is null`
  const counts = new Map<string, ReachCount>()
  for (const contactId of contactIds) {
    const state = await storedState(deps.services, business.id, contactId)
    for (const topic of topics) {
      const { reason } = decide(state, topic, { now: Date.now() })
      const known = counts.get(`${topic.id} ${reason}`)
      counts.set(`${topic.id} ${reason}`, { topicId: topic.id, reason, people: (known?.people ?? 0) + 1 })
    }
  }
  return [...counts.values()]
}

test('the reach of each topic is what `decide` says of every contact; erased, released and merged ones are nobody', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  const contacts: string[] = []
  for (let made = 0; made < 8; made++) contacts.push(await sync.contact(business))
  const [a = '', b = '', c = '', erased = '', released = '', merged = '', ...others] = contacts
  await sync.say(business, a, yes(promos))
  await sync.say(business, b, no(promos))
  await sync.say(business, c, stop)
  await sql`update contacts set erased_at = now() where id = ${erased}`
  await sql`update contacts set released_at = now() where id = ${released}`
  await sql`update contacts set merged_into = ${a} where id = ${merged}`
  await count()
  const counted = await reach(business)
  expect(counted.people).toBe(5)
  expect(counted.at).toEqual(expect.any(Number))
  expect(inOrder(counted.counts)).toEqual(inOrder(await decided(business, [a, b, c, ...others])))
})

test('a change makes the reach due again, and so does a topic that is paused', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  const { promos } = business.topics
  await sync.say(business, contact, yes(promos))
  await count()
  const reasonOf = async () => (await reach(business)).counts.find(({ topicId }) => topicId === promos)?.reason
  expect(await reasonOf()).toBe('opted_in')
  await sync.say(business, contact, no(promos))
  await count()
  expect(await reasonOf()).toBe('opted_out')
  await setTopicPaused(testDeps(database.app), operatorOf(business.id), promos, true)
  await count()
  expect(await reasonOf()).toBe('topic_paused')
})

test('a business in which nothing changes is not counted again, and what ends by itself is within an hour', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  const dueAt = async () =>
    (await sql<{ at: Date | null }[]>`select reach_due_at as at from figures where business_id = ${business.id}`)[0]?.at
  await sync.say(business, contact, yes(business.topics.promos))
  await count()
  expect(await dueAt()).toBeNull()
  await sync.say(business, contact, { on: 'pause', until: Date.now() + 30 * 86_400_000 })
  await count()
  const { at } = await reach(business)
  expect(Number(await dueAt())).toBe((at ?? 0) + 3_600_000)
})

test('what is written while the reach is counted makes it due again, and a claim that was lost writes nothing', async () => {
  const business = await sync.business()
  const contact = await sync.contact(business)
  await sync.say(business, contact, yes(business.topics.promos))
  await count()
  const now = Date.now() + 60_000
  const within = <T>(work: Parameters<typeof inBusiness<T>>[2]) => inBusiness(deps.db, business.id, work)
  await sql`update figures set reach_due_at = now() - interval '1 second' where business_id = ${business.id}`
  expect(await within((tx) => claimReach(tx, business.id, now, now + 1000))).toBe(true)
  expect(await within((tx) => claimReach(tx, business.id, now, now + 2000))).toBe(false)
  await sync.say(business, contact, no(business.topics.promos))
  await feedAll(deps, () => true)
  const counted = { counts: [], people: 9, at: now, tookMs: 1, againAt: null }
  expect(await within((tx) => writeReach(tx, business.id, now + 1000, counted))).toBe(true)
  expect((await reach(business)).people).toBe(9)
  await count()
  expect((await reach(business)).people).toBe(1)
  // The first worker was thought dead: another one has claimed since.
  await sql`update figures set reach_claimed_until = ${new Date(now - 1000)} where business_id = ${business.id}`
  expect(await within((tx) => claimReach(tx, business.id, now, now + 3000))).toBe(true)
  expect(await within((tx) => writeReach(tx, business.id, now - 1000, counted))).toBe(false)
  expect((await reach(business)).people).toBe(1)
})

test('a counting that is broken off begins again', async () => {
  const business = await sync.business()
  await sync.say(business, await sync.contact(business), yes(business.topics.promos))
  await feedAll(deps, () => true)
  await sql`update figures set reach_due_at = now() - interval '1 minute', days_due_at = null`
  let looks = 0
  await countFigures(deps, () => (looks += 1) < 2)
  expect((await reach(business)).at).toBeNull()
  await countFigures(deps, () => true)
  expect((await reach(business)).people).toBe(1)
})

test('each line counts once, on its day in the zone of the business, by who said it', async () => {
  const business = await sync.business()
  await sql`
    update businesses set time_zone = ${zoneAtNoon()}, config_version = config_version + 1 where id = ${business.id}`
  const [a, b] = [await sync.contact(business), await sync.contact(business)]
  const { promos } = business.topics
  await sync.say(business, a, yes(promos))
  await sync.say(business, b, yes(promos))
  await sync.say(business, b, no(promos))
  // Repeats change nothing.
  await sync.say(business, b, no(promos))
  await sync.say(business, a, stop)
  await count()
  await count()
  const wanted = ['agreed person 2', 'agreed promos person 2', 'refused person 1', 'refused promos person 1']
  expect((await events(business)).toSorted()).toEqual([...wanted, 'stopped person 1'])
  const [line] = await sql<{ at: Date; zone: string }[]>`
    select l.occurred_at as at, b.time_zone as zone from ledger l join businesses b on b.id = l.business_id
    where l.business_id = ${business.id} limit 1`
  const day = dayFormat(line?.zone ?? '')(Number(line?.at))
  expect(new Set((await days(business)).map((row) => row.day))).toEqual(new Set([day]))
  await sync.say(business, a, { on: 'stop', value: false })
  await count()
  expect(await events(business)).toContain('returned person 1')
})

test('workers that count at once count each line once', async () => {
  const business = await sync.business()
  for (let place = 0; place < 5; place++)
    await sync.say(business, await sync.contact(business), yes(business.topics.promos))
  await feedAll(deps, () => true)
  await Promise.all([1, 2, 3].map(() => countFigures(deps, () => true)))
  await count()
  expect(await events(business)).toContain('agreed promos person 5')
})

test('a count that can’t be written leaves the place where it was', async () => {
  const business = await sync.business()
  await sync.say(business, await sync.contact(business), yes(business.topics.promos))
  await feedAll(deps, () => true)
  const broken: DayCount = { day: '2026-11-29', event: 'agreed', detail: '', speaker: 'person', times: 1 }
  const failing = inBusiness(deps.db, business.id, async (tx) => {
    await addDayCounts(tx, business.id, [broken], { position: 1, isDone: true })
    throw new Error('killed')
  })
  await expect(failing).rejects.toThrow('killed')
  await count()
  expect((await events(business)).toSorted()).toEqual(['agreed person 1', 'agreed promos person 1'])
})
