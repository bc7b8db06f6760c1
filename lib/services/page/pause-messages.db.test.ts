import { expect, test } from 'vitest'
import { decide } from '@/lib/consent/decide'
import { pauseEnd } from '@/lib/consent/time'
import { FOREVER, PAUSES, type Topic } from '@/lib/consent/types'
import { linesOf, makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { pauseMessages, resumeMessages } from './pause-messages'
import { returnMessages } from './return-messages'
import { savePreferences } from './save-preferences'
import { stopEverything } from './stop-everything'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const orders: Topic = { id: business.topics.orders, policy: 'opt_out', category: 'utility', paused: false }
const security: Topic = { id: business.topics.security, policy: 'required', category: 'authentication', paused: false }

async function opened() {
  const contactId = await makeContact(deps, business.id)
  return {
    contactId,
    look: () => visit(deps, business, contactId),
    stopped: async () => {
      const stop = await stopEverything(deps, await visit(deps, business, contactId))
      if (stop.outcome !== 'recorded') throw new Error('a test expected a stop')
      return stop.changeId
    },
    state: () => storedState(deps, business.id, contactId),
    kinds: async () => (await linesOf(database.admin, contactId)).map((line) => line.kind),
  }
}

/** The times at which a pause made since `began` may end: there are two if a new day has begun in between. */
const endsSince = (began: number, length: (typeof PAUSES)[number]) =>
  [began, Date.now()].map((at) => pauseEnd(at, length, 'America/Sao_Paulo'))

test.each(PAUSES)(
  'a pause of %s ends at 09:00 in the zone of the business, keeps every answer, and marks its end',
  async (length) => {
    const { look, state, contactId } = await opened()
    const before = await state()
    const began = Date.now()
    await pauseMessages(deps, await look(), length)
    const { pause, ...rest } = await state()
    const { pause: _, ...restBefore } = before
    expect(rest).toEqual(restBefore)
    const end = pause?.until ?? 0
    expect(endsSince(began, length)).toContain(end)
    const now = Date.now()
    expect(decide(await state(), orders, { now })).toEqual({
      allowed: false,
      reason: 'paused',
      until: length === 'forever' ? null : end,
    })
    expect(decide(await state(), security, { now }).allowed).toBe(true)
    if (length !== 'forever') expect(decide(await state(), orders, { now: end }).allowed).toBe(true)
    const [mark] = await database.admin.sql<
      { at: number | null }[]
    >`select sayso_ms(recheck_at) as at from sync_marks where contact_id = ${contactId}`
    expect(mark?.at ?? FOREVER).toBe(end)
  },
)

test('a shorter pause after a longer one is what the person says last', async () => {
  const { look, state } = await opened()
  const began = Date.now()
  await pauseMessages(deps, await look(), '3m')
  await pauseMessages(deps, await look(), '1w')
  expect(endsSince(began, '1w')).toContain((await state()).pause?.until)
})

test('resuming ends a pause now; where nothing is paused it says nothing', async () => {
  const { look, state, kinds } = await opened()
  expect(await resumeMessages(deps, await look())).toMatchObject({ outcome: 'unchanged' })
  await pauseMessages(deps, await look(), 'forever')
  expect(await resumeMessages(deps, await look())).toMatchObject({ outcome: 'recorded' })
  expect((await state()).pause?.until).toBeNull()
  expect(await kinds()).toEqual(['pause', 'resume'])
})

test('a pause instead of a stop lifts the stop in the same line', async () => {
  const { look, state, kinds, stopped } = await opened()
  const first = await stopped()
  const began = Date.now()
  await pauseMessages(deps, await look(), '1m', first)
  const { stop, pause } = await state()
  expect(stop).toMatchObject({ on: false })
  expect(endsSince(began, '1m')).toContain(pause?.until)
  expect(await kinds()).toEqual(['stop', 'pause'])
})

test('a pause in the place of a stop does not lift a later one: it was made on its own', async () => {
  const { look, state, stopped } = await opened()
  const first = await stopped()
  await returnMessages(deps, await look())
  const later = await stopped()
  expect(await pauseMessages(deps, await look(), '1w', first)).toMatchObject({ outcome: 'recorded' })
  const held = await state()
  expect(held.stop).toMatchObject({ on: true, changeId: later })
  expect(held.pause?.until).toBeGreaterThan(Date.now())
  expect(decide(held, orders, { now: Date.now() })).toMatchObject({ reason: 'stopped' })
})

test('a pause beside a stop leaves the stop alone', async () => {
  const { look, state } = await opened()
  await stopEverything(deps, await look())
  await pauseMessages(deps, await look(), '1w')
  expect((await state()).stop?.on).toBe(true)
  expect(decide(await state(), orders, { now: Date.now() })).toMatchObject({ reason: 'stopped' })
})

test('a stop is stored, holds for every topic but the required one, and sent twice has the effect of once', async () => {
  const { look, state, kinds } = await opened()
  const actor = await look()
  expect(await stopEverything(deps, actor)).toMatchObject({ outcome: 'recorded' })
  expect(await stopEverything(deps, actor)).toMatchObject({ outcome: 'repeated' })
  expect(await kinds()).toEqual(['stop'])
  const held = await state()
  expect(decide(held, orders, { now: Date.now() })).toMatchObject({ allowed: false, reason: 'stopped' })
  expect(decide(held, security, { now: Date.now() }).allowed).toBe(true)
})

test('a stop repeated on a later page is recorded: a refusal is never lost', async () => {
  const { look, kinds } = await opened()
  await stopEverything(deps, await look())
  expect(await stopEverything(deps, await look())).toMatchObject({
    outcome: 'recorded',
    effects: [{ outcome: 'reaffirmed' }],
  })
  expect(await kinds()).toEqual(['stop', 'stop'])
})

test('a return gives back each answer as it was just before the stop, never more', async () => {
  const { look, state } = await opened()
  const actor = await look()
  const { promos, news } = business.topics
  await savePreferences(deps, actor, {
    notice: actor.link.config.notices['en'] ?? '',
    shown: { [promos]: false, [orders.id]: true, [news]: false },
    submitted: { [promos]: true, [orders.id]: false, [news]: false },
  })
  const before = await state()
  await stopEverything(deps, await look())
  expect(await returnMessages(deps, await look())).toMatchObject({ outcome: 'recorded' })
  const after = await state()
  expect(after.topics).toEqual(before.topics)
  expect(after.stop?.on).toBe(false)
  expect(await returnMessages(deps, await look())).toMatchObject({ outcome: 'unchanged' })
})
