import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { authenticateApiKey, makeApiToken, recogniseApiKey } from './authenticate-api-key'
import { createApiKey } from './create-api-key'
import { revokeApiKey } from './revoke-api-key'

const database = await createTestDatabase()

/** Dependencies that count how often the database is asked. */
function counting(): { deps: Deps; asked: () => number } {
  let asked = 0
  const db = Object.create(database.app, {
    sql: {
      get() {
        asked += 1
        return database.app.sql
      },
    },
  }) as typeof database.app
  return { deps: { ...testDeps(database.app), db }, asked: () => asked }
}

test('an unknown token is asked for once, and then refused without a query', async () => {
  const { deps, asked } = counting()
  const [token, other] = [makeApiToken('live', newId()), makeApiToken('live', newId())]
  for (let call = 0; call < 3; call++) {
    expect(await recogniseApiKey(deps, token)).toBeNull()
    expect(await authenticateApiKey(deps, token)).toBeNull()
  }
  expect(asked()).toBe(1)
  expect(await recogniseApiKey(deps, other)).toBeNull()
  expect(asked()).toBe(2)
})

test('a malformed token is refused without a query', async () => {
  const { deps, asked } = counting()
  for (const token of ['', 'sayso_live_', `${makeApiToken('live', newId())}x`, 'Basic abc'])
    expect([await authenticateApiKey(deps, token), await recogniseApiKey(deps, token)]).toEqual([null, null])
  expect(asked()).toBe(0)
})

test('a wrong secret keeps nobody else out: the right token of the same key goes on', async () => {
  const { deps } = counting()
  const { id: businessId } = await makeBusiness(testDeps(database.app))
  const key = granted(
    await createApiKey(testDeps(database.app), operatorOf(businessId), {
      name: 'CRM',
      scopes: ['check'],
      mode: 'live',
    }),
  )
  expect(await authenticateApiKey(deps, makeApiToken('live', key.id))).toBeNull()
  expect(await authenticateApiKey(deps, key.token)).toMatchObject({ businessId, keyId: key.id })
  expect(await recogniseApiKey(deps, key.token)).toMatchObject({ businessId, keyId: key.id })
})

test('a caller whose token was seen is recognised without a query, and no other token of that key is', async () => {
  const { deps, asked } = counting()
  const { id: businessId } = await makeBusiness(testDeps(database.app))
  const key = granted(
    await createApiKey(testDeps(database.app), operatorOf(businessId), {
      name: 'CRM',
      scopes: ['check'],
      mode: 'live',
    }),
  )
  const caller = { kind: 'key', businessId, keyId: key.id, scopes: ['check'], mode: 'live' }
  for (let call = 0; call < 3; call++) expect(await recogniseApiKey(deps, key.token)).toEqual(caller)
  expect(asked()).toBe(1)
  const last = key.token.at(-1) === 'A' ? 'Q' : 'A'
  for (const other of [`${key.token.slice(0, -1)}${last}`, key.token.replace('live', 'test'), `${key.token} `])
    expect(await recogniseApiKey(deps, other)).toBeNull()
  expect(await recogniseApiKey(deps, key.token)).toEqual(caller)
})

test('a key that is revoked is refused at once, although it was just used', async () => {
  const { deps } = counting()
  const { id: businessId } = await makeBusiness(testDeps(database.app))
  const caller = operatorOf(businessId)
  const key = granted(
    await createApiKey(testDeps(database.app), caller, { name: 'CRM', scopes: ['check'], mode: 'live' }),
  )
  expect(await authenticateApiKey(deps, key.token)).not.toBeNull()
  await revokeApiKey(testDeps(database.app), caller, key.id)
  expect(await authenticateApiKey(deps, key.token)).toBeNull()
})
