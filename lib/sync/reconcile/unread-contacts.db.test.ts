import { expect, test } from 'vitest'
import { ANA } from '@/lib/sandbox/weni/testing'
import { storedState } from '@/lib/services/testing'
import { stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { newProgress, type Progress, readProgress } from './reading-progress'
import { readingTest } from './testing'

// What is known of contacts that a reading had to leave for later, because a write of ours was on its way to them.

const database = await createTestDatabase()

type World = Awaited<ReturnType<typeof readingTest>>

async function progressOf({ business }: World, kind: 'changes' | 'reconcile'): Promise<Progress> {
  const [row] = await database.admin.sql<{ cursor: string }[]>`
    select cursor from poll_cursors where business_id = ${business.id} and kind = ${kind}`
  return readProgress(row?.cursor ?? null, 'changes')
}

test('a contact that thirty nights could not read has no known moment: a VOLVER in its field lifts no stop', async () => {
  const world = await readingTest(database)
  const { business, ana } = world
  await world.stand.post('fields.json', { label: 'Sayso missed', value_type: 'text' })
  await world.stand.control('POST', 'settings', { assetCacheMs: 0 })
  await world.begin('nightly')
  const nights = newProgress('nightly', { readAt: Date.now() - 60_000, again: { [ANA]: 29 } })
  await database.admin.sql`
    update poll_cursors set cursor = ${JSON.stringify(nights)} where business_id = ${business.id} and kind = 'reconcile'`
  // VOLVER has been in the field for long when the person stops on the page.
  await world.edit({ fields: { sayso_missed: 'VOLVER' } })
  await world.inStep(stop)
  world.wait(31_000)
  await world.say(business, ana, yes(business.topics.news))
  expect(await world.read('reconcile')).toMatchObject({ ended: 'done' })
  expect(await progressOf(world, 'reconcile')).toMatchObject({ again: {}, unread: [ANA] })
  await world.inStep()
  world.wait(62_000)
  expect(await world.read('reconcile')).toMatchObject({ ended: 'done' })
  expect((await storedState(world.deps, business.id, ana)).stop?.on).toBe(true)
  expect(await world.reviews()).toEqual([{ kind: 'unsure_message' }])
  expect(await progressOf(world, 'reconcile')).toMatchObject({ again: {}, unread: [] })
})

test('a reading that is stopped in the middle knows at its end which contacts it could not read before', async () => {
  const world = await readingTest(database)
  const { business, ana } = world
  await world.inStep(yes(business.topics.orders))
  await world.edit({ fields: { consent_orders: 'no' } })
  await world.say(business, ana, yes(business.topics.news))
  world.toPresent()
  const strangers = Array.from({ length: 600 }, (_, place) => ({
    uuid: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    ...{ name: 'S', language: 'por', urn: `whatsapp:55119${String(10_000_000 + place)}` },
  }))
  await world.stand.control('POST', 'contacts', strangers)
  await world.begin('changes')
  let isSecond = false
  world.onContacts(async (contacts, query) => {
    if (!isSecond && 'cursor' in query) {
      isSecond = true
      await world.stand.control('POST', 'faults', { mode: '429', count: 1, path: 'contacts', retryAfter: 1 })
    }
    return contacts(query)
  })
  expect(await world.read()).toMatchObject({ ended: 'budget' })
  expect(await progressOf(world, 'changes')).toMatchObject({ left: [ANA] })
  world.wait(30_000)
  expect(await world.read()).toMatchObject({ ended: 'done' })
  expect(await progressOf(world, 'changes')).toMatchObject({ left: [], again: { [ANA]: 1 } })
})
