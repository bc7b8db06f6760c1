import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { decide } from '@/lib/consent/decide'
import type { ContactState } from '@/lib/consent/types'
import { changeSettings } from '@/lib/services/business/business-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import { lapseAgreements } from '@/lib/services/contacts/lapse-agreements'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { pauseMessages } from '@/lib/services/page/pause-messages'
import { returnMessages } from '@/lib/services/page/return-messages'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { undoChange } from '@/lib/services/page/undo-change'
import { badLines, linesOf, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { REQUEST_MS } from './hold-for-confirmation'
import { askingBusiness, personOf } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)

const reasonOf = (state: ContactState, id: string) =>
  decide(state, { id, policy: 'opt_in', category: 'marketing', paused: false }, { now: Date.now() }).reason

test('without the setting a Yes on the page counts at once', async () => {
  const business = await makeBusiness(deps)
  const { save, state } = await personOf(deps, business)
  await save({ [business.topics.promos]: true })
  expect(reasonOf(await state(), business.topics.promos)).toBe('opted_in')
})

test('with it the Yes waits, one request for all topics; the No beside it counts at once', async () => {
  const { business, save, state, contactId } = await askingBusiness(deps)
  const { promos, news, orders } = business.topics
  await save({ [promos]: true, [news]: true, [orders]: false })
  const saved = await state()
  expect([promos, news].map((id) => reasonOf(saved, id))).toEqual(['pending_confirmation', 'pending_confirmation'])
  expect(saved.topics[promos]?.pending?.requestId).toBe(saved.topics[news]?.pending?.requestId)
  expect(saved.topics[orders]?.lanes.own?.answer).toBe('out')
  expect(await linesOf(database.admin, contactId)).toHaveLength(1)
})

test('the word from the number confirms all of it, with the text of the page and the question as evidence', async () => {
  const { business, save, state, write, look, contactId } = await askingBusiness(deps)
  const { promos, news } = business.topics
  await save({ [promos]: true, [news]: true })
  const { link } = await look()
  const answer = await write('YESPLEASE')
  expect(answer).toMatchObject({ outcome: 'confirmed', said: { topicIds: [promos, news] } })
  const confirmed = await state()
  expect([promos, news].map((id) => reasonOf(confirmed, id))).toEqual(['opted_in', 'opted_in'])
  expect(confirmed.topics[promos]?.lanes.own).toMatchObject({ notice: link.config.notices['en'], basis: 'consent' })
  const lines = await linesOf(database.admin, contactId)
  expect(lines.map(({ kind, method }) => [kind, method])).toEqual([
    ['preferences', 'page'],
    ['confirmation', 'keyword'],
  ])
  expect(await badLines(database.owner)).toEqual([])
})

test('a forwarded link signs nobody up: the word counts only from the number whose page it is', async () => {
  const { business, save, state } = await askingBusiness(deps)
  const stranger = await personOf(deps, business)
  await save({ [business.topics.promos]: true })
  expect(await stranger.write('SIQUIERO')).toMatchObject({ outcome: 'none', said: { kind: 'not_open' } })
  expect(reasonOf(await state(), business.topics.promos)).toBe('pending_confirmation')
  expect(await linesOf(database.admin, stranger.contactId)).toEqual([])
})

test('a form that was sent twice asks once', async () => {
  const { business, save, look, contactId, state } = await askingBusiness(deps)
  const visitor = await look()
  const moved = { [business.topics.promos]: true }
  const first = await save(moved, visitor)
  const asked = (await state()).topics[business.topics.promos]?.pending
  const second = await save(moved, visitor)
  expect(first.outcome).toBe('recorded')
  expect(second).toMatchObject({ outcome: 'repeated', changeId: 'changeId' in first && first.changeId })
  expect((await state()).topics[business.topics.promos]?.pending).toEqual(asked)
  expect(await linesOf(database.admin, contactId)).toHaveLength(1)
})

test('two confirmations at once are one Yes', async () => {
  const { business, save, write, state, contactId } = await askingBusiness(deps)
  await save({ [business.topics.promos]: true })
  const answers = await Promise.all([write('YESPLEASE'), write('YESPLEASE'), write('SIMQUERO')])
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['confirmed', 'none', 'none'])
  expect(reasonOf(await state(), business.topics.promos)).toBe('opted_in')
  expect(await linesOf(database.admin, contactId)).toHaveLength(2)
})

