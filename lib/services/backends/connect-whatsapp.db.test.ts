import { expect, test } from 'vitest'
import { decryptSecret } from '@/lib/keys'
import { ACCESS_TOKEN, PHONE_NUMBER_ID, testGraph, WABA_ID } from '@/lib/sandbox/graph/testing'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { connectWhatsApp } from './connect-whatsapp'

const database = await createTestDatabase()
const SECRET = { accessToken: ACCESS_TOKEN, appSecret: 'app', verifyToken: 'verify', wabaId: WABA_ID }

async function setUp() {
  const stand = await testGraph()
  const plain = testDeps(database.app)
  const deps = testDeps(database.app, {
    settings: { ...plain.settings, allowPrivate: [new URL(stand.base).host] },
  })
  const business = await makeBusiness(deps)
  const backends = () => database.admin.sql<{ id: string; secret: Buffer; settings: object }[]>`
    select id, secret, settings from backends where business_id = ${business.id} and kind = 'whatsapp'`
  const connect = (over: Partial<Parameters<typeof connectWhatsApp>[2]> = {}) =>
    connectWhatsApp(deps, operatorOf(business.id), {
      name: 'WhatsApp',
      secret: SECRET,
      settings: { phoneNumberId: PHONE_NUMBER_ID },
      displayNumber: '+1 555 078 3881',
      baseUrl: stand.graphUrl,
      ...over,
    })
  return { deps, business, backends, connect }
}

test('an account whose token works is connected, its secret encrypted, its templates listed soon', async () => {
  const { deps, business, backends, connect } = await setUp()
  const result = await connect()
  const [row] = await backends()
  expect(result).toEqual({
    ok: true,
    backendId: row?.id,
    callbackUrl: `http://localhost:3000/api/inbound/${row?.id}`,
  })
  expect(row?.settings).toMatchObject({ phoneNumberId: PHONE_NUMBER_ID, perSecond: 80, confirm: true })
  expect(JSON.parse(decryptSecret(deps.keys, row!.secret, `backend:${row!.id}`))).toEqual(SECRET)
  const polls = await database.admin.sql`select kind from poll_cursors where backend_id = ${row!.id}`
  expect(polls).toEqual([{ kind: 'templates' }])
  const senders = await database.admin.sql`select phone_number_id from senders where business_id = ${business.id}`
  expect(senders).toEqual([{ phone_number_id: PHONE_NUMBER_ID }])
})

test('nothing is kept of an account that does not let us in, is somewhere private, or is not set up rightly', async () => {
  const { backends, connect } = await setUp()
  expect(await connect({ secret: { ...SECRET, accessToken: 'wrong' } })).toEqual({
    ok: false,
    problem: 'refused',
    reason: 'graph_190',
  })
  expect(await connect({ settings: { phoneNumberId: '999' } })).toMatchObject({
    problem: 'refused',
    reason: 'graph_100',
  })
  expect(await connect({ baseUrl: 'https://10.0.0.1/v24.0/' })).toEqual({ ok: false, problem: 'address_refused' })
  expect(await connect({ settings: { phoneNumberId: 'one' } })).toEqual({ ok: false, problem: 'not_valid' })
  expect(await backends()).toEqual([])
})
