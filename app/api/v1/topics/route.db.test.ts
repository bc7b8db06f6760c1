import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeApiToken } from '@/lib/services/keys/authenticate-api-key'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]

test('a key reads the topics of its own business and of no other', async () => {
  const response = await callApi(GET, { token: await keyFor(deps, ours.id, ['config:read']) })
  expect(response.status).toBe(200)
  const { topics } = (await response.json()) as { topics: { id: string; key: string }[] }
  expect(topics.map(({ id }) => id)).toEqual(Object.values(ours.topics))
  expect(topics.map(({ id }) => id)).not.toContain(theirs.topics.promos)
})

test('each answer to a key says how many calls are left', async () => {
  const response = await callApi(GET, { token: await keyFor(deps, ours.id) })
  expect(response.headers.get('ratelimit')).toMatch(/^"minute";r=\d+;t=\d+$/)
  expect(response.headers.get('ratelimit-policy')).toBe('"minute";q=6000;w=60')
  expect(response.headers.get('cache-control')).toBe('private, no-store')
})

test('no key, one that is none, an unknown, a wrong and a revoked one are told apart by nothing', async () => {
  const { id, token } = granted(
    await createApiKey(deps, operatorOf(ours.id), {
      name: 'to end',
      scopes: ['config:read'],
      mode: 'live',
    }),
  )
  expect((await callApi(GET, { token })).status).toBe(200)
  expect(await revokeApiKey(deps, operatorOf(ours.id), id)).toEqual({ outcome: 'revoked', name: 'to end' })
  const tokens = [
    undefined,
    'x',
    makeApiToken('live', newId()),
    `${token.slice(0, -1)}x`,
    makeApiToken('live', id),
    token,
  ]
  const answers = await Promise.all(tokens.map(async (one) => callApi(GET, one ? { token: one } : {})))
  expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 401))
  const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())))
  expect(bodies.size).toBe(1)
  expect(answers[0]?.headers.get('content-type')).toBe('application/problem+json')
})

test('a key without the scope is refused, and told which one it lacks', async () => {
  const response = await callApi(GET, { token: await keyFor(deps, ours.id, ['check']) })
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({ code: 'scope_missing', detail: expect.stringContaining('config:read') })
})

test('a business can’t end the key of another', async () => {
  const { id, token } = granted(
    await createApiKey(deps, operatorOf(ours.id), {
      name: 'ours',
      scopes: ['config:read'],
      mode: 'live',
    }),
  )
  expect(await revokeApiKey(deps, operatorOf(theirs.id), id)).toEqual({ outcome: 'unknown_key' })
  expect((await callApi(GET, { token })).status).toBe(200)
})

test('a test key sees the test business: the same topics, in a business of its own', async () => {
  const made = granted(
    await createApiKey(deps, operatorOf(ours.id), { name: 'try', scopes: ['config:read'], mode: 'test' }),
  )
  expect(made.businessId).not.toBe(ours.id)
  expect(made.token).toMatch(/^sayso_test_/)
  const again = granted(
    await createApiKey(deps, operatorOf(ours.id), {
      name: 'try again',
      scopes: ['config:read'],
      mode: 'test',
    }),
  )
  expect(again.businessId).toBe(made.businessId)
  const response = await callApi(GET, { token: made.token })
  const { topics } = (await response.json()) as { topics: { key: string }[] }
  expect(topics.map(({ key }) => key)).toEqual(['orders', 'promos', 'news', 'security'])
  const [sandbox] = await database.admin.sql`select test_of from businesses where id = ${made.businessId}`
  expect(sandbox).toEqual({ test_of: ours.id })
})
