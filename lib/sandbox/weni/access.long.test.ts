import { expect, test } from 'vitest'
import { testSandbox, TOKEN } from './testing'

test('a missing or bad token is 403, never 401, with the framework’s words', async () => {
  const { call } = await testSandbox()
  const path = '/api/v2/contacts.json'
  const bodies = await Promise.all(
    [{}, { authorization: 'Token nope' }, { authorization: 'Token' }, { authorization: 'Bearer x' }].map(
      async (headers) => {
        const { status, body } = await call('GET', path, undefined, headers as Record<string, string>)
        return [status, body]
      },
    ),
  )
  expect(bodies).toEqual([
    [403, { detail: 'Authentication credentials were not provided.' }],
    [403, { detail: 'Invalid token' }],
    [403, { detail: 'Invalid token header. No credentials provided.' }],
    [403, { detail: 'Authentication credentials were not provided.' }],
  ])
})

test('Basic takes anyone’s name with the token as password', async () => {
  const { call } = await testSandbox()
  const authorization = `Basic ${Buffer.from(`ana:${TOKEN}`).toString('base64')}`
  expect((await call('GET', '/api/v2/groups.json', undefined, { authorization })).status).toBe(200)
})

test('a GET without .json answers 200 with an empty list, whatever format is asked for', async () => {
  const { get } = await testSandbox()
  expect((await get('contacts')).body).toEqual([])
  expect((await get('contacts?format=json')).body).toEqual([])
  expect((await get('contacts.json')).body).toMatchObject({ results: expect.any(Array) })
})

test('verbs an endpoint does not know are 405, and unknown endpoints 404', async () => {
  const { call, get, remove } = await testSandbox()
  const auth = { authorization: `Token ${TOKEN}` }
  const put = await call('PUT', '/api/v2/contacts.json', {}, auth)
  expect([put.status, put.body]).toEqual([405, { detail: 'Method "PUT" not allowed.' }])
  expect((await call('OPTIONS', '/api/v2/contacts.json', undefined, auth)).status).toBe(405)
  expect((await remove('fields.json?key=age')).status).toBe(405)
  expect((await get('contact_actions.json')).status).toBe(405)
  expect((await get('nothing.json')).status).toBe(404)
})

test('a body that is no JSON, or no object, is refused', async () => {
  const { base, post } = await testSandbox()
  const send = (body: string, type: string) =>
    fetch(`${base}/api/v2/contacts.json`, {
      method: 'POST',
      body,
      headers: { authorization: `Token ${TOKEN}`, 'content-type': type },
    })
  expect((await send('{', 'application/json')).status).toBe(400)
  expect((await send('a=1', 'text/plain')).status).toBe(415)
  expect((await post('contacts.json', [])).body).toEqual({
    non_field_errors: ['Request body should be a single JSON object'],
  })
})

test('each scope has its own sliding hour; a refused request does not count', async () => {
  const { get, post, control, wait } = await testSandbox()
  await control('POST', 'limits', { perHour: 2 })
  const statuses = async () => (await get('contacts.json')).status
  expect(await statuses()).toBe(200)
  wait(600_000)
  expect(await statuses()).toBe(200)
  wait(600_000)
  const refused = await get('contacts.json')
  expect([refused.status, refused.headers.get('retry-after'), refused.body]).toEqual([
    429,
    '2400',
    { detail: 'Request was throttled. Expected available in 2400 seconds.' },
  ])
  // Contact actions draw on the other bucket.
  expect((await post('contact_actions.json', {})).status).toBe(400)
  wait(2_400_000)
  expect(await statuses()).toBe(200)
  expect(await statuses()).toBe(429)
})

test('a limit that was lowered below what was used names no time', async () => {
  const { get, control, sandbox } = await testSandbox()
  await control('POST', 'limits', { perHour: 3 })
  for (let times = 0; times < 3; times++) expect((await get('contacts.json')).status).toBe(200)
  sandbox.settings.limits['v2.contacts'] = 2
  const refused = await get('contacts.json')
  expect([refused.status, refused.headers.get('retry-after'), refused.body]).toEqual([
    429,
    null,
    { detail: 'Request was throttled.' },
  ])
})

test('the limit is 2500 an hour, and can be switched off', async () => {
  const { get, control } = await testSandbox()
  await control('POST', 'limits', { perHour: null })
  for (let round = 0; round < 26; round++) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => get('workspace.json')))
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
  }
  expect((await control('POST', 'reset', {})).status).toBe(204)
  expect((await control('GET', 'settings')).body).toMatchObject({ limits: { v2: 2500, 'v2.contacts': 2500 } })
})

test('the workspace says who it is, under both names', async () => {
  const { get } = await testSandbox()
  const workspace = (await get('workspace.json')).body
  expect(workspace).toMatchObject({ name: 'Café Aurora', anon: false, country: 'BR' })
  expect((await get('org.json')).body).toEqual(workspace)
})
