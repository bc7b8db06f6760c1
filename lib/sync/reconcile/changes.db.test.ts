import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import { BRUNO, PROMO_GROUP } from '@/lib/sandbox/weni/testing'
import { storedState } from '@/lib/services/testing'
import { stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { readingTest } from './testing'

const database = await createTestDatabase()

/** Makes Ana, who allows everything. Weni is up to date, and all of it has been read once. */
async function inStepAndRead() {
  const world = await readingTest(database)
  const { promos, orders } = world.business.topics
  await world.inStep(yes(promos), yes(orders))
  await world.begin('changes')
  expect(await world.read()).toMatchObject({ ended: 'done' })
  expect(await world.lines()).toHaveLength(1)
  return world
}

test('a No that an agent notes in a field is recorded once, with its time, and all of Weni follows', async () => {
  const world = await inStepAndRead()
  const { promos } = world.business.topics
  await world.edit({ fields: { consent_promo: 'no' } })
  for (let times = 0; times < 3; times++) expect(await world.read()).toMatchObject({ ended: 'done' })
  expect(await world.lines()).toMatchObject([{}, { kind: 'preferences', method: 'reconcile', actor: 'backend' }])
  const state = await storedState(world.deps, world.business.id, world.ana)
  const { modified_on: modifiedOn } = await world.record()
  expect(state.topics[promos]?.lanes.other).toMatchObject({ answer: 'out', at: Date.parse(modifiedOn) })
  await world.inStep()
  const { fields, groups } = await world.record()
  expect(fields).toMatchObject({ consent_promo: 'no', consent_orders: 'yes', marketing_opt_in: 'false' })
  expect(groups).toEqual([])
  // What we wrote ourselves is read back as a change, and has no effect.
  await world.read()
  expect(await world.lines()).toHaveLength(2)
  expect(await world.reviews()).toEqual([])
})

test('taken out of the group, out of marketing, stopped, blocked: each is a refusal', async () => {
  for (const [change, kind, topics] of [
    [{ removeGroups: [PROMO_GROUP] }, 'preferences', ['promos']],
    [{ fields: { marketing_opt_in: 'No' } }, 'preferences', ['promos', 'news']],
    [{ status: 'stopped' }, 'stop', []],
    [{ status: 'blocked' }, 'stop', []],
  ] as const) {
    const world = await inStepAndRead()
    await world.edit(change)
    world.wait(30_000)
    await world.read()
    expect(await world.lines()).toMatchObject([{}, { kind, method: 'reconcile' }])
    const state = await storedState(world.deps, world.business.id, world.ana)
    expect(state.stop?.on ?? false).toBe(kind === 'stop')
    for (const topic of topics) {
      expect(state.topics[world.business.topics[topic]]?.lanes.other).toMatchObject({ answer: 'out' })
    }
  }
})

test('a contact who returned here is not stopped again by an old stop in Weni', async () => {
  const world = await inStepAndRead()
  await world.edit({ status: 'stopped' })
  await world.read()
  await world.inStep({ on: 'stop', value: false })
  await world.read()
  await world.edit({ name: 'Ana Maria' })
  await world.read()
  expect((await storedState(world.deps, world.business.id, world.ana)).stop?.on).toBe(false)
  expect(await world.lines()).toHaveLength(3)
})

test('a Yes that appears there is no consent: put back, and listed for review once', async () => {
  const world = await inStepAndRead()
  await world.inStep(stop)
  await world.read()
  await world.edit({ fields: { consent_promo: 'yes', marketing_opt_in: 'true' }, addGroups: [PROMO_GROUP] })
  await world.read()
  await world.read()
  expect(await world.reviews()).toEqual([{ kind: 'drift' }])
  await world.inStep()
  const { fields, groups } = await world.record()
  expect(fields).toMatchObject({ consent_promo: 'no', marketing_opt_in: 'false' })
  expect(groups).toEqual([])
  await world.read()
  expect(await world.lines()).toHaveLength(2)
  expect(await world.reviews()).toHaveLength(1)
})

test('the switch for marketing is left alone while a flow that set it may still be calling us', async () => {
  const world = await inStepAndRead()
  await world.edit({ fields: { marketing_opt_in: 'false' } })
  await world.read()
  expect(await world.lines()).toHaveLength(1)
  world.wait(30_000)
  await world.read()
  expect(await world.lines()).toMatchObject([{}, { kind: 'preferences', method: 'reconcile' }])
})

test('while our own change is on its way a contact is not compared, but read again afterwards', async () => {
  const world = await inStepAndRead()
  const { promos, orders } = world.business.topics
  await world.say(world.business, world.ana, yes(world.business.topics.news))
  await world.edit({ fields: { consent_orders: 'no' } })
  await world.read()
  expect(await world.lines()).toHaveLength(2)
  await world.inStep()
  await world.read()
  const state = await storedState(world.deps, world.business.id, world.ana)
  expect(state.topics[orders]?.lanes.other).toMatchObject({ answer: 'out' })
  expect(state.topics[promos]?.lanes.other).toBeUndefined()
})

test('an unknown contact who refused is made and kept; one without a choice is not', async () => {
  const world = await inStepAndRead()
  await world.edit({ contact: BRUNO, fields: { consent_orders: 'no' } })
  await world.read()
  const rows = await database.admin.sql<{ contact_id: string; kind: string }[]>`
    select contact_id, kind from identities
    where business_id = ${world.business.id} and contact_id <> ${world.ana} order by kind`
  expect(rows.map((row) => row.kind)).toEqual(['backend', 'phone'])
  const state = await storedState(world.deps, world.business.id, rows[0]!.contact_id)
  expect(state.topics[world.business.topics.orders]?.lanes.other).toMatchObject({ answer: 'out' })
})

test('what a person wrote while we were away is understood, counts once, and the field is cleared', async () => {
  const world = await inStepAndRead()
  await world.stand.post('fields.json', { label: 'Sayso missed', value_type: 'text' })
  await world.stand.control('POST', 'settings', { assetCacheMs: 0 })
  await world.edit({ fields: { sayso_missed: 'Baja', marketing_opt_in: 'false' } })
  await world.read()
  await world.inStep()
  await world.read()
  expect(await world.lines()).toMatchObject([{}, { kind: 'stop', method: 'keyword', actor: 'contact' }])
  expect((await world.record()).fields['sayso_missed'] ?? '').toBe('')
  // Half a minute later it is known that what comes into the field is newer than the stop.
  world.wait(31_000)
  await world.read()
  // A stop that waits in the field is not lost by what the person wrote after it.
  await world.edit({ fields: { sayso_missed: 'VOLVER' } })
  await world.read()
  expect((await storedState(world.deps, world.business.id, world.ana)).stop?.on).toBe(false)
  await world.edit({ fields: { sayso_missed: 'Baja | MISDATOS' } })
  await world.read()
  await world.read()
  expect((await storedState(world.deps, world.business.id, world.ana)).stop?.on).toBe(true)
  await world.edit({ fields: { sayso_missed: 'Baja | volver' } })
  await world.read()
  expect((await storedState(world.deps, world.business.id, world.ana)).stop?.on).toBe(false)
  // Each refusal counts, also a narrower one behind one of everything.
  await world.edit({ fields: { sayso_missed: 'PARAR | pare de mandar promoções' } })
  await world.read()
  expect((await world.lines()).slice(-2)).toMatchObject([{ kind: 'stop' }, { kind: 'preferences', method: 'keyword' }])
  const both = await storedState(world.deps, world.business.id, world.ana)
  expect([both.stop?.on, both.topics[world.business.topics.promos]?.lanes.own?.answer]).toEqual([true, 'out'])
  await world.edit({ fields: { sayso_missed: 'o que é isso?' } })
  await world.read()
  await world.read()
  expect(await world.reviews()).toEqual([{ kind: 'unsure_message' }])
  // A review of an unsure message also says where the message was found.
  await world.edit({ fields: { sayso_missed: 'demasiados mensajes' } })
  await world.read()
  const { deps, business } = world
  const open = await inBusiness(deps.db, business.id, (tx) => readOpenReviews(tx, deps.keys, business.id, 10))
  const unsure = { kind: 'unsure_message', body: { missed: true } }
  expect(open).toMatchObject([unsure, { ...unsure, body: { text: 'demasiados mensajes', missed: true } }])
})

test('a return that was missed lifts no stop that may be newer than it, and is kept for review', async () => {
  const world = await inStepAndRead()
  const { promos, orders } = world.business.topics
  const isStopped = async () => (await storedState(world.deps, world.business.id, world.ana)).stop?.on
  // The person stops on the page while START waits in the field, and writes again.
  await world.inStep(stop)
  await world.edit({ fields: { sayso_missed: 'VOLVER | MISDATOS' } })
  await world.read()
  expect(await isStopped()).toBe(true)
  expect(await world.reviews()).toEqual([{ kind: 'unsure_message' }])
  expect((await world.record()).fields['sayso_missed'] ?? '').toBe('')
  // A No counts at once, also then, and so does what the field holds behind it only for review.
  await world.edit({ fields: { sayso_missed: 'no quiero ofertas | VOLVER' } })
  await world.read()
  expect(await isStopped()).toBe(true)
  const { topics } = await storedState(world.deps, world.business.id, world.ana)
  expect([promos, orders].map((id) => topics[id]?.lanes.own?.answer)).toEqual(['out', 'in'])
  expect(await world.reviews()).toHaveLength(2)
})
