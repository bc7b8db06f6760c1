import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { recordPreferencesOperation } from '@/lib/api/operations/contacts'
import { makeLinksOperation } from '@/lib/api/operations/links'
import { AppError } from '@/lib/errors'
import { serve } from '@/lib/http/endpoint/serve'
import { callApi, type CallOptions, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { closeBusiness } from '@/lib/services/business/close-business'
import { makeMember } from '@/lib/services/callers/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST as createImport } from './imports/route'
import { POST as makeLinks } from './links/route'
import { PATCH as changeTopic } from './topics/[topic]/route'

// What a use case throws instead of returning it is a problem of its operation as well.

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const business = await makeBusiness(deps)
const token = await keyFor(deps, business.id)
const [row] = await database.admin.sql<{ name: string }[]>`select name from businesses where id = ${business.id}`
await closeBusiness(deps, await makeMember(deps, business.id, 'owner'), row?.name ?? '')

const topic = { method: 'PATCH', params: { topic: 'promos' } }

test.each<[string, Parameters<typeof callApi>[0], CallOptions]>([
  ['makeLinks', makeLinks, { body: { contact: '+5511987650001' } }],
  ['createImport', createImport, { method: 'POST', raw: 'phone,topic,answer\n+5511987650001,promos,no\n' }],
  ['changeTopic', changeTopic, { ...topic, body: { paused: true } }],
  ['changeTopic', changeTopic, { ...topic, body: { listed: 'never' } }],
])('%s of a business that is being closed has the problem that it declares', async (id, handler, options) => {
  const declared = ALL_OPERATIONS.find((operation) => operation.id === id)?.thrown?.['business_closing']
  const response = await callApi(handler, { token, ...options })
  expect([response.status, declared?.status]).toEqual([409, 409])
  expect(await response.json()).toMatchObject({ status: 409, code: 'business_closing' })
})

const fails = (code: string, status: number) => () => {
  throw new AppError(code, { message: 'for the log', status })
}

test('a contact who is gone when the call writes is unknown, as one who never was', async () => {
  const response = await callApi(serve(recordPreferencesOperation, fails('unknown_contact', 404)), {
    ...{ token, method: 'PUT', params: { id: newId() }, body: { topics: { promos: 'out' } } },
  })
  expect(await response.json()).toMatchObject({
    status: 404,
    code: 'unknown_contact',
    detail: recordPreferencesOperation.problems?.['unknown_contact']?.when,
  })
})

test.each([
  ['business_not_found', 404, 401, 'unauthorized'],
  ['key_revoked', 401, 401, 'unauthorized'],
  ['not_allowed', 403, 403, 'scope_missing'],
])('%s is a common problem: %i becomes %i %s', async (thrown, status, answered, code) => {
  const response = await callApi(serve(makeLinksOperation, fails(thrown, status)), {
    token,
    body: { contact: '+5511987650001' },
  })
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([answered, code])
})
