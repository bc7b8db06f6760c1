import { expect, test, vi } from 'vitest'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { FOREVER } from '@/lib/consent/types'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { nameSource } from '@/lib/services/business/name-source'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, type TestBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const { sql } = database.admin

const call = (token: string, query = '') => callApi(GET, { token, query })

/** Reads the plain lines of these tests: nothing in them is quoted. */
function parse(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.split('\r\n')
  const names = header.split(',')
  return lines
    .filter((line) => line !== '')
    .map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])))
}
const rowsOf = async (token: string, query = '') => parse(await (await call(token, query)).text())

const say = (business: TestBusiness, contact: string, statements: Statement[], sourceId?: string) =>
  changeContact(deps, business.id, contact, {
    kind: 'preferences',
    actor: 'contact',
    method: 'page',
    evidence: { formId: newId() },
    ...(sourceId ? { sourceId } : {}),
    say: () => ({ statements }),
  })

/** Contacts who have said nothing, many at once. */
async function crowd(business: TestBusiness, count: number): Promise<void> {
  await sql`
    insert into contacts (business_id, id, locale, head_hash, created_at)
    select ${business.id}::uuid, gen_random_uuid(), 'en', repeat('0', 64), '2026-11-01T00:00:00Z' from generate_series(1, ${count}::int)`
}

test('a row says how a contact stands with a topic: number in digits, times in UTC, what a check says', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const contact = await makeContact(
    deps,
    business.id,
    phoneIdentity('+55 11 98765-0001'),
    bsuidIdentity('BR.ENT.parent1'),
    bsuidIdentity('BR.abc123'),
  )
  const source = granted(
    await nameSource(deps, operatorOf(business.id), { kind: 'campaign', name: 'Spring', reference: 'r' }),
  ).source
  const { promos, news } = business.topics
  await say(business, contact, [{ on: 'answer', topicId: promos, answer: 'in', basis: 'consent' }], source.id)
  await say(business, contact, [{ on: 'answer', topicId: news, answer: 'out' }])
  const response = await call(token)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="consents.csv"')
  const text = await response.text()
  expect(text.split('\r\n')[0]).toBe(
    'contact_id,phone,bsuid,topic,answer,allowed,reason,until,answered_at,method,source,notice,stop,pause_until,updated_at',
  )
  const rows = parse(text)
  const [last] = await sql<{ at: string }[]>`
    select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from ledger where contact_id = ${contact}`
  const person = {
    contact_id: contact,
    phone: '5511987650001',
    bsuid: 'BR.abc123',
    stop: 'false',
    updated_at: last?.at,
  }
  expect(rows).toMatchObject([
    { ...person, topic: 'orders', answer: '', allowed: 'true', reason: 'not_refused', method: '', source: '' },
    { ...person, topic: 'promos', answer: 'in', allowed: 'true', reason: 'opted_in', method: 'page', source: 'Spring' },
    { ...person, topic: 'news', answer: 'out', allowed: 'false', reason: 'opted_out', method: 'page', source: '' },
    { ...person, topic: 'security', answer: '', allowed: 'true', reason: 'required' },
  ])
  expect(rows[1]?.['answered_at']).toMatch(/^2\d{3}-.*\.\d{3}Z$/)
})

test('stop, pause and the kill switch show', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const [stopped, paused] = [await makeContact(deps, business.id), await makeContact(deps, business.id)]
  await say(business, stopped, [{ on: 'stop', value: true }])
  await say(business, paused, [{ on: 'pause', until: FOREVER }])
  await sql`update topics set paused = true where business_id = ${business.id} and key = 'news'`
  const rows = await rowsOf(token)
  const of = (contact: string, topic: string) =>
    rows.find((row) => row['contact_id'] === contact && row['topic'] === topic)
  expect(of(stopped, 'orders')).toMatchObject({ stop: 'true', reason: 'stopped', pause_until: '' })
  expect(of(paused, 'orders')).toMatchObject({
    stop: 'false',
    reason: 'paused',
    until: '',
    pause_until: '9999-12-31T00:00:00.000Z',
  })
  const fresh = await makeContact(deps, business.id)
  expect((await rowsOf(token)).find((row) => row['contact_id'] === fresh && row['topic'] === 'news')).toMatchObject({
    reason: 'topic_paused',
  })
})

test('names that a spreadsheet would run are made harmless, and quotes and line breaks stay inside their cell', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const names = ['=HYPERLINK("http://x","y")', '@SUM(1)', '+1', '-2', '\t=3', 'a "quoted", name', 'Olá']
  for (const [index, name] of names.entries()) {
    const contact = await makeContact(deps, business.id)
    const source = granted(
      await nameSource(deps, operatorOf(business.id), { kind: 'campaign', name, reference: `f-${index}` }),
    ).source
    await say(business, contact, [{ on: 'answer', topicId: business.topics.promos, answer: 'out' }], source.id)
  }
  const text = await (await call(token)).text()
  for (const cell of [
    `"'=HYPERLINK(""http://x"",""y"")"`,
    `,'@SUM(1),`,
    `,'+1,`,
    `,'-2,`,
    `,'\t=3,`,
    `,"a ""quoted"", name",`,
    `,Olá,`,
  ])
    expect(text).toContain(cell)
  expect(text).not.toMatch(/(^|,)"?[=+@-]/m)
})

