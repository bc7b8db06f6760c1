import { expect, test } from 'vitest'
import { TOKEN, testSandbox } from '@/lib/sandbox/weni/testing'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { connectWeni, type ConnectWeni } from './connect-weni'

const database = await createTestDatabase()

async function world() {
  const stand = await testSandbox()
  const made = testDeps(database.app)
  const deps = { ...made, settings: { ...made.settings, allowPrivate: [new URL(stand.base).host] } }
  const business = await makeBusiness(deps)
  const contact = await makeContact(deps, business.id)
  await changeContact(deps, business.id, contact, {
    kind: 'stop',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
  const topics = [{ id: business.topics.promos, key: 'promo', group: 'Consent promo' }]
  const connect = (over: Partial<ConnectWeni> = {}) =>
    connectWeni(deps, operatorOf(business.id), {
      name: 'Weni',
      baseUrl: `${stand.base}/api/v2/`,
      apiToken: TOKEN,
      topics,
      settleMs: 0,
      ...over,
    })
  return { stand, business, contact, connect }
}

test('a workspace is set up and held until it has been read; its flows’ token stands in its global', async () => {
  const { stand, business, contact, connect } = await world()
  const result = await connect({ aiAgent: 'off' })
  expect(result).toMatchObject({ ok: true, tokenIsSet: true, aiAgent: 'off', anonymous: false })
  if (!result.ok) return
  const { backendId } = result
  const [backend] = await database.admin.sql`select status, status_reason from backends where id = ${backendId}`
  expect(backend).toEqual({ status: 'paused', status_reason: 'connecting' })
  const polls = await database.admin.sql`select kind from poll_cursors where backend_id = ${backendId} order by kind`
  expect(polls).toEqual([{ kind: 'changes' }, { kind: 'reconcile' }])
  const marks = await database.admin.sql`
    select contact_id, urgent from sync_marks where backend_id = ${backendId} and business_id = ${business.id}`
  expect(marks).toEqual([{ contact_id: contact, urgent: true }])
  expect(stand.sandbox.store.globals.get('sayso_token')?.value).toBe(result.inboundToken)
  expect([...stand.sandbox.store.fields.keys()]).toEqual(expect.arrayContaining(['sayso_missed', 'marketing_opt_in']))
  expect(stand.sandbox.calls.counters().endpoints['contacts']).toBeUndefined()
})

test('a workspace that can’t be connected is reported and leaves nothing', async () => {
  const { business, connect } = await world()
  expect(await connect({ apiToken: 'wrong' })).toMatchObject({ ok: false, problem: 'bad_token' })
  expect(await connect({ baseUrl: 'http://169.254.169.254/api/v2/' })).toMatchObject({ problem: 'refused_address' })
  expect(await connect({ baseUrl: 'nonsense' })).toMatchObject({ ok: false, problem: 'settings' })
  const smart = [{ id: business.topics.promos, key: 'promo', group: 'Promo yes' }]
  expect(await connect({ topics: smart })).toMatchObject({ ok: false, problem: 'provision' })
  expect(await connect()).toMatchObject({ ok: true, aiAgent: 'unknown' })
  const rows = await database.admin.sql`select id from backends where business_id = ${business.id}`
  expect(rows).toHaveLength(2)
})
