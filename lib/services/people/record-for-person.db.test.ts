import { expect, test } from 'vitest'
import { writeWallTime } from '@/lib/consent/time'
import type { Answer } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { takeBackChange } from '@/lib/services/records/take-back-change'
import { fingerprint, linesOf, makeBusiness, makeContact, storedState, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { readPerson } from './read-person'
import { recordForPerson, type SpokenWish } from './record-for-person'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const ZONE = 'America/Sao_Paulo'

async function shop() {
  const business = await makeBusiness(deps)
  const editor = await makeMember(deps, business.id, 'editor')
  const contactId = await makeContact(deps, business.id)
  const wish = (over: Partial<SpokenWish>, within = deps) =>
    recordForPerson(within, editor, contactId, {
      ...{ channel: 'phone call', when: null, words: null, topics: {}, stop: false, comeBack: false },
      ...{ pause: null, resume: false, by: 'Ana', formId: newId() },
      ...over,
    })
  const says = (answer: Answer) =>
    changeContact(deps, business.id, contactId, {
      ...{ kind: 'preferences', actor: 'contact', method: 'page' },
      say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer }] }),
    })
  const own = async () =>
    (await storedState(deps, business.id, contactId)).topics[business.topics.promos]?.lanes.own?.answer ?? null
  const takeBack = async () => {
    const line = (await linesOf(database.admin, contactId)).at(-1)
    return takeBackChange(deps, editor, contactId, line?.changeId ?? '')
  }
  return { business, editor, contactId, wish, says, own, takeBack }
}

test('a No needs no words; a Yes, a return and the end of a pause are recorded only with them', async () => {
  const { wish, own, says } = await shop()
  await says('in')
  expect(await wish({ topics: { promos: 'out' } })).toMatchObject({ statements: [{ outcome: 'taken' }] })
  expect(await own()).toBe('out')
  const before = await fingerprint(database.admin)
  for (const yes of [{ topics: { promos: 'in' } }, { comeBack: true }, { resume: true }] as const)
    expect(await wish(yes)).toEqual({ outcome: 'words_needed' })
  expect(await wish({})).toEqual({ outcome: 'nothing_said' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await wish({ topics: { promos: 'in' }, words: 'Sí, quiero.' })).toMatchObject({
    statements: [{ outcome: 'taken' }],
  })
  expect(await own()).toBe('in')
})

test('the words, how they came and the member are the evidence, and the story shows them', async () => {
  const { editor, contactId, wish } = await shop()
  await wish({ stop: true, words: '“Nada más.” Call 4711', channel: 'in person' })
  const person = granted(await readPerson(deps, editor, contactId, { before: null, limit: 5, chain: null }))
  expect(person?.history.lines).toMatchObject([
    { kind: 'stop', words: '“Nada más.” Call 4711', where: 'in person', member: 'Ana', canTakeBack: true },
  ])
})

test('the same form sent twice has the effect of once', async () => {
  const { contactId, wish } = await shop()
  const form = { topics: { promos: 'out' }, formId: newId(), when: writeWallTime(deps.clock.now(), ZONE) } as const
  await wish(form)
  expect(await wish(form)).toMatchObject({ changes: [{ repeated: true }] })
  expect(await linesOf(database.admin, contactId)).toHaveLength(1)
})

test('a time is read on the clocks of the business: no other text, and none of the future', async () => {
  const { contactId, wish } = await shop()
  for (const when of ['yesterday', '2026-02-30T10:00', '2026-11-20T25:00', '1999-01-01T10:00'])
    expect(await wish({ topics: { promos: 'out' }, when })).toEqual({ outcome: 'when_unreadable' })
  const ahead = writeWallTime(deps.clock.now() + 3_600_000, ZONE)
  expect(await wish({ topics: { promos: 'out' }, when: ahead })).toEqual({ outcome: 'when_in_future' })
  await wish({ topics: { promos: 'out' }, when: '2026-11-20T10:02' })
  // A No of a minute is at its end.
  expect((await linesOf(database.admin, contactId))[0]?.occurredAt).toBe(Date.UTC(2026, 10, 20, 13, 2, 59, 999))
})

test('in an hour that comes twice a No is of the later one, if that has come; with a Yes, of the earlier', async () => {
  const { contactId, wish } = await shop()
  const form = { topics: { promos: 'out' }, when: '2019-02-16T23:30' } as const
  const [first, last] = [Date.UTC(2019, 1, 17, 1, 30), Date.UTC(2019, 1, 17, 2, 30)]
  const between = { ...deps, clock: { now: () => last - 60_000 } }
  await wish(form, between)
  await wish(form)
  await wish({ ...form, topics: { promos: 'in', orders: 'out' }, words: 'Sim.' })
  const lines = await linesOf(database.admin, contactId)
  const [early, late, ...mixed] = lines.map(({ occurredAt }) => occurredAt)
  expect([early, late]).toEqual([first + 59_999, last + 59_999])
  expect(mixed).toEqual([first + 59_999, first])
})

test('what was recorded by mistake is taken back within the hour, and counts again when it is recorded again', async () => {
  const { wish, says, own, takeBack } = await shop()
  await says('in')
  const when = writeWallTime(deps.clock.now(), ZONE)
  for (let time = 0; time < 3; time++) {
    await wish({ topics: { promos: 'out' }, when })
    expect(await own()).toBe('out')
    expect(await takeBack()).toMatchObject({ outcome: 'taken_back' })
    expect(await own()).toBe('in')
    expect(await takeBack()).toEqual({ outcome: 'too_late' })
  }
  await wish({ topics: { promos: 'out' }, when: '2026-11-20T10:02' })
  // A Yes that they gave on the page after that minute holds.
  expect(await own()).toBe('in')
})

test('what people said themselves is never taken back by a member', async () => {
  const { says, own, takeBack } = await shop()
  await says('out')
  const before = await fingerprint(database.admin)
  expect(await takeBack()).toEqual({ outcome: 'too_late' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await own()).toBe('out')
})
