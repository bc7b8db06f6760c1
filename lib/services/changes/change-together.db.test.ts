import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { lockContactRows } from '@/db/queries/contacts/contact-rows'
import { phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { badLines, linesOf, makeBusiness, makeContact, storedState, testDeps } from '@/lib/services/testing'
import { no, stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { changeAlone } from './change-alone'
import { changeContact } from './change-contact'
import type { ChangeRequest, ChangeResult } from './change-request'
import type { AskedChange } from './change-together'
import { shareTransaction } from './share-transaction'

const database = await createTestDatabase()
const { sql } = database.admin
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const { promos, news } = business.topics

const person = () => makeContact(deps, business.id)
const people = (count: number) => Promise.all(Array.from({ length: count }, person))
const pressed = (over: Partial<ChangeRequest> = {}, ...statements: Statement[]): ChangeRequest => ({
  kind: 'preferences',
  actor: 'contact',
  method: 'page',
  evidence: { userAgent: 'a phone' },
  dedupe: { key: newId(), kind: 'form' },
  say: () => ({ statements: statements.length > 0 ? statements : [yes(promos)] }),
  ...over,
})
const stopped = (over: Partial<ChangeRequest> = {}) => pressed({ kind: 'stop', ...over }, stop)
/** Asks for all of them in one turn of the event loop. */
const atOnce = (changes: readonly AskedChange[]) =>
  Promise.allSettled(changes.map(({ contactId, request }) => changeContact(deps, business.id, contactId, request)))
const outcomes = (results: readonly PromiseSettledResult<ChangeResult>[]) =>
  results.map((result) => (result.status === 'fulfilled' ? result.value.outcome : String(result.reason)))
/** Returns how many transactions wrote the newest lines of these contacts. */
const transactionsOf = async (contactIds: readonly string[]) => {
  const [row] = await sql<{ count: number }[]>`
    select count(distinct l.xmin::text)::int as count from ledger l
      join contacts c on c.business_id = l.business_id and c.id = l.contact_id and c.head_seq = l.seq
    where l.business_id = ${business.id} and l.contact_id = any(${[...contactIds]})`
  return row?.count
}
const stopOf = async (contactId: string) => (await storedState(deps, business.id, contactId)).stop?.on

test('people who press at once share a transaction, and each has what a change alone writes', async () => {
  const number = await inBusiness(database.app, business.id, (tx) =>
    ensureSource(tx, business.id, { id: newId(), kind: 'template', name: 'Spring', reference: 't1', now: 0 }),
  )
  const [row] = await sql<{ id: string }[]>`
    select id from sources where business_id = ${business.id} and number = ${number}`
  const requests: (() => ChangeRequest)[] = [
    () => pressed(),
    () => stopped(),
    () => pressed({ sourceNumber: number, locale: 'es' }, yes(promos), no(news)),
    () => stopped({ sourceId: row?.id ?? null, method: 'button', claimedAt: Date.now() - 5000 }),
    () => pressed({ sourceNumber: number + 1, evidence: null, proven: true }),
    () => pressed({ kind: 'pause' }, { on: 'pause', until: Date.now() + 86_400_000 }),
    () => pressed({ say: () => ({ statements: [], reason: 'not_interested', always: true }), kind: 'reason' }),
  ]
  const named = (place: number) => makeContact(deps, business.id, phoneIdentity(`+551198${String(2_000_000 + place)}`))
  const shared = await Promise.all(requests.map((_, place) => named(place)))
  const single = await Promise.all(requests.map((_, place) => named(place + requests.length)))
  const results = await atOnce(requests.map((make, place) => ({ contactId: shared[place]!, request: make() })))
  expect(outcomes(results)).toEqual(requests.map(() => 'recorded'))
  expect(await transactionsOf(shared)).toBe(1)
  for (const [place, make] of requests.entries()) await changeAlone(deps, business.id, single[place]!, make())
  for (const [place, contactId] of shared.entries())
    expect(await leftOf(contactId), `request ${place}`).toEqual(await leftOf(single[place]!))
  expect(await badLines(database.owner)).toEqual([])
  expect(deps.wokenFor).toContain(business.id)
})

/** Returns all that is stored of a contact, without what differs between two contacts: ids, digests, times. */
async function leftOf(contactId: string): Promise<string> {
  const [line, ...others] = await linesOf(database.admin, contactId)
  const [row] = await sql`
    select (select to_jsonb(c) - 'phone' from contacts c where c.id = ${contactId}) as contact,
      (select jsonb_agg(to_jsonb(a) order by a.topic_id) from answers a where a.contact_id = ${contactId}) as answers,
      (select jsonb_agg(to_jsonb(m)) from sync_marks m where m.contact_id = ${contactId}) as marks,
      (select count(*) from evidence e
        where e.business_id = ${business.id} and e.contact_id = ${contactId}) as evidence,
      (select count(*) from identities i where i.contact_id = ${contactId} and i.salt is not null) as bound,
      (select count(*) from unfed_lines u where u.contact_id = ${contactId}) as unfed`
  const all = JSON.stringify({ payload: JSON.parse(line?.payload ?? 'null'), others, row })
  const kept = new Set([promos, news, business.id])
  return all
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => (kept.has(id) ? id : 'id'))
    .replace(/(\\\\x)?[0-9a-f]{64}/g, 'digest')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)/g, 'time')
    .replace(/("dedupe":|"identities":\[)"[\w-]{22}"/g, '$1digest')
    .replace(/"made":\d+/g, 'made')
}

