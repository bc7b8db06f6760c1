import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { raiseLinkEpoch } from '@/db/queries/contacts/contacts'
import { newId } from '@/lib/ids'
import { parseKeyRing, purposeKeys } from '@/lib/keys'
import { linkDay } from '@/lib/links/link-age'
import { linkKeys } from '@/lib/links/link-keys'
import { changeSettings } from '@/lib/services/business/business-settings'
import { findLogo } from '@/lib/services/business/find-logo'
import { operatorOf } from '@/lib/services/callers/caller'
import { makePersonLink } from '@/lib/services/messages/make-person-link'
import {
  fingerprint,
  linesOf,
  makeBusiness,
  makeContact,
  storedState,
  testDeps,
  tokenFor,
  visit,
} from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { describeChange } from './describe-change'
import { topicStates } from './is-topic-on'
import { openLink } from './open-link'
import { savePreferences } from './save-preferences'
import { stopEverything } from './stop-everything'

const database = await createTestDatabase()
// Time stands still, so that "today" is the same day in all tests of this file.
const now = Date.now()
const clock = { now: () => now }
const deps = testDeps(database.app, { clock })
const business = await makeBusiness(deps)
const contactId = await makeContact(deps, business.id)
const sql = database.admin.sql
const today = linkDay(now)
const NO_LINK = { power: 'none' }

/** The same server, with key 1 in another status beside a new active one. */
function withKeyOne(status: 'retired' | 'compromised') {
  const secret = (fill: number) => Buffer.alloc(32, fill).toString('base64')
  const keys = parseKeyRing(`1:${secret(1)}:${status},2:${secret(7)}`)
  return testDeps(database.app, { clock, keys, links: linkKeys(purposeKeys(keys, 'link')) })
}

test('a link lives thirty days, its last one whole; then it can only say no', async () => {
  const powerOf = async (age: number) =>
    (await openLink(deps, tokenFor(deps, business, contactId, { day: today - age }))).power
  expect([await powerOf(0), await powerOf(30), await powerOf(31), await powerOf(2000)]).toEqual([
    'full',
    'full',
    'limited',
    'limited',
  ])
})

test.each([null, 7, 90])(
  'a link for a member says when it expires, where the business has set %s days',
  async (days) => {
    const shop = await makeBusiness(deps)
    const operator = operatorOf(shop.id)
    await changeSettings(deps, operator, { linkLifetimeDays: days })
    const made = await makePersonLink(deps, operator, await makeContact(deps, shop.id))
    if (made.outcome !== 'made') throw new Error(made.outcome)
    const powerAt = async (moment: number) =>
      (await openLink({ ...deps, clock: { now: () => moment } }, new URL(made.url).pathname.slice(3))).power
    expect([await powerAt(made.expiresAt - 1), await powerAt(made.expiresAt)]).toEqual(['full', 'limited'])
  },
)

test('a link from tomorrow may be a clock that runs ahead; one from later is none of ours', async () => {
  const powerOf = async (ahead: number) =>
    (await openLink(deps, tokenFor(deps, business, contactId, { day: today + ahead }))).power
  expect([await powerOf(1), await powerOf(2)]).toEqual(['full', 'none'])
})

test('a link of a retired key can only say no, one of a compromised key never existed', async () => {
  const token = tokenFor(deps, business, contactId)
  expect(await openLink(withKeyOne('retired'), token)).toMatchObject({ power: 'limited' })
  expect(await openLink(withKeyOne('compromised'), token)).toEqual(NO_LINK)
})

test('a stop from an expired link is taken', async () => {
  const id = await makeContact(deps, business.id)
  expect(await stopEverything(deps, await visit(deps, business, id, { day: today - 400 }))).toMatchObject({
    outcome: 'recorded',
  })
  expect((await storedState(deps, business.id, id)).stop?.on).toBe(true)
})

test('forged, cut, foreign and made-up tokens never existed, and no query is made for them', async () => {
  const token = tokenFor(deps, business, contactId)
  const flipped = token.slice(0, 30) + (token[30] === 'A' ? 'B' : 'A') + token.slice(31)
  const foreign = tokenFor(
    testDeps(database.app, { links: linkKeys(new Map([[1, { key: Buffer.alloc(32, 99), status: 'active' }]])) }),
    business,
    contactId,
  )
  const offline = { ...deps, db: { ...deps.db, sql: null as never } }
  for (const bad of [flipped, foreign, token.slice(1), `${token}A`, '', '%', '../..', 'x'.repeat(60)]) {
    expect(await openLink(offline, bad)).toEqual(NO_LINK)
  }
})

