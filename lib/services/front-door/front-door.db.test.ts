import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { closeBusiness } from '@/lib/services/business/close-business'
import { operatorOf } from '@/lib/services/callers/caller'
import { fingerprint, makeContact } from '@/lib/services/testing'
import { answerFrontDoors } from '@/lib/sync/front-door/answer-front-doors'
import { outboxTest } from '@/lib/sync/outbox/testing'
import { stop } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { askForLink, type LinkAsk } from './ask-for-link'
import { ADDRESS_LIMIT, BUSINESS_LIMIT, businessSubject, CALM_LIMIT, NUMBER_LIMIT } from './limits'
import { type FrontDoor, openFrontDoor } from './open-front-door'
import { makeChallenge } from './proof-of-work'
import { solve } from './testing'

const database = await createTestDatabase()
let numbers = 0

/** A number that nobody has asked for yet. */
const newNumber = () => `+55119${String(60_000_000 + ++numbers)}`

async function setUp() {
  const stand = await outboxTest(database)
  const { sync, business, sql } = stand
  const { deps } = sync
  const open = async () => (await openFrontDoor(deps, business.slug)) as FrontDoor
  const ask = async (text: string, over: Partial<LinkAsk> = {}) =>
    askForLink(deps, await open(), { text, acceptLanguage: null, ip: null, proof: null, ...over })
  /** Makes a contact with a number, who wrote an hour ago. */
  const person = async (number = newNumber()) => {
    const contact = await makeContact(deps, business.id, phoneIdentity(number))
    await sql`insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at)
      values (${business.id}, ${contact}, ${stand.senderId}, ${new Date(Date.now() - 3_600_000).toISOString()})`
    return { number, contact }
  }
  const answer = () => answerFrontDoors(sync.syncDeps(), () => true)
  const queued = () => sql<{ kind: string; contact_id: string }[]>`
    select kind, contact_id from outbox where business_id = ${business.id} order by created_at`
  const asked = async (count: number) => {
    await sql`delete from sign_in_attempts where subject = ${businessSubject(deps, business.slug)}`
    await sql`insert into sign_in_attempts (subject, count, ends_at)
      values (${businessSubject(deps, business.slug)}, ${count}, now() + interval '1 hour')`
  }
  return { ...stand, deps, open, ask, person, answer, queued, asked }
}

test('the person with the number gets the link, and nothing is kept of the request', async () => {
  const { ask, person, answer, queued, sql, business } = await setUp()
  const { number, contact } = await person()
  expect(await ask(number.replace('+55', ''))).toEqual({ outcome: 'taken', ending: number.slice(-4) })
  const [row] = await sql<{ number: Buffer }[]>`select number from front_door_asks where business_id = ${business.id}`
  expect(row?.number.toString('latin1')).not.toContain(number.slice(-8))
  expect(await queued()).toEqual([])
  await answer()
  expect(await queued()).toEqual([{ kind: 'fresh_link', contact_id: contact }])
  expect(await sql`select 1 from front_door_asks where business_id = ${business.id}`).toEqual([])
})

test('of a number that nobody has no contact is made, and nothing is sent', async () => {
  const { ask, answer, queued, sql, business } = await setUp()
  const number = newNumber()
  expect(await ask(number)).toEqual({ outcome: 'taken', ending: number.slice(-4) })
  await answer()
  expect(await queued()).toEqual([])
  for (const table of ['front_door_asks', 'contacts', 'identities', 'ledger'])
    expect(await sql`select 1 from ${sql(table)} where business_id = ${business.id}`).toEqual([])
})

test('what is written for an ask is the same whether the number is known or not', async () => {
  const { ask, person, sql, business } = await setUp()
  const known = await person()
  const answers = [await ask(known.number), await ask(newNumber())]
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['taken']))
  const rows = await sql`
    select length(number) as bytes from front_door_asks where business_id = ${business.id}`
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
})

test('who stopped or paused everything gets nothing because somebody typed their number', async () => {
  const { ask, person, answer, queued, sync, business } = await setUp()
  const [stopped, paused] = [await person(), await person()]
  await sync.say(business, stopped.contact, stop)
  await sync.say(business, paused.contact, { on: 'pause', until: Date.now() + 86_400_000 })
  for (const { number } of [stopped, paused]) await ask(number)
  await answer()
  expect((await queued()).filter(({ kind }) => kind === 'fresh_link')).toEqual([])
})

test('asked a hundred times, the link is sent once', async () => {
  const { ask, person, answer, queued } = await setUp()
  const { number, contact } = await person()
  for (let turn = 0; turn < 100; turn++) {
    expect(await ask(number)).toEqual({ outcome: 'taken', ending: number.slice(-4) })
    if (turn % 10 === 0) await answer()
  }
  await answer()
  expect(await queued()).toEqual([{ kind: 'fresh_link', contact_id: contact }])
})

