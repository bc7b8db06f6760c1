import { expect, test } from 'vitest'
import { ANA, BRUNO, page, PROMO_GROUP, SMART_GROUP, shown, testSandbox } from './testing'

const bodyOf = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer
  return [status, body]
}

test('only the keys in the body change; an empty text or null clears', async () => {
  const { post } = await testSandbox()
  const first = shown(await post(`contacts.json?uuid=${ANA}`, { fields: { consent_orders: ' no ' } }))
  expect(first).toMatchObject({ name: 'Ana Souza', fields: { consent_promo: 'yes', consent_orders: 'no' } })
  const second = shown(await post(`contacts.json?uuid=${ANA}`, { fields: { consent_orders: '', consent_promo: null } }))
  expect(second.fields).toMatchObject({ consent_promo: null, consent_orders: null })
})

test('writing what is there already leaves modified_on as it was', async () => {
  const { post, wait } = await testSandbox()
  const before = shown(await post(`contacts.json?uuid=${ANA}`, { fields: { consent_orders: 'no' } }))
  wait(1000)
  expect(shown(await post(`contacts.json?uuid=${ANA}`, { fields: { consent_orders: 'no' } }))).toEqual(before)
  expect(
    shown(await post(`contacts.json?uuid=${ANA}`, { fields: { consent_orders: 'yes' } })).modified_on >
      before.modified_on,
  ).toBe(true)
})

test('?urn= creates with 201 and updates with 200', async () => {
  const { post } = await testSandbox()
  const path = 'contacts.json?urn=whatsapp%3A5491122334455'
  const created = await post(path, { name: ' Dora ', language: 'spa', fields: { consent_promo: 'yes' } })
  expect(created.status).toBe(201)
  expect(created.body).toMatchObject({
    name: 'Dora',
    urns: ['whatsapp:5491122334455'],
    fields: { consent_promo: 'yes' },
  })
  const updated = await post(path, { fields: { consent_promo: 'no' } })
  expect([updated.status, shown(updated).uuid]).toEqual([200, shown(created).uuid])
})

test('POST ?urn= finds Brazil’s twin with or without the ninth digit, both ways', async () => {
  const { post, control } = await testSandbox()
  const short = await post('contacts.json?urn=whatsapp%3A551187654321', { fields: { consent_promo: 'no' } })
  expect([short.status, shown(short).uuid, shown(short).urns]).toEqual([200, ANA, ['whatsapp:5511987654321']])
  const created = await post('contacts.json?urn=whatsapp%3A552133334444', {})
  const long = await post('contacts.json?urn=whatsapp%3A5521933334444', {})
  expect([long.status, shown(long).uuid]).toEqual([200, shown(created).uuid])
  await control('POST', 'settings', { ninthDigit: false })
  expect((await post('contacts.json?urn=whatsapp%3A551187654321', {})).status).toBe(201)
})

test('WhatsApp URNs have 8 to 15 digits and no +, or are a business-scoped user id', async () => {
  const { post } = await testSandbox()
  const plus = await post('contacts.json?urn=whatsapp%3A%2B5511987654321', {})
  expect([plus.status, plus.body]).toEqual([400, { detail: 'Invalid URN: whatsapp:+5511987654321' }])
  const bad = await post('contacts.json', { urns: ['whatsapp:14155550199', 'whatsapp:1234567'] })
  expect(bad.body).toEqual({ urns: { 1: [expect.stringContaining('Invalid URN: whatsapp:1234567')] } })
  const statuses = [
    'BR.13491208655302741918',
    'BR.ENT.13491208655302741918',
    '12345678',
    '1234567890123456',
    'br.12',
    'BR.a-b',
  ].map(async (path) => (await post(`contacts.json?urn=whatsapp%3A${path}`, {})).status)
  expect(await Promise.all(statuses)).toEqual([201, 201, 201, 400, 400, 400])
})

test('urns in the body: taken by another, replaced on update, forbidden beside ?urn=', async () => {
  const { post } = await testSandbox()
  expect(await bodyOf(post('contacts.json', { urns: ['whatsapp:5511987654321'] }))).toEqual([
    400,
    { urns: ['URN belongs to another contact: whatsapp:5511987654321'] },
  ])
  expect(shown(await post(`contacts.json?uuid=${BRUNO}`, { urns: ['tel:+5215512345678'] })).urns).toEqual([
    'tel:+5215512345678',
  ])
  expect((await post('contacts.json', { urns: ['whatsapp:5215512345678'] })).status).toBe(201)
  expect(await bodyOf(post('contacts.json?urn=whatsapp%3A5511987654321', { urns: [] }))).toEqual([
    400,
    { urns: ['Field not allowed when using URN in URL'] },
  ])
})