test('a contact of another business, an unknown contact, and an unknown business give no link', async () => {
  const other = await makeBusiness(deps)
  expect(await openLink(deps, tokenFor(deps, other, contactId))).toEqual(NO_LINK)
  expect(await openLink(deps, tokenFor(deps, business, newId()))).toEqual(NO_LINK)
  expect(await openLink(deps, tokenFor(deps, { number: 4_000_000_000 }, contactId))).toEqual(NO_LINK)
})

test('a revoked link shows nothing and can do nothing; the next one works', async () => {
  const id = await makeContact(deps, business.id)
  await inBusiness(database.app, business.id, (tx) => raiseLinkEpoch(tx, business.id, id))
  const gone = await openLink(deps, tokenFor(deps, business, id))
  expect(gone).toMatchObject({ power: 'gone', released: false })
  expect('state' in gone || 'contact' in gone).toBe(false)
  expect((await openLink(deps, tokenFor(deps, business, id, { epoch: 1 }))).power).toBe('full')
})

test('the link of a merged contact leads to the one it was merged into, and acts there', async () => {
  const [first, second, last] = [
    await makeContact(deps, business.id),
    await makeContact(deps, business.id),
    await makeContact(deps, business.id),
  ]
  const opened = await visit(deps, business, first)
  await sql`update contacts set merged_into = ${second} where id = ${first}`
  await sql`update contacts set merged_into = ${last} where id = ${second}`
  expect((await visit(deps, business, first)).link.contactId).toBe(last)
  // Also a page that was opened before the merge.
  expect(await stopEverything(deps, opened)).toMatchObject({ outcome: 'recorded', contactId: last })
  expect(await linesOf(database.admin, first)).toEqual([])
  expect((await storedState(deps, business.id, last)).stop?.on).toBe(true)
})

test('contacts that were merged in a circle by mistake are an error or a page, never a loop', async () => {
  const [one, two] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  const opened = await visit(deps, business, one)
  await sql`update contacts set merged_into = case id when ${one} then ${two}::uuid else ${one}::uuid end where id in (${one}, ${two})`
  expect((await openLink(deps, tokenFor(deps, business, one))).power).toBe('full')
  await expect(stopEverything(deps, opened)).rejects.toMatchObject({ code: 'unknown_contact' })
})

test('looking changes nothing: no row of any table is written, however often a crawler comes', async () => {
  const id = await makeContact(deps, business.id)
  const actor = await visit(deps, business, id)
  const { promos } = business.topics
  const saved = await savePreferences(deps, actor, {
    notice: actor.link.config.notices['en'] ?? '',
    shown: { [promos]: false },
    submitted: { [promos]: true },
  })
  const changeId = saved.outcome === 'saved' && saved.change.outcome === 'recorded' ? saved.change.changeId : ''
  const before = await fingerprint(database.admin)
  for (let look = 0; look < 100; look++) {
    const { link } = await visit(deps, business, id, { day: today - look })
    await describeChange(deps, link, changeId)
    await describeChange(deps, link, newId())
  }
  await openLink(deps, tokenFor(deps, business, newId()))
  await findLogo(deps, business.number, 'none')
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('the view after a save shows what was done, and only to its contact', async () => {
  const [mine, theirs] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  const stop = await stopEverything(deps, await visit(deps, business, mine))
  const changeId = stop.outcome === 'recorded' ? stop.changeId : ''
  const described = await describeChange(deps, (await visit(deps, business, mine)).link, changeId)
  expect(described).toMatchObject({
    changeId,
    kind: 'stop',
    effects: [{ on: 'stop', outcome: 'set' }],
    undoable: true,
    undone: false,
    reason: null,
  })
  expect(await describeChange(deps, (await visit(deps, business, theirs)).link, changeId)).toBeNull()
  expect(
    await describeChange(deps, (await visit(deps, business, mine, { day: today - 31 })).link, changeId),
  ).toMatchObject({ undoable: false })
})

test('switches stand as the person left them: stopped is off, required is on, without an answer the policy decides', async () => {
  const id = await makeContact(deps, business.id)
  const standing = async () => {
    const { link } = await visit(deps, business, id)
    return Object.fromEntries(
      topicStates(link.state, link.config.topics, now + 1).map(({ topic, on }) => [topic.key, on]),
    )
  }
  expect(await standing()).toEqual({ orders: true, promos: false, news: false, security: true })
  await stopEverything(deps, await visit(deps, business, id))
  expect(await standing()).toEqual({ orders: false, promos: false, news: false, security: true })
})

test('a link that names an unknown source works, and its change has no source', async () => {
  const id = await makeContact(deps, business.id)
  for (const source of [77, 4_000_000_000]) await stopEverything(deps, await visit(deps, business, id, { source }))
  const payloads = (await linesOf(database.admin, id)).map((line) => JSON.parse(line.payload).source)
  expect(payloads).toEqual([null, null])
})
