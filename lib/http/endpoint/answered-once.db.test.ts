import { expect, test, vi } from 'vitest'
import { connect } from '@/db/client'
import { type KeyCaller, operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { answeredOnce } from './answered-once'

const database = await createTestDatabase()

test('what was done is answered as done, also when the response can’t be kept for the key', async () => {
  const deps = testDeps(database.app)
  const { id: businessId } = await makeBusiness(deps)
  const key = granted(
    await createApiKey(deps, operatorOf(businessId), { name: 'CRM', scopes: ['config:write'], mode: 'live' }),
  )
  const caller: KeyCaller = { kind: 'key', businessId, keyId: key.id, scopes: ['config:write'], mode: 'live' }
  const away = connect('postgres://nobody:none@127.0.0.1:1/none', { max: 1, applicationName: 'away' })
  const warn = vi.fn()
  const breaking = { ...deps, log: { ...deps.log, warn } as unknown as typeof deps.log }
  const request = { route: 'createSource /sources', key: 'k-1', body: Buffer.from('{}'), requestId: 'r' }
  const run = async () => {
    breaking.db = away
    return Response.json({ id: 1 }, { status: 201 })
  }
  const response = await answeredOnce(breaking, caller, request, run)
  expect([response.status, await response.json()]).toEqual([201, { id: 1 }])
  expect(warn).toHaveBeenCalledOnce()
  await away.close()
})
