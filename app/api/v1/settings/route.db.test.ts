import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET, PATCH } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id)

const read = async (key = token) => (await callApi(GET, { token: key })).json()
const change = (body: unknown, key = token) => callApi(PATCH, { token: key, method: 'PATCH', body })
const version = async (businessId: string) => {
  const [row] = await database.admin.sql<{ version: number }[]>`
    select config_version as version from businesses where id = ${businessId}`
  return row?.version ?? 0
}

test('unknown templates are refused and marketing is held, unless a business chose otherwise', async () => {
  expect(await read()).toEqual({
    unknown_template: 'refuse',
    gateway_outage: 'hold_marketing',
    chat_confirmation: 'where_said',
    confirm_marketing: false,
  })
})

test('what is named changes, what is left out stays, and nobody else’s changes', async () => {
  const before = await version(ours.id)
  const response = await change({ unknown_template: 'as_marketing' })
  expect(await response.json()).toEqual({
    unknown_template: 'as_marketing',
    gateway_outage: 'hold_marketing',
    chat_confirmation: 'where_said',
    confirm_marketing: false,
  })
  expect(await (await change({ gateway_outage: 'hold_all' })).json()).toEqual({
    unknown_template: 'as_marketing',
    gateway_outage: 'hold_all',
    chat_confirmation: 'where_said',
    confirm_marketing: false,
  })
  expect(await version(ours.id)).toBe(before + 2)
  await change({ gateway_outage: 'hold_all' })
  expect(await version(ours.id)).toBe(before + 2)
  expect(await read(await keyFor(deps, theirs.id))).toEqual({
    unknown_template: 'refuse',
    gateway_outage: 'hold_marketing',
    chat_confirmation: 'where_said',
    confirm_marketing: false,
  })
})

test('which changes are confirmed in the chat is chosen here', async () => {
  for (const chosen of ['always', 'never', 'where_said'])
    expect(await (await change({ chat_confirmation: chosen })).json()).toMatchObject({ chat_confirmation: chosen })
})

test('words that are none are refused, and so is a key that may only read', async () => {
  const bodies = [
    {},
    { unknown_template: 'allow' },
    { gateway_outage: null },
    { chat_confirmation: true },
    { other: 1 },
    'x',
  ]
  for (const body of bodies) expect((await change(body)).status).toBe(400)
  expect((await change({ unknown_template: 'refuse' }, await keyFor(deps, ours.id, ['config:read']))).status).toBe(403)
})
