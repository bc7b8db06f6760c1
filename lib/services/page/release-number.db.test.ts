import { expect, test } from 'vitest'
import { decide } from '@/lib/consent/decide'
import { backendIdentity, phoneIdentity } from '@/lib/consent/identities'
import type { Topic } from '@/lib/consent/types'
import { suppressionHash } from '@/lib/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import {
  asElsewhere,
  badLines,
  linesOf,
  makeBusiness,
  makeContact,
  storedState,
  testDeps,
  tokenFor,
  visit,
} from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { openLink } from './open-link'
import { releaseNumber } from './release-number'
import { savePreferences } from './save-preferences'
import { stopEverything } from './stop-everything'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const { orders, promos } = business.topics
const sql = database.admin.sql
const ordersTopic: Topic = { id: orders, policy: 'opt_out', category: 'utility', paused: false }
const codes: Topic = { id: business.topics.security, policy: 'required', category: 'authentication', paused: false }

let numbers = 0

/** A contact with a number and a backend's id, who agreed to promotions. */
async function known() {
  const place = String(++numbers).padStart(4, '0')
  const phone = phoneIdentity(`+551198765${place}`)
  const backend = backendIdentity(business.backendId, `0a0a0a0a-0000-4000-8000-00000000${place}`)
  if (!phone) throw new Error('a test made a number that is none')
  const contactId = await makeContact(deps, business.id, phone, backend)
  const actor = await visit(deps, business, contactId)
  const notice = actor.link.config.notices['en'] ?? ''
  await savePreferences(deps, actor, { notice, shown: { [promos]: false }, submitted: { [promos]: true } })
  return { contactId, phone, backend }
}

const now = () => Date.now() + 1000
const stateOf = (contactId: string) => storedState(deps, business.id, contactId)
const identitiesOf = (contactId: string) =>
  sql<{ kind: string; value: string; live: boolean }[]>`
    select kind, value, ended_at is null as live from identities where contact_id = ${contactId} order by kind`

