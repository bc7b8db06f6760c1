import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertReview, type NewReview, reviewId } from '@/db/queries/reviews/reviews'
import { phoneIdentity, readUrn } from '@/lib/consent/identities'
import type { Instant } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { decryptEvidence } from '@/lib/keys'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { attachIdentities } from '@/lib/services/contacts/attach-identities'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
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
import { listReviews, type ReviewPlace } from './list-reviews'
import { resolveReview } from './resolve-review'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const sql = database.admin.sql
const HOUR_MS = 3_600_000

async function shop() {
  const business = await makeBusiness(deps)
  const editor = await makeMember(deps, business.id, 'editor')
  const review = async (over: Partial<NewReview> = {}): Promise<string> => {
    const now = deps.clock.now()
    const dedupeKey = over.dedupeKey ?? newId()
    const row = { businessId: business.id, kind: 'unsure_message', contactId: null, backendId: null } as const
    const body = { text: 'no sé', at: new Date(now - HOUR_MS).toISOString() }
    const whole = { ...row, dedupeKey, body, now, keepUntil: now + 1e9, ...over }
    await inBusiness(database.app, business.id, (tx) => insertReview(tx, deps.keys, whole))
    return reviewId(business.id, dedupeKey)
  }
  const says = (contactId: string, answer: 'in' | 'out', at?: Instant) =>
    changeContact(deps, business.id, contactId, {
      kind: 'preferences',
      actor: 'contact',
      method: 'page',
      ...(at === undefined ? {} : { claimedAt: at }),
      say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer }] }),
    })
  const answer = async (contactId: string) =>
    (await storedState(deps, business.id, contactId)).topics[business.topics.promos]?.lanes
  return { business, editor, review, says, answer }
}

const audited = (businessId: string) =>
  sql`select action from audit_log where business_id = ${businessId} and action = 'review.resolved'`

