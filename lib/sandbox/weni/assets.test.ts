import { expect, test } from 'vitest'
import { makeKey } from './endpoints/fields'
import { marketingBlocked } from './marketing'
import { PROMO_GROUP, SMART_GROUP, testSandbox } from './testing'

test('groups: listed with query and count, filtered by uuid or name but not both', async () => {
  const { get } = await testSandbox()
  const { results } = (await get('groups.json')).body as { results: unknown[] }
  expect(results).toEqual([
    { uuid: PROMO_GROUP, name: 'Consent promo', query: null, status: 'ready', count: 1 },
    { uuid: SMART_GROUP, name: 'Promo yes', query: 'consent_promo = "yes"', status: 'ready', count: 1 },
  ])
  expect((await get('groups.json?name=PROMO%20yes')).body).toMatchObject({ results: [{ uuid: SMART_GROUP }] })
  expect((await get(`groups.json?name=x&uuid=${PROMO_GROUP}`)).status).toBe(400)
})

test('groups: made static whatever query is sent, renamed, deleted', async () => {
  const { post, remove, get } = await testSandbox()
  const made = await post('groups.json', { name: 'Consent news', query: 'age > 3' })
  expect([made.status, made.body]).toMatchObject([201, { name: 'Consent news', query: null, count: 0 }])
  const { uuid } = made.body as { uuid: string }
  expect(await post(`groups.json?uuid=${uuid}`, { name: 'News' })).toMatchObject({
    status: 200,
    body: { uuid, name: 'News' },
  })
  expect((await remove(`groups.json?uuid=${uuid}`)).status).toBe(204)
  expect((await remove(`groups.json?uuid=${uuid}`)).status).toBe(404)
  expect((await post(`groups.json?uuid=${uuid}`, { name: 'News' })).status).toBe(404)
  expect((await get(`groups.json?uuid=${uuid}`)).body).toMatchObject({ results: [] })
})

test('groups: names are unique whatever their case, short, and begin with a word character', async () => {
  const { post } = await testSandbox()
  const body = async (name: unknown) => (await post('groups.json', { name })).body
  expect(await body('CONSENT promo')).toEqual({ name: ['This field must be unique.'] })
  expect(await body('+x')).toEqual({ name: ['Group name must not be blank or begin with + or -.'] })
  expect(await body('x'.repeat(65))).toEqual({ name: ['Ensure this field has no more than 64 characters.'] })
  expect(await body(undefined)).toEqual({ name: ['This field is required.'] })
})

test('groups: at 250 neither new ones nor renames are let in', async () => {
  const { post, sandbox } = await testSandbox()
  for (let index = 2; index < 250; index++) sandbox.store.addGroup(`Group ${index}`)
  const message =
    'This org has 250 groups and the limit is 250. You must delete existing ones before you can create new ones.'
  expect((await post('groups.json', { name: 'One more' })).body).toEqual({ non_field_errors: [message] })
  expect((await post(`groups.json?uuid=${PROMO_GROUP}`, { name: 'Other' })).body).toEqual({
    non_field_errors: [message],
  })
})

test('fields: the key is made from the label', () => {
  expect(['Consent promo', 'Marketing opt-in', 'Opt-In Status', ' A--b  c '].map(makeKey)).toEqual([
    'consent_promo',
    'marketing_opt_in',
    'opt_in_status',
    'a_b_c',
  ])
})

test('fields: created, listed by key, updated', async () => {
  const { post, get } = await testSandbox()
  const made = await post('fields.json', { label: 'Consent news', value_type: 'text' })
  const field = { key: 'consent_news', label: 'Consent news', value_type: 'text', pinned: false }
  expect([made.status, made.body]).toEqual([201, field])
  expect((await get('fields.json?key=consent_news')).body).toEqual({ next: null, previous: null, results: [field] })
  expect((await post('fields.json?key=consent_news', { label: 'News', value_type: 'text' })).body).toMatchObject({
    key: 'consent_news',
    label: 'News',
  })
  expect((await post('fields.json?key=nothing', { label: 'News', value_type: 'text' })).status).toBe(404)
})

test('fields: labels that give a taken, reserved or impossible key are refused', async () => {
  const { post } = await testSandbox()
  const label = async (text: string) =>
    ((await post('fields.json', { label: text, value_type: 'text' })).body as { label: string[] }).label[0]
  expect(await label('Consent Promo')).toBe('This field must be unique.')
  expect(await label('consent-promo')).toBe('This field must be unique.')
  expect(await label('WhatsApp')).toBe('Generated key "whatsapp" is invalid or a reserved name.')
  expect(await label('Created on')).toBe('Generated key "created_on" is invalid or a reserved name.')
  expect(await label('1st')).toBe('Generated key "1st" is invalid or a reserved name.')
  expect(await label('Promoção')).toBe('Can only contain letters, numbers and hypens.')
  expect(await label('x'.repeat(37))).toBe('Ensure this field has no more than 36 characters.')
  expect((await post('fields.json', { label: 'Size', value_type: 'number' })).body).toEqual({
    value_type: ['"number" is not a valid choice.'],
  })
})

test('fields: 250 and no more', async () => {
  const { post, sandbox } = await testSandbox()
  for (let index = sandbox.store.fields.size; index < 250; index++)
    sandbox.store.addField(`f${index}`, `F ${index}`, 'text')
  expect((await post('fields.json', { label: 'One more', value_type: 'text' })).status).toBe(400)
  expect((await post('fields.json?key=f9', { label: 'Renamed', value_type: 'text' })).status).toBe(200)
})

test('globals: created by name, set by key', async () => {
  const { post, get } = await testSandbox()
  const made = await post('globals.json', { name: 'Pref center token', value: 'secret' })
  expect([made.status, made.body]).toMatchObject([201, { key: 'pref_center_token', value: 'secret' }])
  expect((await post('globals.json', { name: 'Pref Center Token', value: 'x' })).status).toBe(400)
  expect((await post('globals.json?key=pref_center_token', { value: 'new' })).status).toBe(200)
  expect((await get('globals.json?key=pref_center_token')).body).toMatchObject({ results: [{ value: 'new' }] })
  expect((await post('globals.json', { name: 'Long', value: 'x'.repeat(10_001) })).body).toEqual({
    value: ['Ensure this field has no more than 10000 characters.'],
  })
})

test('marketing templates are held back by false, no, 0 and n only', () => {
  const blocked = (value: string) => marketingBlocked({ fields: { marketing_opt_in: value } })
  expect(['false', ' NO ', '0', 'N'].every(blocked)).toBe(true)
  expect(['', 'true', 'não', 'nao', 'opt-out', 'stop', 'false.'].some(blocked)).toBe(false)
  expect(marketingBlocked({ fields: {} })).toBe(false)
})
