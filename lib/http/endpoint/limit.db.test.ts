import { expect, test, vi } from 'vitest'
import { GET as listTopics } from '@/app/api/v1/topics/route'
import { addAttempts } from '@/db/queries/people/attempts'
import { suppressionHash } from '@/lib/keys'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { CALLS_A_MINUTE, takeCall } from './limit'
import { callApi, newKey, useDeps } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)

test('a key that made its calls at other web processes is refused at this one, and another key is not', async () => {
  const { id: businessId } = await makeBusiness(deps)
  const [busy, calm] = [
    await newKey(deps, businessId, ['config:read']),
    await newKey(deps, businessId, ['config:read']),
  ]
  const now = deps.clock.now()
  const subject = suppressionHash(deps.pepper, `limit:api:${busy.id}`)
  await addAttempts(database.app.sql, [{ subject, amount: CALLS_A_MINUTE, until: now + 60_000 }], now)
  // As many calls as a process counts without asking what others counted.
  for (let call = 0; call < CALLS_A_MINUTE / 10; call++) takeCall(deps, busy.id)
  const first = await callApi(listTopics, { token: busy.token })
  expect(first.status).toBe(200)
  const refused = await vi.waitFor(async () => {
    const response = await callApi(listTopics, { token: busy.token })
    expect(response.status).toBe(429)
    return response
  })
  expect(refused.headers.get('ratelimit')).toMatch(/^"minute";r=0;t=\d+$/)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ code: 'too_many_calls' })
  expect((await callApi(listTopics, { token: calm.token })).status).toBe(200)
})