test('ranges of the time of the last line share no contact and miss none', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  const contacts = await Promise.all(Array.from({ length: 3 }, () => makeContact(deps, business.id)))
  for (const contact of contacts)
    await say(business, contact, [{ on: 'answer', topicId: business.topics.promos, answer: 'out' }])
  const times = ['2026-11-01T10:00:00.000Z', '2026-11-02T10:00:00.000Z', '2026-11-03T10:00:00.000Z']
  for (const [index, contact] of contacts.entries())
    await sql`update ledger set recorded_at = ${times[index] ?? ''} where contact_id = ${contact}`
  const seen = async (query: string) => [...new Set((await rowsOf(token, query)).map((row) => row['contact_id']))]
  expect(new Set(await seen(`?updated_after=${times[1]}`))).toEqual(new Set(contacts.slice(1)))
  expect(await seen(`?updated_before=${times[1]}`)).toEqual([contacts[0]])
  expect(await seen(`?updated_after=${times[1]}&updated_before=${times[2]}`)).toEqual([contacts[1]])
  // 07:00 in São Paulo is 10:00 in UTC; the second way of writing it has a + that nobody escaped.
  expect(await seen('?updated_after=2026-11-03T07:00:00-03:00')).toEqual([contacts[2]])
  expect(await seen('?updated_after=2026-11-03T10:00:00+00:00')).toEqual([contacts[2]])
})

test('others change, come and merge meanwhile: each contact once, as it is then, and no transaction stays open', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  await crowd(business, 1250)
  const ids = (
    await sql<{ id: string }[]>`
    select id from contacts where business_id = ${business.id} order by id`
  ).map(({ id }) => id)
  const reader = (await call(token)).body?.getReader()
  const decoder = new TextDecoder()
  const header = decoder.decode((await reader?.read())?.value)
  expect(header).toMatch(/^contact_id,/)
  let text = header + decoder.decode((await reader?.read())?.value)

  const [open] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and application_name = 'sayso' and xact_start is not null and pid <> pg_backend_pid()`
  expect(open?.count).toBe(0)
  const no: Statement[] = [{ on: 'answer', topicId: business.topics.promos, answer: 'out' }]
  const [read, unread, merged] = [ids[3] ?? '', ids[1249] ?? '', ids[1100] ?? '']
  await say(business, read, no)
  await say(business, unread, no)
  await sql`update contacts set merged_into = ${unread} where id = ${merged}`
  await makeContact(deps, business.id)

  for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
    text += decoder.decode(next.value)
  const rows = parse(text)
  const keys = rows.map((row) => `${row['contact_id']} ${row['topic']}`)
  expect(new Set(keys).size).toBe(keys.length)
  const contacts = new Set(rows.map((row) => row['contact_id']))
  expect(ids.filter((id) => !contacts.has(id))).toEqual([merged])
  const answer = (id: string) => rows.find((row) => row['contact_id'] === id && row['topic'] === 'promos')?.['answer']
  expect([answer(read), answer(unread)]).toEqual(['', 'out'])
})

test('a stream that breaks in the middle ends in an error; one that fails before it began is a problem', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  await crowd(business, 1100)
  const broken = await call(token)
  await sql`alter table identities rename to identities_gone`
  await expect(broken.text()).rejects.toThrow('does not exist')
  const failed = await call(token)
  await sql`alter table identities_gone rename to identities`
  expect(failed.status).toBe(500)
  expect(failed.headers.get('content-type')).toBe('application/problem+json')
})

test('nothing is read ahead of a slow reader: what is changed before it goes on is read as changed', async () => {
  const business = await makeBusiness(deps)
  const token = await keyFor(deps, business.id)
  await crowd(business, 1600)
  const response = await call(token)
  // The first part was read before the response began. The second part begins at contact 501, and is not read before
  // the client asks for it.
  await vi.waitFor(async () => {
    const busy = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'sayso' and state <> 'idle' and pid <> pg_backend_pid()`
    expect(busy).toEqual([])
  })
  await sql`update contacts set stop_on = true, stop_at = now(), stop_since = now() where business_id = ${business.id}`
  const stops = parse(await response.text()).map((row) => row['stop'])
  expect(stops.filter((stop) => stop === 'false')).toHaveLength(500 * 4)
  expect(stops).toHaveLength(1600 * 4)
})

test('a business exports its own contacts; a key’s scope is asked; times that are none are refused', async () => {
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  await makeContact(deps, theirs.id, phoneIdentity('+5511987650009'))
  expect(await rowsOf(await keyFor(deps, ours.id))).toEqual([])
  expect(await rowsOf(await keyFor(deps, theirs.id))).toHaveLength(4)
  expect((await call(await keyFor(deps, theirs.id, ['contacts:read', 'evidence']))).status).toBe(403)
  const token = await keyFor(deps, ours.id)
  for (const query of ['?updated_after=yesterday', '?updated_after=2026-11-01', '?updated_after=', '?since=1'])
    expect((await call(token, query)).status).toBe(400)
})