test('reviews are listed by pages, open ones first, decrypted for who may see them, and by kind', async () => {
  const { business, editor, review } = await shop()
  const contactId = await makeContact(deps, business.id)
  // One millisecond each: reviews of the same one are listed by their ids, which are hashes.
  const now = deps.clock.now()
  const ids = [
    await review({ now }),
    await review({ now: now + 1 }),
    await review({ kind: 'drift', contactId, now: now + 2 }),
  ]
  expect(await resolveReview(deps, editor, ids[0] ?? '', { as: 'nothing' })).toEqual({
    outcome: 'resolved',
    changeId: null,
  })
  const seen: string[] = []
  let after: ReviewPlace | null = null
  do {
    const page = await listReviews(deps, editor, { after, limit: 1 })
    if (page.outcome !== 'read') throw new Error('an editor may read reviews')
    seen.push(...page.reviews.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(seen).toEqual([ids[1], ids[2], ids[0]])
  expect(await listReviews(deps, editor, { kind: 'drift', limit: 10 })).toMatchObject({
    reviews: [{ id: ids[2], contactId, body: { text: 'no sé' } }],
    next: null,
  })
  const viewer = await makeMember(deps, business.id, 'viewer')
  expect(await listReviews(deps, viewer, { limit: 10 })).toEqual({ outcome: 'not_allowed' })
  const other = await shop()
  expect(await listReviews(deps, other.editor, { limit: 10 })).toMatchObject({ reviews: [] })
  expect(await resolveReview(deps, other.editor, ids[1] ?? '', { as: 'nothing' })).toEqual({
    outcome: 'unknown_review',
  })
})

test('a refusal counts from its own time, in the person’s own name; its evidence names member and review', async () => {
  const { business, editor, review, says } = await shop()
  const contactId = await makeContact(deps, business.id)
  const id = await review({ contactId })
  await says(contactId, 'in', deps.clock.now() - 2 * HOUR_MS)
  const resolved = await resolveReview(deps, editor, id, { as: 'refusal', of: [business.topics.promos] })
  expect(resolved).toEqual({ outcome: 'resolved', changeId: expect.any(String) as string })
  const state = await storedState(deps, business.id, contactId)
  expect(state.topics[business.topics.promos]?.lanes.own).toMatchObject({ answer: 'out' })
  const line = (await linesOf(database.admin, contactId)).at(-1)
  expect(JSON.parse(line?.payload ?? '{}')).toMatchObject({ actor: 'member', method: 'agent' })
  expect(line?.occurredAt).toBeLessThan(deps.clock.now() - HOUR_MS / 2)
  const [evidence] = await sql<{ body: Buffer }[]>`select body from evidence where change_id = ${line?.changeId ?? ''}`
  const text = decryptEvidence(deps.keys, evidence?.body ?? Buffer.alloc(0), line?.changeId ?? '')
  expect(JSON.parse(text)).toMatchObject({ review: id, member: editor.memberId, found: { text: 'no sé' } })
  expect(deps.wokenFor).toContain(business.id)
})

test('a Yes of the person that came after the refusal stays', async () => {
  const { business, editor, review, says, answer } = await shop()
  const contactId = await makeContact(deps, business.id)
  const id = await review({ contactId })
  await says(contactId, 'in')
  await resolveReview(deps, editor, id, { as: 'refusal', of: 'offers' })
  expect((await answer(contactId))?.own).toMatchObject({ answer: 'in' })
})

test('a refusal of everything is a stop; of offers it is each offer, and no order', async () => {
  const { business, editor, review } = await shop()
  const [one, other] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  await resolveReview(deps, editor, await review({ contactId: one }), { as: 'refusal', of: 'everything' })
  expect((await storedState(deps, business.id, one)).stop).toMatchObject({ on: true })
  await resolveReview(deps, editor, await review({ contactId: other }), { as: 'refusal', of: 'offers' })
  const { topics, stop } = await storedState(deps, business.id, other)
  expect(stop?.on ?? false).toBe(false)
  expect(Object.keys(topics).toSorted()).toEqual([business.topics.promos, business.topics.news].toSorted())
})

test('many who decide at once: one decision, one line, one entry', async () => {
  const { business, editor, review } = await shop()
  const second = await makeMember(deps, business.id, 'owner')
  const contactId = await makeContact(deps, business.id)
  const id = await review({ contactId })
  const refusal = { as: 'refusal', of: 'everything' } as const
  const outcomes = await Promise.all(
    [editor, second, editor, second].map((caller) => resolveReview(deps, caller, id, refusal)),
  )
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['resolved', 'unchanged', 'unchanged', 'unchanged'])
  const after = await fingerprint(database.admin)
  expect(await resolveReview(deps, second, id, { as: 'nothing' })).toEqual({
    outcome: 'decided_otherwise',
    decision: refusal,
  })
  expect(await fingerprint(database.admin)).toEqual(after)
  expect(await linesOf(database.admin, contactId)).toHaveLength(1)
  expect(await audited(business.id)).toHaveLength(1)
})

test('a refusal that names no contact needs one; an impossible decision changes nothing', async () => {
  const { business, editor, review } = await shop()
  const contactId = await makeContact(deps, business.id)
  const gone = await makeContact(deps, business.id)
  await eraseContact(deps, editor, gone)
  const id = await review()
  const before = await fingerprint(database.admin)
  const decide = (decision: Parameters<typeof resolveReview>[3]) => resolveReview(deps, editor, id, decision)
  const everything = { as: 'refusal', of: 'everything' } as const
  expect(await decide(everything)).toEqual({ outcome: 'contact_needed' })
  expect(await decide({ ...everything, contactId: newId() })).toEqual({ outcome: 'unknown_contact' })
  expect(await decide({ ...everything, contactId: gone })).toEqual({ outcome: 'unknown_contact' })
  expect(await decide({ as: 'refusal', of: [newId()], contactId })).toEqual({ outcome: 'unknown_topic' })
  expect(await decide({ as: 'refusal', of: [], contactId })).toEqual({ outcome: 'unknown_topic' })
  const { security } = business.topics
  expect(await decide({ as: 'refusal', of: [security], contactId })).toEqual({ outcome: 'topic_required' })
  expect(await decide({ as: 'same_person' })).toEqual({ outcome: 'not_applicable' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await decide({ ...everything, contactId })).toMatchObject({ outcome: 'resolved' })
  expect((await storedState(deps, business.id, contactId)).stop?.on).toBe(true)
})

/** Two contacts, one of whom holds the number by which a backend named the other. */
async function held() {
  const world = await shop()
  const { business, review } = world
  const named = '+5511987650001'
  const holder = await makeContact(deps, business.id, phoneIdentity(named))
  const contactId = await makeContact(deps, business.id)
  const body = { named, heldBy: holder, at: new Date(deps.clock.now()).toISOString() }
  const id = await review({ kind: 'number_held', contactId, backendId: business.backendId, body })
  const owner = async () => {
    const rows = await sql<{ contact: string }[]>`
      select contact_id as contact from identities
      where business_id = ${business.id} and canonical = ${named} and ended_at is null`
    return rows.map(({ contact }) => contact)
  }
  return { ...world, holder, contactId, id, owner }
}

test('the same person: both become one, a refusal of either holds, and the chains are whole', async () => {
  const { business, editor, holder, contactId, id, says } = await held()
  await says(contactId, 'out')
  expect(await resolveReview(deps, editor, id, { as: 'same_person' })).toMatchObject({ outcome: 'resolved' })
  const [merged] = await sql<{ into: string; from: string }[]>`
    select merged_into as into, id as from from contacts where business_id = ${business.id} and merged_into is not null`
  expect(new Set([merged?.into, merged?.from])).toEqual(new Set([holder, contactId]))
  const state = await storedState(deps, business.id, merged?.into ?? '')
  expect(state.topics[business.topics.promos]?.lanes.own).toMatchObject({ answer: 'out' })
  const lines = await linesOf(database.admin, merged?.into ?? '')
  expect(JSON.parse(lines.at(-1)?.payload ?? '{}')).toMatchObject({ kind: 'merged', actor: 'member' })
  expect(await badLines(database.owner)).toEqual([])
})

test('a new holder: the number is the other’s, what was agreed to under it ends, what was refused stays', async () => {
  const { business, editor, holder, contactId, id, owner, says } = await held()
  await says(holder, 'in')
  expect(await resolveReview(deps, editor, id, { as: 'new_holder' })).toMatchObject({ outcome: 'resolved' })
  expect(await owner()).toEqual([contactId])
  const state = await storedState(deps, business.id, holder)
  expect(state.topics[business.topics.promos]?.lanes.other).toMatchObject({ answer: 'out' })
  const line = (await linesOf(database.admin, holder)).at(-1)
  expect(JSON.parse(line?.payload ?? '{}')).toMatchObject({ actor: 'member', method: 'reconcile' })
})

test.each([
  ['+5511987650001', 'whatsapp:551187650001', 'platform'],
  ['+2250707123456', 'whatsapp:22507123456', 'platform'],
  ['+5511987650001', 'tel:+5511987650001', 'typed'],
])('a new holder: %s, named %s, is theirs by the id that the backend gave', async (known, urn, givenBy) => {
  const { business, editor } = await shop()
  const { backendId } = business
  await makeContact(deps, business.id, phoneIdentity(known))
  const contactId = await makeContact(deps, business.id)
  await inBusiness(database.app, business.id, (tx) =>
    attachIdentities(deps, tx, business.id, contactId, [readUrn(urn)!], { backendId, urns: 'all' }, null),
  )
  const [review] = await sql<{ id: string }[]>`select id from reviews where business_id = ${business.id}`
  expect(await resolveReview(deps, editor, review?.id ?? '', { as: 'new_holder' })).toMatchObject({
    outcome: 'resolved',
  })
  const live = await sql`select contact_id, value, given_by from identities
    where business_id = ${business.id} and match_key = ${phoneIdentity(known)?.matchKey ?? ''} and ended_at is null`
  expect(live).toEqual([{ contact_id: contactId, value: urn.replace(/^\D+/, ''), given_by: givenBy }])
})

test('a new holder: backends hear at once what both said, also where nothing was agreed to', async () => {
  const { business, editor, holder, contactId, id, says } = await held()
  await says(holder, 'out')
  await sql`update sync_marks set due_at = null, urgent = false where business_id = ${business.id}`
  expect(await resolveReview(deps, editor, id, { as: 'new_holder' })).toEqual({ outcome: 'resolved', changeId: null })
  const due = await sql<{ contact: string }[]>`
    select contact_id as contact from sync_marks where business_id = ${business.id} and due_at is not null and urgent`
  expect(due.map(({ contact }) => contact).toSorted()).toEqual([holder, contactId].toSorted())
})

test('a decision whose contact was erased meanwhile is refused, and nothing is half done', async () => {
  const { editor, holder, id } = await held()
  await eraseContact(deps, editor, holder)
  const before = await fingerprint(database.admin)
  for (const as of ['same_person', 'new_holder'] as const)
    expect(await resolveReview(deps, editor, id, { as })).toEqual({ outcome: 'unknown_contact' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('of an erased person no review is left, also none that named nobody or was about who holds the number', async () => {
  const { business, editor, review } = await shop()
  const backendId = newId()
  const [erased, other] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  const unnamed = await review()
  const theirs = { as: 'refusal', of: 'offers', contactId: erased } as const
  expect(await resolveReview(deps, editor, unnamed, theirs)).toMatchObject({ outcome: 'resolved' })
  const held = { kind: 'number_held', backendId, body: { named: '+5511987650009' } } as const
  await review({ ...held, contactId: other, dedupeKey: `held:${backendId}:${other}:${erased}:hash` })
  const kept = [
    await review({ ...held, contactId: other, dedupeKey: `held:${backendId}:${other}:${other}:hash` }),
    await review({ dedupeKey: `a:b:c:${erased}` }),
    await review({ contactId: other }),
  ]
  expect(await eraseContact(deps, editor, erased)).toMatchObject({ outcome: 'recorded' })
  const left = await sql<{ id: string }[]>`select id from reviews where business_id = ${business.id}`
  expect(left.map(({ id }) => id).toSorted()).toEqual(kept.toSorted())
})