test('a release ends the number and every link, leaves other identities, and lets nothing through, not even codes', async () => {
  const { contactId, phone, backend } = await known()
  const token = tokenFor(deps, business, contactId)
  expect(await releaseNumber(deps, await visit(deps, business, contactId))).toMatchObject({ outcome: 'recorded' })
  expect(await identitiesOf(contactId)).toMatchObject([
    { kind: 'backend', value: backend.value, live: true },
    { kind: 'phone', value: phone.value, live: false },
  ])
  expect(await openLink(deps, token)).toMatchObject({ power: 'gone', released: true })
  expect(await openLink(deps, tokenFor(deps, business, contactId, { epoch: 1 }))).toMatchObject({ power: 'gone' })
  const state = await stateOf(contactId)
  expect(decide(state, codes, { now: now() })).toMatchObject({ allowed: false, reason: 'released' })
  expect(decide(state, ordersTopic, { now: now() })).toMatchObject({ allowed: false, reason: 'released' })
  expect((await linesOf(database.admin, contactId)).at(-1)).toMatchObject({ kind: 'release', reason: 'wrong_person' })
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('a release twice, also five times at once, is one', async () => {
  const { contactId } = await known()
  const actor = await visit(deps, business, contactId)
  await Promise.all([1, 2, 3, 4, 5].map(() => releaseNumber(asElsewhere(deps), actor)))
  expect(await linesOf(database.admin, contactId)).toHaveLength(2)
})

test('the number starts again as a new contact that is stopped until its holder opts in', async () => {
  const { contactId, phone, backend } = await known()
  await releaseNumber(deps, await visit(deps, business, contactId))
  const found = await findOrCreateContact(deps, business.id, [backend, phone], null)
  expect(found).toMatchObject({ created: true })
  expect(found.contactId).not.toBe(contactId)
  const state = await stateOf(found.contactId)
  expect(state.topics).toEqual({})
  expect(decide(state, ordersTopic, { now: now() })).toMatchObject({ allowed: false, reason: 'stopped' })
  // Still the holder's own contact at the next call, and not stopped again once they return.
  expect(await findOrCreateContact(deps, business.id, [backend, phone], null)).toEqual({
    contactId: found.contactId,
    created: false,
  })
  const actor = await visit(deps, business, found.contactId)
  const notice = actor.link.config.notices['en'] ?? ''
  await savePreferences(deps, actor, { notice, shown: { [orders]: false }, submitted: { [orders]: true } })
  await findOrCreateContact(deps, business.id, [backend, phone], null)
  expect(decide(await stateOf(found.contactId), ordersTopic, { now: now() }).allowed).toBe(true)
})

test('a backend that hides the number names the same new holder, who is stopped as well', async () => {
  const { contactId, backend } = await known()
  await releaseNumber(deps, await visit(deps, business, contactId))
  const found = await findOrCreateContact(deps, business.id, [backend], null)
  expect(found.created).toBe(true)
  expect(decide(await stateOf(found.contactId), ordersTopic, { now: now() })).toMatchObject({ reason: 'stopped' })
})

test('ten calls at once after a release make one new contact, stopped once', async () => {
  const { contactId, phone, backend } = await known()
  await releaseNumber(deps, await visit(deps, business, contactId))
  const calls = Array.from({ length: 10 }, () => findOrCreateContact(deps, business.id, [backend, phone], null))
  const ids = new Set((await Promise.all(calls)).map((found) => found.contactId))
  expect(ids.size).toBe(1)
  expect(await linesOf(database.admin, [...ids][0] ?? '')).toMatchObject([{ kind: 'stop', method: 'reconcile' }])
})

test('a released number that is named beside another contact stops them, unless they answered before', async () => {
  const { contactId, phone } = await known()
  await releaseNumber(deps, await visit(deps, business, contactId))
  const other = backendIdentity(
    business.backendId,
    `0b0b0b0b-0000-4000-8000-00000000${String(numbers).padStart(4, '0')}`,
  )
  const { contactId: holder } = await findOrCreateContact(deps, business.id, [other], null)
  expect((await stateOf(holder)).stop).toBeNull()
  await findOrCreateContact(deps, business.id, [other, phone], null)
  expect((await stateOf(holder)).stop?.on).toBe(true)
})

test('an erasure blanks what the person was known by and leaves a chain that verifies, without evidence and language', async () => {
  const { contactId, phone } = await known()
  const token = tokenFor(deps, business, contactId)
  expect(await eraseContact(deps, operatorOf(business.id), contactId)).toMatchObject({ outcome: 'recorded' })
  const rows = await sql`select value, canonical, match_key from identities where contact_id = ${contactId}`
  expect(JSON.stringify(rows)).not.toContain(phone.value.slice(3))
  expect(rows.every((row) => row['value'] === '' && row['canonical'] === '')).toBe(true)
  expect(await sql`select 1 from evidence where contact_id = ${contactId}`).toHaveLength(0)
  expect(await sql`select locale from contacts where id = ${contactId}`).toMatchObject([{ locale: null }])
  expect(await openLink(deps, token)).toMatchObject({ power: 'gone', released: false })
  expect(decide(await stateOf(contactId), codes, { now: now() })).toMatchObject({ reason: 'erased' })
  expect(await linesOf(database.admin, contactId)).toHaveLength(2)
  expect(await badLines(database.owner, { contact: contactId })).toEqual([])
})

test('an erased person is not messaged again, by any identity: only keyed hashes recognise them', async () => {
  const { contactId, phone, backend } = await known()
  await eraseContact(deps, operatorOf(business.id), contactId)
  const hashes = [suppressionHash(deps.pepper, phone.matchKey), suppressionHash(deps.pepper, backend.matchKey)]
  expect(await sql`select cause from suppressions where hash = any(${hashes})`).toMatchObject([
    { cause: 'erased' },
    { cause: 'erased' },
  ])
  for (const identities of [[phone], [backend]]) {
    const found = await findOrCreateContact(deps, business.id, identities, null)
    expect(found.contactId).not.toBe(contactId)
    expect((await stateOf(found.contactId)).stop?.on).toBe(true)
  }
})

test('erasing twice says nothing, and erasing after a release forgets the number that had ended too', async () => {
  const { contactId, phone } = await known()
  await releaseNumber(deps, await visit(deps, business, contactId))
  await eraseContact(deps, operatorOf(business.id), contactId)
  expect(await eraseContact(deps, operatorOf(business.id), contactId)).toMatchObject({ outcome: 'unchanged' })
  const rows = await sql`select value, match_key from identities where contact_id = ${contactId}`
  expect(JSON.stringify(rows)).not.toContain(phone.value.slice(3))
})

test('a stop that was on its way when a person was erased is written down and brings nothing back', async () => {
  const { contactId } = await known()
  const actor = await visit(deps, business, contactId)
  await eraseContact(deps, operatorOf(business.id), contactId)
  await stopEverything(deps, actor)
  expect(decide(await stateOf(contactId), ordersTopic, { now: now() })).toMatchObject({ reason: 'erased' })
  expect(await sql`select 1 from evidence where contact_id = ${contactId}`).toHaveLength(0)
})
