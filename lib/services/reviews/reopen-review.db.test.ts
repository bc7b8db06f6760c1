import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertReview, type NewReview, reviewId } from '@/db/queries/reviews/reviews'
import { phoneIdentity } from '@/lib/consent/identities'
import type { Answer } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { granted, NOT_ALLOWED } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import {
  badLines,
  fingerprint,
  linesOf,
  makeBusiness,
  makeContact,
  storedState,
  testDeps,
} from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { exportPhrases } from './export-phrases'
import { readReviewDesk } from './read-review'
import { reopenReview } from './reopen-review'
import { resolveReview } from './resolve-review'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const HOUR_MS = 3_600_000

async function shop() {
  const business = await makeBusiness(deps)
  const editor = await makeMember(deps, business.id, 'editor')
  const contactId = await makeContact(deps, business.id, phoneIdentity('+5511987651007'))
  const review = async (over: Partial<NewReview> = {}): Promise<string> => {
    const now = deps.clock.now()
    const row = { businessId: business.id, kind: 'unsure_message', contactId, backendId: null } as const
    const body = { text: 'no gracias', at: new Date(now - 2 * HOUR_MS).toISOString() }
    const whole = { ...row, dedupeKey: newId(), body, now, keepUntil: now + 1e9, ...over }
    await inBusiness(database.app, business.id, (tx) => insertReview(tx, deps.keys, whole))
    return reviewId(business.id, whole.dedupeKey)
  }
  const says = (answer: Answer) =>
    changeContact(deps, business.id, contactId, {
      ...{ kind: 'preferences', actor: 'contact', method: 'page' },
      say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer }] }),
    })
  const own = async () =>
    (await storedState(deps, business.id, contactId)).topics[business.topics.promos]?.lanes.own?.answer
  const decide = (id: string) => resolveReview(deps, editor, id, { as: 'refusal', of: [business.topics.promos] })
  const isOpen = async (id: string) => {
    const desk = await readReviewDesk(deps, editor, { at: null, last: null })
    return desk.outcome === 'read' && desk.queue.some((one) => one.id === id)
  }
  return { business, editor, contactId, review, says, own, decide, isOpen }
}

test('a refusal that was decided by mistake is taken back by a new line, and the review waits again', async () => {
  const { editor, contactId, review, own, decide, isOpen } = await shop()
  const id = await review()
  expect(await decide(id)).toMatchObject({ outcome: 'resolved' })
  expect(await isOpen(id)).toBe(false)
  expect(await reopenReview(deps, editor, id)).toMatchObject({ outcome: 'reopened', changeId: expect.any(String) })
  expect([await own(), await isOpen(id)]).toEqual(['none', true])
  expect((await linesOf(database.admin, contactId)).map(({ kind }) => kind)).toEqual(['preferences', 'undo'])
  expect(await reopenReview(deps, editor, id)).toEqual({ outcome: 'unchanged' })
  expect(await badLines(database.owner)).toEqual([])
})

test('a refusal that is decided again after that counts, however often', async () => {
  const { editor, review, own, decide } = await shop()
  const id = await review()
  for (let time = 0; time < 3; time++) {
    expect(await decide(id)).toMatchObject({ outcome: 'resolved', changeId: expect.any(String) })
    expect(await own()).toBe('out')
    expect(await reopenReview(deps, editor, id)).toMatchObject({ outcome: 'reopened' })
    expect(await own()).toBe('none')
  }
})

test('a stop is taken back too, and stops again when it is decided again', async () => {
  const { business, editor, contactId, review } = await shop()
  const id = await review()
  const stops = () => resolveReview(deps, editor, id, { as: 'refusal', of: 'everything' })
  const isStopped = async () => (await storedState(deps, business.id, contactId)).stop?.on
  await stops()
  await reopenReview(deps, editor, id)
  expect(await isStopped()).toBe(false)
  await stops()
  expect(await isStopped()).toBe(true)
})

test('a No of the person that came since stays: nothing is taken back, and the review stays decided', async () => {
  const { editor, review, says, own, decide, isOpen } = await shop()
  const id = await review()
  await decide(id)
  await says('out')
  const before = await fingerprint(database.admin)
  expect(await reopenReview(deps, editor, id)).toEqual({ outcome: 'too_late' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect([await own(), await isOpen(id)]).toEqual(['out', false])
})

test('what a person said after the message, and reaches us after the undo, counts', async () => {
  const { business, editor, contactId, review, own, decide } = await shop()
  const id = await review()
  await decide(id)
  await reopenReview(deps, editor, id)
  await changeContact(deps, business.id, contactId, {
    ...{ kind: 'preferences', actor: 'contact', method: 'keyword', claimedAt: deps.clock.now() - HOUR_MS },
    say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer: 'out' }] }),
  })
  expect(await own()).toBe('out')
})

test('after an hour, and after a merge, nothing can be taken back', async () => {
  const { business, editor, contactId, review, decide } = await shop()
  const id = await review()
  await decide(id)
  const later = testDeps(database.app, { clock: { now: () => deps.clock.now() + HOUR_MS } })
  expect(await reopenReview(later, editor, id)).toEqual({ outcome: 'too_late' })
  const other = await makeContact(deps, business.id)
  const body = { named: '+5511987651007', heldBy: contactId }
  const held = await review({ kind: 'number_held', contactId: other, body })
  expect(await resolveReview(deps, editor, held, { as: 'same_person' })).toMatchObject({ outcome: 'resolved' })
  expect(await reopenReview(deps, editor, held)).toEqual({ outcome: 'cannot_be_undone' })
})

test('the desk shows the oldest, or the one that is named, with the person and why it is not sure', async () => {
  const { business, editor, contactId, review } = await shop()
  const now = deps.clock.now()
  const [first, second] = [await review({ now }), await review({ now: now + 1, body: { text: 'ya no soy cliente' } })]
  const desk = await readReviewDesk(deps, editor, { at: null, last: null })
  expect(desk).toMatchObject({ open: 2, queue: [{ id: first }, { id: second }], current: { id: first } })
  expect(desk).toMatchObject({ current: { person: { id: contactId }, explained: { because: expect.any(Array) } } })
  expect(await readReviewDesk(deps, editor, { at: second, last: null })).toMatchObject({ current: { id: second } })
  const viewer = await makeMember(deps, business.id, 'viewer')
  expect(await readReviewDesk(deps, viewer, { at: null, last: null })).toEqual({ outcome: 'not_allowed' })
})

test('phrases come out with their labels, without numbers and names, and never what is not decided', async () => {
  const { business, editor, review, decide } = await shop()
  const written = (text: string) => review({ body: { text } })
  await decide(await written('no más promos, soy Lupita 55 1234 1007'))
  await resolveReview(deps, editor, await written('ok gracias'), { as: 'nothing' })
  await resolveReview(deps, editor, await written('tira meu número daí'), { as: 'refusal', of: 'everything' })
  await written('esto espera')
  const phrases = []
  for await (const part of granted(await exportPhrases(deps, editor)).parts) phrases.push(...part)
  expect(phrases.map(({ label, text }) => `${label} ${text}`).toSorted()).toEqual([
    'ordinary ok gracias',
    'refuse_all tira meu número daí',
    'refuse_topic no más promos, soy … #',
  ])
  const viewer = await makeMember(deps, business.id, 'viewer')
  expect(await exportPhrases(deps, viewer)).toEqual(NOT_ALLOWED)
})
