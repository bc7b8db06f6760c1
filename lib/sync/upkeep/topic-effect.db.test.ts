import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { archiveTopic } from '@/lib/services/business/archive-topic'
import { changeTopic } from '@/lib/services/business/change-topic'
import { createTopic } from '@/lib/services/business/create-topic'
import { restoreTopic } from '@/lib/services/business/restore-topic'
import { weighChange } from '@/lib/services/business/topic-effect'
import { weighTopic } from '@/lib/services/business/weigh-topic'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { testDeps } from '@/lib/services/testing'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { countFigures } from './count-figures'
import { feedAll } from './feed-lines'

const database = await createTestDatabase()
const sync = syncTest(database)
const deps = testDeps(database.app)
const worker = sync.syncDeps()
const { sql } = database.admin

/** More contacts than are counted while a member waits. */
const MANY = 10_000_000

const text = { name: 'Offers', description: 'What is new.', frequency: 'Weekly.' }
const texts = { en: text, es: text, 'pt-BR': text }

/** A business that is as large as `MANY` in its figures, of which these few contacts were counted. */
async function large() {
  const business = await sync.business()
  const { promos } = business.topics
  await changeTopic(deps, operatorOf(business.id), promos, { texts })
  const contacts = await Promise.all(Array.from({ length: 6 }, () => sync.contact(business)))
  const [agreed = '', refused = '', stopped = '', ...silent] = contacts
  await sync.say(business, agreed, yes(promos))
  await sync.say(business, refused, no(promos))
  await sync.say(business, stopped, stop)
  await feedAll(worker, () => true)
  await sql`update figures set reach_due_at = now() - interval '1 minute' where business_id = ${business.id}`
  await countFigures(worker, () => true)
  await sql`update figures set people = ${MANY} where business_id = ${business.id}`
  const [figures] = await sql<{ at: Date }[]>`select reach_at as at from figures where business_id = ${business.id}`
  return {
    business,
    promos,
    silent,
    countedAt: Number(figures?.at),
    editor: await makeMember(deps, business.id, 'editor'),
  }
}

test('of a large business the numbers are those that a worker counted last, and agreeing to them is enough', async () => {
  const { business, promos, silent, countedAt, editor } = await large()
  const change = { policy: 'opt_out', category: 'utility' } as const
  const effect = { starts: { not_refused: 3 }, stops: {}, countedAt }
  expect(await changeTopic(deps, editor, promos, change, { agreed: null })).toMatchObject({ outcome: 'asks', effect })
  // Somebody answers every second of the day: that asks nothing again.
  await sync.say(business, silent[0] ?? '', no(promos))
  expect(await weighTopic(deps, editor, promos, change)).toMatchObject({ outcome: 'weighed', effect })
  const agreed = { stops: 0, starts: 3 }
  expect(await changeTopic(deps, editor, promos, change, { agreed })).toEqual({ outcome: 'changed' })
})

test('archived topics are counted too, and a topic that does not exist yet reaches who stopped nothing', async () => {
  const { promos, editor } = await large()
  const archived = await archiveTopic(deps, editor, promos, { agreed: null })
  expect(archived).toMatchObject({ outcome: 'asks', effect: { stops: { no_topic: 1 }, starts: {} } })
  expect(await archiveTopic(deps, editor, promos, { agreed: { stops: 1, starts: 0 } })).toMatchObject({
    outcome: 'archived',
  })
  const restored = await restoreTopic(deps, editor, promos, { agreed: null })
  expect(restored).toMatchObject({ outcome: 'asks', effect: { starts: { opted_in: 1 }, stops: {} } })
  const more = { key: 'more', policy: 'opt_out', category: 'utility', texts } as const
  const created = await createTopic(deps, editor, more, { agreed: null })
  expect(created).toMatchObject({ outcome: 'asks', effect: { starts: { not_refused: 5 }, same: { stopped: 1 } } })
})

test('a large business of which nobody was counted yet says so, and changes nothing but words, until it is', async () => {
  const { business, promos, editor } = await large()
  // A worker of the last release has counted it, in its own table.
  await sql`update figures set states_at = null, reach_at = now(), reach_due_at = null where business_id = ${business.id}`
  await sql`delete from reach_states where business_id = ${business.id}`
  const change = { policy: 'opt_out', category: 'utility' } as const
  const config = () => sql`select policy, archived_at from topics where id = ${promos}`
  const before = await config()
  expect(await weighTopic(deps, editor, promos, change)).toEqual({ outcome: 'not_counted' })
  expect(await changeTopic(deps, editor, promos, change, { agreed: null })).toEqual({ outcome: 'not_counted' })
  expect(await archiveTopic(deps, editor, promos, { agreed: { stops: 1, starts: 0 } })).toEqual({
    outcome: 'not_counted',
  })
  expect(await config()).toEqual(before)
  // Nobody is touched by these, so nobody has to be counted for them.
  const words = { texts: { ...texts, en: { ...text, name: 'Our offers' } } }
  expect(await changeTopic(deps, editor, promos, words, { agreed: null })).toEqual({ outcome: 'changed' })
  const silent = { key: 'silent', policy: 'opt_in', category: 'marketing', texts } as const
  expect(await createTopic(deps, editor, silent, { agreed: null })).toMatchObject({ outcome: 'created' })
  // Looking at it has asked for the counting.
  await sql`update figures set reach_due_at = now() - interval '1 minute' where business_id = ${business.id}`
  await countFigures(worker, () => true)
  expect(await weighTopic(deps, editor, promos, change)).toMatchObject({
    ...{ outcome: 'weighed', effect: { starts: { not_refused: 3 } } },
  })
})

test('contacts who came after the last counting are not left out: there are more of them than were counted', async () => {
  const business = await sync.business()
  const { promos } = business.topics
  await sql`insert into figures (business_id, people, reach_at, states_at) values (${business.id}, 0, now(), now())
    on conflict (business_id) do update set people = 0, reach_at = excluded.reach_at, states_at = excluded.states_at`
  for (let made = 0; made < 5; made++) await sync.contact(business)
  const weigh = (most: number) =>
    inBusiness(deps.db, business.id, (tx) =>
      weighChange(
        tx,
        business.id,
        {
          ...{ topicId: promos, now: deps.clock.now() },
          before: { policy: 'opt_in', category: 'utility', paused: false },
          after: { policy: 'opt_out', category: 'utility', paused: false },
        },
        most,
      ),
    )
  await sql`update figures set reach_due_at = null where business_id = ${business.id}`
  expect(await weigh(2)).toBeNull()
  const [figures] = await sql`select reach_due_at from figures where business_id = ${business.id}`
  expect(figures?.['reach_due_at']).not.toBeNull()
  expect(await weigh(3)).toMatchObject({ starts: { not_refused: 5 }, countedAt: null })
})
