import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { phoneIdentity } from '@/lib/consent/identities'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeNumber } from '@/lib/services/contacts/change-number'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { recordForPerson } from '@/lib/services/people/record-for-person'
import { makeContact, storedState } from '@/lib/services/testing'
import { countLockWaits } from '@/testing/lock-waits'
import { ago, EVIDENCE, preferencesBench } from './testing'

// Whose a Yes is that the API dates before the contact had its number: docs/consent.md, "Imports and API writes".

const bench = await preferencesBench()
const { deps, ours, said, put, lines, database } = bench
const { sql } = database.admin
const { promos, news } = ours.topics
let numbers = 0
const nextPhone = () => `+5511987${String(300_000 + ++numbers)}`

/** Makes a contact with a number that somebody else had until an hour ago. */
async function nextHolder(how: 'changed' | 'erased') {
  const phone = nextPhone()
  const former = await makeContact(deps, ours.id, phoneIdentity(phone))
  if (how === 'erased') {
    await eraseContact(deps, operatorOf(ours.id), former)
    await sql`update suppressions set at = now() - interval '1 hour' where business_id = ${ours.id}`
  } else {
    const waId = phone.slice(1)
    await changeNumber(deps, ours.id, ours.backendId, {
      ...{ family: 'identity', id: `wamid.${waId}`, seconds: Math.floor(Date.now() / 1000) - 3600, recipient: null },
      previous: { userId: null, parentUserId: null, waId },
      next: { userId: null, parentUserId: null, waId: nextPhone().slice(1) },
    })
  }
  return { former, id: await makeContact(deps, ours.id, phoneIdentity(phone)) }
}

test.each(['changed', 'erased'] as const)(
  'a Yes from before the number was the contact’s (former holder %s) is kept out, a No beside it counts',
  async (how) => {
    const { id } = await nextHolder(how)
    const body = { topics: { promos: 'in', news: 'out' }, said_at: ago(90), evidence: EVIDENCE }
    for (const outcome of ['taken', 'unchanged']) {
      const answer = await said(id, body)
      expect(answer.statements).toMatchObject([
        { topic: 'promos', outcome: 'kept_out', reason: 'former_holder', kept_out_by: null },
        { topic: 'news', outcome: outcome === 'taken' ? 'taken' : expect.any(String) },
      ])
    }
    const { topics } = await storedState(deps, ours.id, id)
    expect(Object.keys(topics)).toEqual([news])
    expect(await lines(id)).toHaveLength(1)
    expect((await said(id, { ...body, said_at: ago(30) })).statements[0]).toMatchObject({ outcome: 'taken' })
    expect(await bench.bad()).toEqual([])
  },
)

test('a call with nothing but such a Yes writes nothing, and says so each time', async () => {
  const { id } = await nextHolder('changed')
  const body = { topics: { promos: 'in' }, said_at: ago(90), evidence: EVIDENCE }
  for (const key of [undefined, 'once', 'once']) {
    const answer = await said(id, body, key)
    expect(answer).toMatchObject({ changes: [], statements: [{ outcome: 'kept_out', reason: 'former_holder' }] })
  }
  expect(await lines(id)).toEqual([])
})

test('what an agent notes obeys the same rule: a Yes, a return and a resume, but not what the business clears', async () => {
  const { id } = await nextHolder('changed')
  const sender = await bench.addSender(ours.id, '555000111')
  const body = { topics: { promos: 'in' }, return: true, resume: true, method: 'agent', evidence: EVIDENCE }
  const cleared = { clear_provider_stop: { sender, reason: 'a lost event' } }
  const old = await said(id, { ...body, ...cleared, said_at: ago(90) })
  expect(old.statements.map(({ on, outcome, reason }) => [on, outcome, reason])).toEqual([
    ['topic', 'kept_out', 'former_holder'],
    ['return', 'kept_out', 'former_holder'],
    ['resume', 'kept_out', 'former_holder'],
    ['provider_stop', 'unchanged', null],
  ])
  const recorded = await recordForPerson(deps, operatorOf(ours.id), id, {
    ...{ channel: 'phone call', when: '2026-01-05T10:00', words: 'Yes', topics: { promos: 'in' }, stop: false },
    ...{ comeBack: false, pause: null, resume: false, by: 'Ana', formId: 'form-1' },
  })
  expect(recorded).toMatchObject({ statements: [{ outcome: 'kept_out', reason: 'former_holder' }] })
  expect(await lines(id)).toEqual([])
})

