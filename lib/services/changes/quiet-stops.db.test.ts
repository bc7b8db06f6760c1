import { expect, test } from 'vitest'
import { isStoppedFor } from '@/lib/consent/effective'
import { linkDay } from '@/lib/links/link-age'
import { refuseTopic } from '@/lib/services/page/refuse-topic'
import { returnMessages } from '@/lib/services/page/return-messages'
import { stopEverything } from '@/lib/services/page/stop-everything'
import {
  asElsewhere,
  badLines,
  linesOf,
  makeBusiness,
  makeContact,
  storedState,
  testDeps,
  visit,
} from '@/lib/services/testing'
import { ageLines } from '@/testing/age-lines'
import { createTestDatabase } from '@/testing/database'
import { changeContact } from './change-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const FEW = 5

/** A person with an expired link, who sends what the page would send, from any state that they make up. */
async function flooding() {
  const contactId = await makeContact(deps, business.id)
  const actor = await visit(deps, business, contactId, { day: linkDay(Date.now()) - 60 })
  expect(actor.link.power).toBe('limited')
  const stop = (state: number) => stopEverything(asElsewhere(deps), { ...actor, formId: `${contactId}:${state}` })
  const quiet = async () => {
    const [row] = await database.admin.sql<{ count: number; at: number | null }[]>`
      select quiet_stops as count, sayso_ms(quiet_stop_at)::float8 as at from contacts where id = ${contactId}`
    return row ?? { count: 0, at: null }
  }
  return { contactId, actor, stop, quiet }
}

const receiveLate = (contactId: string, kind: 'return', at: number) =>
  changeContact(deps, business.id, contactId, {
    kind,
    actor: 'contact',
    method: 'keyword',
    claimedAt: at,
    evidence: { text: 'START' },
    say: () => ({ statements: [{ on: 'stop', value: false }] }),
  })

