import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const business = await makeBusiness(deps)

test('a body that is not JSON is reported as such, apart from JSON of another shape; a wrong key comes first', async () => {
  const token = await keyFor(deps, business.id, ['check'])
  const broken = await callApi(POST, { token, raw: '{"contact": "+5511987650001",\n "topic": promos}' })
  expect(broken.status).toBe(400)
  expect(await broken.json()).toMatchObject({
    code: 'invalid_body',
    detail: 'The body is not JSON (line 2, column 11: a value was expected there).',
  })
  const other = await callApi(POST, { token, raw: '{"contact": 5, "topic": "promos"}' })
  expect(await other.json()).toMatchObject({
    code: 'invalid_body',
    detail: 'The body is not valid for this endpoint. invalid_params names the fields that are wrong.',
    invalid_params: [{ name: 'contact' }],
  })
  expect((await callApi(POST, { token: 'sayso_live_nobody', raw: '{' })).status).toBe(401)
})