test('a contact that had its number at that time is believed, also if it lost it in between', async () => {
  const { former, id } = await nextHolder('changed')
  // The next holder lets it go, and it comes back to the first.
  await sql`update identities set created_at = now() - interval '3 hours' where contact_id = ${former}`
  const key = await sql<{ key: string }[]>`select match_key as key from identities where contact_id = ${id}`
  await sql`update identities set ended_at = now() where contact_id = ${id}`
  await sql`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
    select business_id, gen_random_uuid(), ${former}, kind, value, canonical, match_key, given_by, now()
    from identities where contact_id = ${id} and match_key = ${key[0]?.key ?? ''}`
  const yes = (minutes: number, topic: string) =>
    said(former, { topics: { [topic]: 'in' }, said_at: ago(minutes), evidence: EVIDENCE })
  expect((await yes(120, 'promos')).statements).toMatchObject([{ outcome: 'taken' }])
  expect((await yes(30, 'news')).statements).toMatchObject([{ outcome: 'kept_out', reason: 'former_holder' }])
  expect(Object.keys((await storedState(deps, ours.id, former)).topics)).toEqual([promos])
})

/** Gives a contact what another one lost an hour ago. */
async function hand(kind: 'phone' | 'backend', id: string, key: string) {
  const former = await makeContact(deps, ours.id, null)
  for (const [contact, ago, ended] of [
    [former, '3 hours', '1 hour'],
    [id, '1 hour', null],
  ] as const)
    await sql`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at,
        ended_at)
      values (${ours.id}, gen_random_uuid(), ${contact}, ${kind}, ${key}, ${key}, ${key}, 'typed',
        now() - ${ago}::interval, now() - ${ended}::interval)`
}

test('a call that is repeated is answered by its line, though the contact got a former holder’s number since', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity(nextPhone()))
  const body = { topics: { promos: 'in', news: 'out' }, said_at: ago(90), evidence: EVIDENCE }
  const whole = { ...body, said_at: `${ago(80).slice(0, 19)}Z`, topics: { orders: 'in', news: 'out' } }
  const first = [await said(id, body), await said(id, whole)]
  expect(first.flatMap(({ statements }) => statements.map(({ outcome }) => outcome))).not.toContain('kept_out')
  await hand('phone', id, `phone:${nextPhone().slice(1)}`)
  for (const [at, again] of [await said(id, body), await said(id, whole)].entries()) {
    expect(again.changes).toEqual(
      first[at]?.changes.map((change) => ({ ...change, occurred_at: null, repeated: true })),
    )
    expect(again.statements).toEqual(first[at]?.statements)
  }
  expect((await said(id, { ...body, said_at: ago(85) })).statements[0]).toMatchObject({ reason: 'former_holder' })
  expect(await lines(id)).toHaveLength(4)
})

test('a backend’s own id of a contact, which another contact had before, keeps out nothing', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity(nextPhone()))
  await hand('backend', id, `backend:${ours.backendId}:77`)
  const body = { topics: { promos: 'in' }, return: true, method: 'agent', evidence: EVIDENCE, said_at: ago(90) }
  expect((await said(id, body)).statements.map(({ reason }) => reason)).toEqual([null, null])
})

test('a Yes waits for a number that is just given to the contact, and is then the former holder’s', async () => {
  const [phone, mine] = [nextPhone(), nextPhone()]
  const former = await makeContact(deps, ours.id, phoneIdentity(phone))
  const id = await makeContact(deps, ours.id, phoneIdentity(mine))
  let running: Promise<Response> | undefined
  await inBusiness(deps.db, ours.id, async (tx) => {
    await tx`select 1 from contacts where business_id = ${ours.id} and id = ${id} for update`
    await tx`update identities set ended_at = now() - interval '1 hour' where business_id = ${ours.id}
      and contact_id = ${former}`
    await tx`
      insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, given_by, created_at)
      select i.business_id, gen_random_uuid(), ${id}, i.kind, i.value, i.canonical, i.match_key, i.given_by, now()
      from identities i where i.business_id = ${ours.id} and i.contact_id = ${former}
      returning 1`
    running = put(id, { topics: { promos: 'in' }, said_at: ago(90), evidence: EVIDENCE })
    running.catch(() => {})
    const isWaiting = async () => (await countLockWaits(database.admin)) > 0
    await expect.poll(isWaiting, { interval: 10 }).toBe(true)
  })
  expect(await (await running)?.json()).toMatchObject({
    statements: [{ outcome: 'kept_out', reason: 'former_holder' }],
  })
})