test('a No between the question and the confirmation holds, whichever of the two is first in the database', async () => {
  for (const no of ['topic', 'stop', 'chat'] as const) {
    const { business, save, write, state, look } = await askingBusiness(deps)
    const { promos } = business.topics
    await save({ [promos]: true })
    if (no === 'topic') await save({ [promos]: false })
    if (no === 'stop') await stopEverything(deps, await look())
    if (no === 'chat') await write('no quiero promos')
    expect((await write('YESPLEASE')).outcome).toBe('none')
    expect(reasonOf(await state(), promos)).not.toBe('opted_in')
  }
  const raced = await askingBusiness(deps)
  const { promos } = raced.business.topics
  await raced.save({ [promos]: true })
  await Promise.all([raced.write('YESPLEASE'), raced.save({ [promos]: false })])
  expect(['opted_out', 'opted_in']).toContain(reasonOf(await raced.state(), promos))
  const own = (await raced.state()).topics[promos]?.lanes.own
  // The second of the two holds: a No after the Yes lifts it, and a confirmation after the No has nothing to confirm.
  expect(own?.answer).toBe('out')
})

test('a request is over after its time, and the page then asks again', async () => {
  const { business, save, write, state } = await askingBusiness(deps)
  const { promos } = business.topics
  await save({ [promos]: true })
  await database.admin.sql`
    update answers set pending_expires_at = ${new Date(Date.now() - 1).toISOString()} where topic_id = ${promos}`
  expect(reasonOf(await state(), promos)).toBe('no_opt_in')
  expect((await write('YESPLEASE')).outcome).toBe('none')
  await save({ [promos]: true })
  const pending = (await state()).topics[promos]?.pending
  expect((pending?.expiresAt ?? 0) - (pending?.askedAt ?? 0)).toBe(REQUEST_MS)
  expect((await write('YESPLEASE')).outcome).toBe('confirmed')
})

test('an undo takes the question back', async () => {
  const { business, save, write, look, state } = await askingBusiness(deps)
  const change = await save({ [business.topics.promos]: true })
  const undone = await undoChange(deps, await look(), 'changeId' in change ? change.changeId : '')
  expect(undone.outcome).toBe('recorded')
  expect((await write('YESPLEASE')).outcome).toBe('none')
  expect(reasonOf(await state(), business.topics.promos)).toBe('no_opt_in')
})

test('a return and a pause in place of a stop ask for the marketing that they would bring back', async () => {
  for (const back of [returnMessages, pauseInstead]) {
    const { business, save, write, look, state } = await askingBusiness(deps)
    const { promos } = business.topics
    await save({ [promos]: true })
    await write('YESPLEASE')
    await stopEverything(deps, await look())
    await back(deps, await look())
    expect((await state()).stop?.on).toBe(false)
    expect((await state()).topics[promos]).toMatchObject({ lanes: { own: { answer: 'out' } } })
    expect((await write('YESPLEASE')).outcome).toBe('confirmed')
    expect((await state()).topics[promos]?.lanes.own?.answer).toBe('in')
  }
})

const pauseInstead: typeof returnMessages = (d, visitor) =>
  pauseMessages(d, visitor, '1w', visitor.link.state.stop?.changeId)

test('after a merge or another number, what was asked before can’t be confirmed', async () => {
  const merged = await askingBusiness(deps)
  await merged.save({ [merged.business.topics.promos]: true })
  const other = await makeContact(deps, merged.business.id)
  await inBusiness(deps.db, merged.business.id, (tx) => mergeWithin(tx, merged.business.id, merged.contactId, other))
  expect((await merged.write('YESPLEASE')).outcome).toBe('none')

  const moved = await askingBusiness(deps)
  await moved.save({ [moved.business.topics.promos]: true })
  await inBusiness(deps.db, moved.business.id, (tx) =>
    lapseAgreements(deps, tx, moved.business.id, moved.contactId, {
      which: 'marketing',
      at: Date.now(),
      key: `test:${moved.contactId}`,
    }),
  )
  expect((await moved.write('YESPLEASE')).outcome).toBe('none')
  expect(reasonOf(await moved.state(), moved.business.topics.promos)).toBe('no_opt_in')
})

test('a topic is asked for again by its name, and comes after the word: not before, and no other with it', async () => {
  const business = await makeBusiness(deps)
  const { write, state, look } = await personOf(deps, business)
  const { promos, orders } = business.topics
  await stopEverything(deps, await look())
  const asked = await write('START promos')
  expect(asked).toMatchObject({ outcome: 'asked', said: { topicIds: [promos] } })
  expect(reasonOf(await state(), promos)).toBe('stopped')
  expect(await write('YESPLEASE')).toMatchObject({ outcome: 'confirmed', said: { topicIds: [promos] } })
  expect(reasonOf(await state(), promos)).toBe('opted_in')
  expect(reasonOf(await state(), orders)).toBe('stopped')
})

test('switching the setting off leaves what waits as it is', async () => {
  const { business, save, write, state } = await askingBusiness(deps)
  await save({ [business.topics.promos]: true })
  await changeSettings(deps, operatorOf(business.id), { confirmMarketing: false })
  expect(reasonOf(await state(), business.topics.promos)).toBe('pending_confirmation')
  await save({ [business.topics.news]: true })
  expect(reasonOf(await state(), business.topics.news)).toBe('opted_in')
  expect((await write('YESPLEASE')).outcome).toBe('confirmed')
})