test('all wrong fields are answered together', async () => {
  const { post } = await testSandbox()
  const wrong = {
    name: 'x'.repeat(101),
    language: 'zzz',
    urns: 'no list',
    groups: ['nobody'],
    fields: { nothing: 'x' },
  }
  expect(await bodyOf(post('contacts.json', wrong))).toEqual([
    400,
    {
      name: ['Ensure this field has no more than 100 characters.'],
      language: ['Not a valid ISO639-3 language code.'],
      urns: ['Expected a list of items but got type "str".'],
      groups: ['No such object: nobody'],
      fields: ['Invalid contact field key: nothing'],
    },
  ])
  expect(await bodyOf(post('contacts.json', { name: '', language: 'pt' }))).toEqual([
    400,
    { name: ['This field may not be blank.'], language: ['Ensure this field has at least 3 characters.'] },
  ])
  expect((await post('contacts.json', { name: null, language: null })).status).toBe(201)
})

test('at most 100 urns, groups and fields, and values must be text', async () => {
  const { post } = await testSandbox()
  const keys = Array.from({ length: 101 }, (_, index) => `k${index}`)
  const message = ['This field can only contain up to 100 items.']
  const many = { urns: keys, groups: keys, fields: Object.fromEntries(keys.map((key) => [key, 'x'])) }
  expect((await post('contacts.json', many)).body).toEqual({ urns: message, groups: message, fields: message })
  expect((await post('contacts.json', { fields: { consent_promo: true } })).body).toEqual({
    fields: { consent_promo: ['Not a valid string.'] },
  })
})

test('values are cut at 640 characters without a word, and numbers that can’t be read show as null', async () => {
  const { post } = await testSandbox()
  const { fields } = shown(
    await post(`contacts.json?uuid=${ANA}`, { fields: { consent_promo: '😀'.repeat(700), age: 'old' } }),
  )
  expect(fields['consent_promo']).toBe('😀'.repeat(640))
  expect(fields['age']).toBeNull()
  expect(shown(await post(`contacts.json?uuid=${ANA}`, { fields: { age: '42' } })).fields['age']).toBe(42)
})

test('groups replaces all static groups; smart ones can’t be named', async () => {
  const { post } = await testSandbox()
  const smart = [{ uuid: SMART_GROUP, name: 'Promo yes' }]
  expect(shown(await post(`contacts.json?uuid=${ANA}`, { groups: [] })).groups).toEqual(smart)
  expect(shown(await post(`contacts.json?uuid=${BRUNO}`, { groups: ['consent PROMO'] })).groups).toEqual([
    { uuid: PROMO_GROUP, name: 'Consent promo' },
  ])
  expect((await post(`contacts.json?uuid=${ANA}`, { groups: [SMART_GROUP] })).body).toEqual({
    groups: [`Contact group must not be dynamic: ${SMART_GROUP}`],
  })
})

test('groups on a contact that is not active are refused, and the fields beside them are not saved', async () => {
  const { get, post, control } = await testSandbox()
  await control('POST', 'contact', { contact: ANA, status: 'stopped' })
  const refused = await post(`contacts.json?uuid=${ANA}`, { groups: [PROMO_GROUP], fields: { consent_promo: 'no' } })
  expect(refused.body).toEqual({ groups: ["Non-active contacts can't be added to groups"] })
  const [ana] = page(await get(`contacts.json?uuid=${ANA}`)).results
  expect(ana).toMatchObject({ stopped: true, groups: [], fields: { consent_promo: 'yes' } })
  expect((await post(`contacts.json?uuid=${ANA}`, { fields: { consent_promo: 'no' } })).status).toBe(200)
})

test('unknown contacts are 404 and deleted ones can’t be modified', async () => {
  const { post, remove } = await testSandbox()
  expect(await bodyOf(post('contacts.json?uuid=00000000-0000-4000-8000-000000000000', {}))).toEqual([
    404,
    { detail: 'Not found.' },
  ])
  await remove(`contacts.json?uuid=${ANA}`)
  expect(await bodyOf(post(`contacts.json?uuid=${ANA}`, {}))).toEqual([
    400,
    { non_field_errors: ["Inactive contacts can't be modified."] },
  ])
})

test('a field made less than five seconds ago is unknown: 400 on creation, 500 in plain text on update', async () => {
  const { post, wait } = await testSandbox()
  await post('fields.json', { label: 'Consent news', value_type: 'text' })
  wait(4900)
  const body = { fields: { consent_news: 'yes' } }
  expect(await bodyOf(post('contacts.json?urn=whatsapp%3A34600000001', body))).toEqual([
    400,
    { error: "unknown contact field 'consent_news'" },
  ])
  const update = await post(`contacts.json?uuid=${ANA}`, body)
  expect([update.status, update.text]).toEqual([500, 'Server Error. Site administrators have been notified.'])
  wait(200)
  expect(shown(await post(`contacts.json?uuid=${ANA}`, body)).fields['consent_news']).toBe('yes')
})

test('?name= finds one, and fails unexpectedly on two', async () => {
  const { post } = await testSandbox()
  expect(shown(await post('contacts.json?name=Ana%20Souza', { language: 'eng' })).uuid).toBe(ANA)
  await post('contacts.json', { name: 'Ana Souza' })
  expect((await post('contacts.json?name=Ana%20Souza', {})).status).toBe(500)
})
