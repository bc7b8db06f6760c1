import { expect, test } from 'vitest'
import type { PageVisitor } from '@/lib/services/page/page-act'
import { pauseMessages } from '@/lib/services/page/pause-messages'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { undoChange } from '@/lib/services/page/undo-change'
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
import { createTestDatabase } from '@/testing/database'
import { changeContact } from './change-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const { orders, promos, news } = business.topics

const noticeOf = (actor: PageVisitor) => actor.link.config.notices['en'] ?? ''
const switched = (actor: PageVisitor, topicId: string, on: boolean) =>
  savePreferences(asElsewhere(deps), actor, {
    notice: noticeOf(actor),
    shown: { [topicId]: !on },
    submitted: { [topicId]: on },
  })

function tally(words: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word ?? 'nothing'] = (counts[word ?? 'nothing'] ?? 0) + 1
  return counts
}

test('20 saves, stops and pauses at once on one contact are 20 lines of one unbroken chain, each later than the last', async () => {
  const contactId = await makeContact(deps, business.id)
  const open = await visit(deps, business, contactId)
  const acts = Array.from({ length: 20 }, (_, place) => {
    const actor = { ...open, formId: `${open.formId}:${place}` }
    if (place % 4 === 0) return stopEverything(asElsewhere(deps), actor)
    if (place % 4 === 1) return pauseMessages(asElsewhere(deps), actor, '1m')
    return switched(actor, place % 2 === 0 ? promos : orders, false)
  })
  await Promise.all(acts)
  const lines = await linesOf(database.admin, contactId)
  expect(lines.map((line) => line.seq)).toEqual(Array.from({ length: 20 }, (_, place) => place + 1))
  const times = lines.map((line) => line.occurredAt)
  expect(times.every((time, place) => place === 0 || time > (times[place - 1] ?? 0))).toBe(true)
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
  const state = await storedState(deps, business.id, contactId)
  expect(state.stop?.on).toBe(true)
  expect(state.topics[orders]?.lanes.own?.answer).toBe('out')
})

test('acts of many contacts at once do not mix', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => makeContact(deps, business.id)))
  const actors = await Promise.all(ids.map((id) => visit(deps, business, id)))
  await Promise.all(
    actors.flatMap((actor) => [switched(actor, promos, true), stopEverything(asElsewhere(deps), actor)]),
  )
  for (const id of ids) {
    expect(await badLines(database.owner, { contact: id })).toEqual([])
    expect(await linesOf(database.admin, id)).toHaveLength(2)
  }
})

test('two tabs merge: each difference applies, whichever comes first, and the later one learns of the other', async () => {
  const contactId = await makeContact(deps, business.id)
  const [one, two] = [await visit(deps, business, contactId), await visit(deps, business, contactId)]
  const shown = { [orders]: true, [promos]: false, [news]: false }
  const notice = noticeOf(one)
  const results = await Promise.all([
    savePreferences(asElsewhere(deps), one, { notice, shown, submitted: { ...shown, [promos]: true } }),
    savePreferences(asElsewhere(deps), two, { notice, shown, submitted: { ...shown, [orders]: false } }),
  ])
  const { topics } = await storedState(deps, business.id, contactId)
  expect(topics[promos]?.lanes.own?.answer).toBe('in')
  expect(topics[orders]?.lanes.own?.answer).toBe('out')
  expect(topics[news]).toBeUndefined()
  expect(results.filter((result) => 'between' in result && result.between)).toHaveLength(1)
})

test.each(['save', 'stop'] as const)('the same form (%s) sent five times at once has one line', async (act) => {
  const contactId = await makeContact(deps, business.id)
  const actor = await visit(deps, business, contactId)
  const send = async () => {
    if (act === 'stop') return stopEverything(asElsewhere(deps), actor)
    const result = await switched(actor, orders, false)
    return 'change' in result ? result.change : null
  }
  const results = await Promise.all([send(), send(), send(), send(), send()])
  expect(tally(results.map((result) => result?.outcome))).toEqual({ recorded: 1, repeated: 4 })
  const [line, ...others] = await linesOf(database.admin, contactId)
  expect(others).toEqual([])
  expect(results.every((result) => result && 'changeId' in result && result.changeId === line?.changeId)).toBe(true)
})

test('a stop that was undone is repeated by the same old form, and is not lost', async () => {
  const contactId = await makeContact(deps, business.id)
  const old = await visit(deps, business, contactId)
  const first = await stopEverything(deps, old)
  if (first.outcome !== 'recorded') throw new Error('the first stop was not recorded')
  await undoChange(deps, await visit(deps, business, contactId), first.changeId)
  expect((await storedState(deps, business.id, contactId)).stop?.on).toBe(false)
  const again = await stopEverything(deps, old)
  expect(again).toMatchObject({ outcome: 'recorded' })
  expect((await storedState(deps, business.id, contactId)).stop?.on).toBe(true)
  expect(await stopEverything(deps, old)).toMatchObject({ outcome: 'repeated' })
  expect((await linesOf(database.admin, contactId)).map((line) => line.kind)).toEqual(['stop', 'undo', 'stop'])
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('an event of a provider that comes in five times at once counts once', async () => {
  const contactId = await makeContact(deps, business.id)
  const take = () =>
    changeContact(asElsewhere(deps), business.id, contactId, {
      kind: 'stop',
      actor: 'contact',
      method: 'keyword',
      claimedAt: Date.now() - 60_000,
      dedupe: { key: `wamid:${contactId}`, kind: 'once' },
      say: () => ({ statements: [{ on: 'stop', value: true }] }),
    })
  const outcomes = (await Promise.all([take(), take(), take(), take(), take()])).map((result) => result.outcome)
  expect(tally(outcomes)).toEqual({ recorded: 1, repeated: 4 })
})

test('the same event under two contacts at once counts for one of them', async () => {
  const ids = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  const take = (contactId: string) =>
    changeContact(asElsewhere(deps), business.id, contactId, {
      kind: 'stop',
      actor: 'contact',
      method: 'keyword',
      claimedAt: Date.now() - 60_000,
      dedupe: { key: `wamid:${ids.join()}`, kind: 'once' },
      say: () => ({ statements: [{ on: 'stop', value: true }] }),
    })
  const outcomes = (await Promise.all(ids.map(take))).map((result) => result.outcome)
  expect(tally(outcomes)).toEqual({ recorded: 1, repeated: 1 })
})

test('verifying while people save is no false alarm', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => makeContact(deps, business.id)))
  let saving = true
  const saves = ids.map(async (id) => {
    for (let turn = 0; turn < 25; turn++) await switched(await visit(deps, business, id), promos, turn % 2 === 0)
  })
  const all = Promise.all(saves).finally(() => (saving = false))
  while (saving) expect(await badLines(database.owner)).toEqual([])
  await all
})