test('in a week one number causes three messages at most, however often it is asked for', async () => {
  const { ask, person, answer, queued, sql, business } = await setUp()
  const { number } = await person()
  for (let day = 7; day > 0; day--) {
    await sql`delete from sign_in_attempts`
    await ask(number)
    await answer()
    const then = new Date(Date.now() - (day - 0.5) * 86_400_000).toISOString()
    await sql`update outbox set due_at = null, sent_at = ${then} where business_id = ${business.id} and due_at is not null`
  }
  expect(await queued()).toHaveLength(3)
})

test('only a few asks of one number are kept for the worker, and the response is the same', async () => {
  const { ask, sql, business } = await setUp()
  const number = newNumber()
  for (let turn = 0; turn < 20; turn++) await ask(number)
  const [row] = await sql`select count(*)::int as n from front_door_asks where business_id = ${business.id}`
  expect(row).toEqual({ n: NUMBER_LIMIT })
})

test('an address that asks too often is told to wait, and counts for nobody else', async () => {
  const { ask, deps, business, sql } = await setUp()
  const ip = '2001:db8:1:2::3'
  for (let turn = 0; turn < ADDRESS_LIMIT; turn++) await ask(newNumber(), { ip })
  for (let turn = 0; turn < 5; turn++)
    expect(await ask(newNumber(), { ip: '2001:db8:1:2:ffff::9' })).toEqual({
      outcome: 'too_many',
      waitSeconds: expect.any(Number) as number,
    })
  expect(await ask(newNumber(), { ip: '2001:db8:1:3::1' })).toMatchObject({ outcome: 'taken' })
  const [all] = await sql`select count from sign_in_attempts where subject = ${businessSubject(deps, business.slug)}`
  expect(all).toEqual({ count: ADDRESS_LIMIT + 1 })
})

test('while a business is asked too much, each ask needs a proof of work, which counts once', async () => {
  const { ask, open, deps, business, asked } = await setUp()
  await asked(CALM_LIMIT)
  const { bits } = await open()
  expect(bits).toBeGreaterThan(0)
  expect(await ask(newNumber())).toEqual({ outcome: 'proof_needed' })
  const proof = solve(makeChallenge(deps, business.slug, bits))
  const wrong = [
    { ...proof, answer: `${proof.answer}x` },
    { ...proof, challenge: proof.challenge.replace(/^\d+/, '1') },
    solve(makeChallenge(deps, 'another-business', bits)),
    solve(makeChallenge({ ...deps, clock: { now: () => Date.now() - 3_600_000 } }, business.slug, bits)),
    { challenge: 'x'.repeat(10_000), answer: '1' },
  ]
  for (const each of wrong) expect(await ask(newNumber(), { proof: each })).toEqual({ outcome: 'proof_needed' })
  expect(await ask(newNumber(), { proof })).toMatchObject({ outcome: 'taken' })
  expect(await ask(newNumber(), { proof })).toEqual({ outcome: 'proof_needed' })
})

test('beyond its own limit a business takes no more asks', async () => {
  const { ask, open, deps, business, asked } = await setUp()
  await asked(BUSINESS_LIMIT)
  const proof = solve(makeChallenge(deps, business.slug, (await open()).bits))
  expect(await ask(newNumber(), { proof })).toMatchObject({ outcome: 'too_many' })
})

test('numbers that are none write and count nothing', async () => {
  const { ask } = await setUp()
  const before = await fingerprint(database.admin)
  for (const text of ['', 'abc', '11 3456-7890', '+55 11 00000-0000', '1'.repeat(1000)])
    expect(await ask(text, { ip: '192.0.2.1' })).toMatchObject({ outcome: 'unreadable' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('there is no front door of an unknown, closing or test business, and none without a sending backend', async () => {
  const { deps, business, ask, sql, backendId, open } = await setUp()
  for (const slug of ['', 'nobody', "' or 1=1", '../x', 'x'.repeat(5000), business.slug.toUpperCase()])
    expect(await openFrontDoor(deps, slug)).toBeNull()
  await sql`update backends set status = 'disabled' where id = ${backendId}`
  expect(await open()).toMatchObject({ sends: false })
  expect(await ask(newNumber())).toEqual({ outcome: 'impossible' })
  const [row] = await sql<{ name: string }[]>`select name from businesses where id = ${business.id}`
  await closeBusiness(deps, operatorOf(business.id), row?.name ?? '')
  expect(await openFrontDoor(deps, business.slug)).toBeNull()
  const [test] = await sql<{ slug: string }[]>`
    update businesses set closes_at = null, test_of = ${newId()} where id = ${business.id} returning slug`
  expect(await openFrontDoor(deps, test?.slug ?? '')).toBeNull()
})

test('an ask that waited too long, or cannot be decrypted, is dropped', async () => {
  const { ask, person, answer, queued, sql, business } = await setUp()
  for (const change of [sql`created_at = now() - interval '1 hour'`, sql`number = '\\x01'::bytea`]) {
    const { number } = await person()
    await ask(number)
    await sql`update front_door_asks set ${change} where business_id = ${business.id}`
    await answer()
  }
  expect(await queued()).toEqual([])
  expect(await sql`select 1 from front_door_asks where business_id = ${business.id}`).toEqual([])
})
