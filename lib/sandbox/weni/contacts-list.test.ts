import { expect, test } from 'vitest'
import { ANA, BRUNO, CARLA, PROMO_GROUP, page, SMART_GROUP, shown, testSandbox } from './testing'

const uuids = (answer: Parameters<typeof page>[0]) => page(answer).results.map((contact) => contact.uuid)

test('contacts list every field, their groups and UTC times with microseconds', async () => {
  const { get } = await testSandbox()
  const [ana] = page(await get(`contacts.json?uuid=${ANA}`)).results
  expect(ana).toEqual({
    uuid: ANA,
    name: 'Ana Souza',
    language: 'por',
    urns: ['whatsapp:5511987654321'],
    groups: [
      { uuid: PROMO_GROUP, name: 'Consent promo' },
      { uuid: SMART_GROUP, name: 'Promo yes' },
    ],
    fields: { consent_promo: 'yes', consent_orders: null, marketing_opt_in: null, age: null, sayso_missed: null },
    blocked: false,
    stopped: false,
    created_on: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    modified_on: expect.any(String),
    last_seen_on: null,
  })
})

test('the newest change comes first, and last with reverse', async () => {
  const { get, post } = await testSandbox()
  await post(`contacts.json?uuid=${BRUNO}`, { fields: { consent_promo: 'no' } })
  expect(uuids(await get('contacts.json'))).toEqual([BRUNO, CARLA, ANA])
  expect(uuids(await get('contacts.json?reverse=true'))).toEqual([ANA, CARLA, BRUNO])
  expect(uuids(await get('contacts.json?order_by=created_on'))).toEqual([ANA, BRUNO, CARLA])
})

test('next and previous walk the same rows in both directions', async () => {
  const { get } = await testSandbox()
  const first = await get('contacts.json?limit=1')
  const second = await get(page(first).next ?? '')
  const third = await get(page(second).next ?? '')
  expect([first, second, third].flatMap(uuids)).toEqual([CARLA, BRUNO, ANA])
  expect([page(first).previous, page(third).next]).toEqual([null, null])
  expect(uuids(await get(page(third).previous ?? ''))).toEqual([BRUNO])
  expect(uuids(await get(page(second).previous ?? ''))).toEqual([CARLA])
  expect((await get('contacts.json?cursor=%21')).status).toBe(404)
})

test('a page holds 250 and limit has no cap', async () => {
  const { get, control } = await testSandbox()
  const many = Array.from({ length: 600 }, (_, index) => ({
    uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Contact ${index}`,
    language: 'spa',
    urn: `whatsapp:3460000${String(index).padStart(4, '0')}`,
  }))
  await control('POST', 'contacts', many)
  const first = await get('contacts.json')
  expect(page(first).results).toHaveLength(250)
  expect(page(await get('contacts.json?limit=5000')).results).toHaveLength(603)
  let [seen, next] = [uuids(first), page(first).next]
  while (next) {
    const answer = await get(next)
    seen = [...seen, ...uuids(answer)]
    next = page(answer).next
  }
  expect(new Set(seen).size).toBe(603)
})

test('before and after are inclusive, at microseconds', async () => {
  const { get, post } = await testSandbox()
  const { modified_on: at } = shown(await post(`contacts.json?uuid=${BRUNO}`, { fields: { consent_promo: 'no' } }))
  expect(uuids(await get(`contacts.json?after=${at}`))).toEqual([BRUNO])
  expect(uuids(await get(`contacts.json?before=${at}&reverse=true`))).toEqual([ANA, CARLA, BRUNO])
  expect(uuids(await get(`contacts.json?after=${at}&before=${at}&reverse=true`))).toEqual([BRUNO])
})

test('a date that can’t be read lists nothing, an unencoded + included', async () => {
  const { get } = await testSandbox()
  expect(page(await get('contacts.json?after=yesterday')).results).toEqual([])
  expect(page(await get('contacts.json?after=2020-01-01T00:00:00+00:00')).results).toEqual([])
  expect(page(await get('contacts.json?after=2020-01-01T00:00:00%2B00:00')).results).toHaveLength(3)
})

test('filters: urn exactly, name by part, search, group by uuid or name', async () => {
  const { get } = await testSandbox()
  expect(uuids(await get('contacts.json?urn=whatsapp%3A5511987654321'))).toEqual([ANA])
  expect(uuids(await get('contacts.json?urn=5511987654321'))).toEqual([ANA])
  // GET does not look for the twin without the ninth digit.
  expect(uuids(await get('contacts.json?urn=whatsapp%3A551187654321'))).toEqual([])
  expect(uuids(await get('contacts.json?urn=whatsapp%3A%2B5511987654321'))).toEqual([])
  expect((await get('contacts.json?urn=pigeon%3A1')).body).toEqual({ detail: 'Invalid URN: pigeon:1' })
  expect(uuids(await get('contacts.json?name=souza'))).toEqual([ANA])
  expect(uuids(await get('contacts.json?search=Carla%20Smith'))).toEqual([CARLA])
  expect(uuids(await get(`contacts.json?group=${PROMO_GROUP}`))).toEqual([ANA])
  expect(uuids(await get('contacts.json?group=promo%20YES'))).toEqual([ANA])
  expect(uuids(await get('contacts.json?group=unknown'))).toEqual([])
})

test('deleted contacts are listed apart and emptied, and their number is free again', async () => {
  const { get, post, remove } = await testSandbox()
  expect((await remove(`contacts.json?uuid=${ANA}`)).status).toBe(204)
  expect((await remove(`contacts.json?uuid=${ANA}`)).body).toEqual({ detail: 'Not found.' })
  expect((await remove('contacts.json')).status).toBe(400)
  expect(uuids(await get('contacts.json'))).toEqual([CARLA, BRUNO])
  const [gone] = page(await get('contacts.json?deleted=true')).results
  expect(gone).toMatchObject({ uuid: ANA, name: null, urns: [], groups: [], fields: {}, blocked: null, stopped: null })
  const again = await post('contacts.json?urn=whatsapp%3A5511987654321', {})
  expect(again.status).toBe(201)
  expect(shown(again).uuid).not.toBe(ANA)
})

test('an anonymous workspace masks numbers and refuses to look them up', async () => {
  const { get, control } = await testSandbox()
  await control('POST', 'settings', { anonymous: true })
  expect(page(await get(`contacts.json?uuid=${ANA}`)).results[0]?.urns).toEqual(['whatsapp:********'])
  const lookup = await get('contacts.json?urn=whatsapp%3A5511987654321')
  expect([lookup.status, lookup.body]).toEqual([400, { detail: 'URN lookups not allowed for anonymous organizations' }])
})