test('one contact that somebody else holds keeps no other waiting, and is changed afterwards', async () => {
  const [held, ...free] = await people(4)
  let letGo = () => {}
  let onLocked = () => {}
  const isLocked = new Promise<void>((resolve) => (onLocked = resolve))
  const holding = inBusiness(database.worker, business.id, async (tx) => {
    await lockContactRows(tx, business.id, [held!])
    onLocked()
    await new Promise<void>((resolve) => (letGo = resolve))
  })
  await isLocked
  const late = changeContact(deps, business.id, held!, stopped())
  const others = await atOnce(free.map((contactId) => ({ contactId, request: stopped() })))
  expect(outcomes(others)).toEqual(['recorded', 'recorded', 'recorded'])
  expect(await linesOf(database.admin, held!)).toEqual([])
  letGo()
  await holding
  expect(await late).toMatchObject({ outcome: 'recorded' })
})

test('an error of one change is its own: of the request, of what it also writes, or of the database', async () => {
  const contacts = await people(5)
  const [refused] = contacts
  await sql.unsafe(`alter table answers add constraint refused check (contact_id <> '${refused}') not valid`)
  const changes = contacts.map((contactId) => ({ contactId, request: pressed() }))
  changes[1]!.request.say = () => Promise.reject(new Error('cannot say'))
  changes[2]!.request.also = () => Promise.reject(new Error('cannot write more'))
  const unknown = { contactId: newId(), request: stopped() }
  const results = await atOnce([...changes, unknown]).finally(() => sql`alter table answers drop constraint refused`)
  expect(outcomes(results)).toEqual([
    expect.stringContaining('refused'),
    'Error: cannot say',
    'Error: cannot write more',
    'recorded',
    'recorded',
    expect.stringContaining('no such contact'),
  ])
  const lines = await Promise.all(contacts.map(async (id) => (await linesOf(database.admin, id)).length))
  expect(lines).toEqual([0, 0, 0, 1, 1])
})

test('a lost connection fails all that share it, writes nothing, and the same forms are recorded once', async () => {
  const contacts = await people(3)
  const changes = contacts.map((contactId) => ({ contactId, request: stopped() }))
  await sql`
    create function cut_it() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`
  await sql`create trigger cut before insert on ledger for each row execute function cut_it()`
  const lost = await atOnce(changes).finally(() => sql`drop trigger cut on ledger`)
  expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  for (const id of contacts) expect(await linesOf(database.admin, id)).toEqual([])
  expect(outcomes(await atOnce(changes))).toEqual(['recorded', 'recorded', 'recorded'])
  expect(outcomes(await atOnce(changes))).toEqual(['repeated', 'repeated', 'repeated'])
  for (const id of contacts) expect(await linesOf(database.admin, id)).toHaveLength(1)
})

test('a form whose statement was undone is recorded again, and makes no other change begin again', async () => {
  const [back, ...others] = await people(3)
  const form = stopped()
  await changeContact(deps, business.id, back!, form)
  await changeContact(deps, business.id, back!, pressed({ kind: 'return' }, { on: 'stop', value: false }))
  const all = [{ contactId: back!, request: form }, ...others.map((contactId) => ({ contactId, request: stopped() }))]
  const shared = await shareTransaction(deps, business.id, all)
  expect(shared.map((result) => result?.outcome)).toEqual([undefined, 'recorded', 'recorded'])
  expect(await changeAlone(deps, business.id, back!, form)).toMatchObject({ outcome: 'recorded' })
  expect(await stopOf(back!)).toBe(true)
})

test('an event that is known is a repetition, and a change that says nothing leaves nothing', async () => {
  const [known, quiet, unchanged] = await people(3)
  const event = stopped({ dedupe: { key: newId(), kind: 'once' }, method: 'keyword', claimedAt: Date.now() - 1000 })
  await changeContact(deps, business.id, known!, event)
  const results = await shareTransaction(deps, business.id, [
    { contactId: known!, request: event },
    { contactId: quiet!, request: pressed({ say: () => null }) },
    { contactId: unchanged!, request: pressed({}, { on: 'stop', value: false }) },
  ])
  expect(results.map((result) => result?.outcome)).toEqual(['repeated', 'unchanged', 'recorded'])
  expect(await linesOf(database.admin, quiet!)).toEqual([])
})

test('stops that are repeated on the page are counted, not written, also among others', async () => {
  const [often, ...others] = await people(3)
  for (let tap = 0; tap < 7; tap++)
    await atOnce([often!, ...others].map((contactId) => ({ contactId, request: stopped() })))
  expect(await linesOf(database.admin, often!)).toHaveLength(5)
  const [row] = await sql`select quiet_stops as count from contacts where id = ${often!}`
  expect(row).toEqual({ count: 2 })
})

test('who was merged meanwhile is followed to who they became', async () => {
  const [stays, gone, other] = await people(3)
  await changeContact(deps, business.id, stays!, pressed())
  await inBusiness(database.worker, business.id, (tx) => mergeWithin(tx, business.id, stays!, gone!))
  const results = await atOnce([gone!, other!].map((contactId) => ({ contactId, request: stopped() })))
  expect(outcomes(results)).toEqual(['recorded', 'recorded'])
  expect(await stopOf(stays!)).toBe(true)
})