test('of many stops by one expired link the first few have lines; the rest are counted, and each is answered', async () => {
  const { contactId, stop, quiet } = await flooding()
  for (let state = 0; state < 40; state++) expect(await stop(state)).toHaveProperty('changeId')
  const lines = await linesOf(database.admin, contactId)
  expect(lines).toHaveLength(FEW)
  expect((await quiet()).count).toBe(40 - FEW)
  // A quiet stop returns the id of the last line.
  expect(await stop(99)).toMatchObject({ outcome: 'repeated', changeId: lines.at(-1)?.changeId })
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('sent all at once they are no more', async () => {
  const { contactId, stop } = await flooding()
  const results = await Promise.all(Array.from({ length: 30 }, (_, state) => stop(state)))
  expect(results.every((result) => 'changeId' in result)).toBe(true)
  expect(await linesOf(database.admin, contactId)).toHaveLength(FEW)
})

test('a stop that changes something is never silent, however many came before', async () => {
  const { contactId, stop } = await flooding()
  for (let state = 0; state < 20; state++) await stop(state)
  await returnMessages(deps, await visit(deps, business, contactId))
  expect((await storedState(deps, business.id, contactId)).stop).toMatchObject({ on: false })
  expect(await stop(50)).toMatchObject({ outcome: 'recorded' })
  expect((await storedState(deps, business.id, contactId)).stop).toMatchObject({ on: true })
})

test('a stop repeated after an hour has a line: it proves that the person still wants it', async () => {
  const { contactId, stop } = await flooding()
  for (let state = 0; state < 20; state++) await stop(state)
  await ageLines(database.admin, contactId, 61 * 60_000)
  expect(await stop(50)).toMatchObject({ outcome: 'recorded' })
})

test('a return that arrives late does not lift a quiet stop that came after it', async () => {
  const { contactId, stop, quiet } = await flooding()
  for (let state = 0; state < FEW; state++) await stop(state)
  await stop(90)
  const { count, at } = await quiet()
  expect(count).toBe(1)
  // It is written after all stops that have a line, at the moment of the quiet stop: at the same moment the No wins.
  await receiveLate(contactId, 'return', at ?? 0)
  expect((await storedState(deps, business.id, contactId)).stop).toMatchObject({ on: true })
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
  expect(await quiet()).toMatchObject({ count: 1, at: null })
})

test('the same form again is a No of its own time: a return from between that arrives late does not lift it', async () => {
  const { contactId, stop, quiet } = await flooding()
  const first = await stop(0)
  // The page of a limited link sends the same form each time.
  expect(await stop(0)).toMatchObject({ outcome: 'repeated', changeId: 'changeId' in first && first.changeId })
  expect(await linesOf(database.admin, contactId)).toHaveLength(1)
  const { count, at } = await quiet()
  expect(count).toBe(1)
  await receiveLate(contactId, 'return', at ?? 0)
  expect((await storedState(deps, business.id, contactId)).stop).toMatchObject({ on: true })
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('the same form an hour later has a line of its own: of a stop, and of a topic', async () => {
  const { contactId, actor, stop } = await flooding()
  const refuse = () =>
    refuseTopic(deps, actor, { topicId: business.topics.promos, notice: '', shown: [], movedOff: [] })
  await refuse()
  await stop(0)
  await ageLines(database.admin, contactId, 61 * 60_000)
  expect([await stop(0), await refuse()]).toMatchObject([
    { outcome: 'recorded', effects: [{ on: 'stop', outcome: 'reaffirmed' }] },
    { outcome: 'recorded', effects: [{ on: 'answer', outcome: 'reaffirmed' }] },
  ])
  expect(await linesOf(database.admin, contactId)).toHaveLength(4)
})

test('a topic refused again by the same form is a No of its own time, and a double tap is one No', async () => {
  const { contactId, actor } = await flooding()
  const topicId = business.topics.promos
  const refuse = () => refuseTopic(deps, actor, { topicId, notice: '', shown: [], movedOff: [] })
  const first = await refuse()
  const tap = (line: typeof first) => ({ outcome: 'repeated', changeId: line && 'changeId' in line && line.changeId })
  expect(await refuse()).toMatchObject(tap(first))
  await ageLines(database.admin, contactId, 20 * 60_000)
  const again = await refuse()
  expect(again).toMatchObject({ outcome: 'recorded', effects: [{ on: 'answer', outcome: 'reaffirmed' }] })
  expect(await refuse()).toMatchObject(tap(again))
  const lines = await linesOf(database.admin, contactId)
  expect(lines).toHaveLength(2)
  // A Yes from between the two that a member notes only now does not win.
  await changeContact(deps, business.id, contactId, {
    ...{ kind: 'preferences', actor: 'member', method: 'agent', evidence: { said: 'Sim.' } },
    claimedAt: (lines[1]?.occurredAt ?? 0) - 1,
    say: () => ({ statements: [{ on: 'answer', topicId, answer: 'in' }] }),
  })
  expect((await storedState(deps, business.id, contactId)).topics[topicId]?.lanes.own).toMatchObject({ answer: 'out' })
})

test('a Yes that a member notes later, from before a quiet stop, does not pass it', async () => {
  const { contactId, stop, quiet } = await flooding()
  for (let state = 0; state < FEW; state++) await stop(state)
  await stop(90)
  await changeContact(deps, business.id, contactId, {
    kind: 'preferences',
    actor: 'member',
    method: 'agent',
    claimedAt: (await quiet()).at ?? 0,
    evidence: { said: 'I would like the promotions.' },
    say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer: 'in' }] }),
  })
  const state = await storedState(deps, business.id, contactId)
  expect(state.topics[business.topics.promos]?.lanes.own).toMatchObject({ answer: 'in' })
  expect(isStoppedFor(state, business.topics.promos)).toBe(true)
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('a return after the quiet stop lifts it, and leaves no line for it', async () => {
  const { contactId, stop } = await flooding()
  for (let state = 0; state < 10; state++) await stop(state)
  await returnMessages(deps, await visit(deps, business, contactId))
  expect((await storedState(deps, business.id, contactId)).stop).toMatchObject({ on: false })
  expect(await linesOf(database.admin, contactId)).toHaveLength(FEW + 1)
})
