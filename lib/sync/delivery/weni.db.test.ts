import { expect, test, vi } from 'vitest'
import { provisionWeni } from '@/lib/backends/weni/provision'
import type { Statement } from '@/lib/consent/types'
import { encryptSecret } from '@/lib/keys'
import { PROMO_GROUP, testSandbox, TOKEN, type Shown } from '@/lib/sandbox/weni/testing'
import { syncWaker } from '@/lib/services/wake-sync'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { DEFAULT_TIMING } from '@/lib/sync/deps'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const sync = syncTest(database)
const settled = { interval: 20 }

/**
 * Makes a business whose backend is a stand-in for Weni, with fields and a group made by provisioning, and a worker
 * that only NOTIFY wakes.
 */
async function weniBusiness(
  timing: { requestMs?: number; uncertainMs?: number; probeMs?: number; pollMs?: number } = {},
) {
  const stand = await testSandbox()
  const business = await sync.business()
  const baseUrl = `${stand.base}/api/v2/`
  const allowPrivate = [new URL(stand.base).host]
  const mirrors = await provisionWeni({
    baseUrl,
    allowPrivate,
    apiToken: TOKEN,
    settleMs: 0,
    topics: [
      { id: business.topics.promos, key: 'promo', group: 'Consent promo' },
      { id: business.topics.orders, key: 'orders', group: null },
    ],
  })
  const secret = encryptSecret(sync.deps.keys, TOKEN, `backend:${business.backendId}`)
  await database.admin.sql`
    update backends set base_url = ${baseUrl}, secret = ${secret}, settings = '{"perHour": 2500}' where id = ${business.backendId}`
  for (const { topicId, fieldKey, groupUuid } of mirrors) {
    await database.admin.sql`
      insert into mirrors (business_id, backend_id, topic_id, field_key, group_uuid)
      values (${business.id}, ${business.backendId}, ${topicId}, ${fieldKey}, ${groupUuid})`
  }
  stand.wait(60_000)
  const contact = await sync.contact(business)
  const [identity] = await database.admin.sql<
    { value: string }[]
  >`select value from identities where contact_id = ${contact}`
  const urn = `whatsapp:${identity!.value.replace('+', '')}`
  // A time-out must happen only in tests that are about time-outs.
  const { requestMs = 20_000 } = timing
  const options = { keys: sync.deps.keys, allowPrivate, requestMs }
  const worker = sync.startWorker({
    listenUrl: database.workerUrl,
    connect: (backendId, row) => createBackend(options, backendId, row),
    timing: {
      ...DEFAULT_TIMING,
      pollMs: 60_000,
      leaseMs: 60_000,
      requestMs,
      uncertainMs: 30_000,
      probeMs: 100,
      stopMs: 1000,
      ...timing,
    },
  })
  const wake = syncWaker(database.app.sql)
  return {
    stand,
    business,
    contact,
    worker,
    say: async (...statements: Statement[]) => {
      await sync.say(business, contact, ...statements)
      wake(business.id)
    },
    record: async () => (await stand.control('GET', `contact?urn=${urn}`)).body as Shown,
    inStep: () =>
      vi.waitFor(
        async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, set_aside: null }),
        settled,
      ),
  }
}

test('a choice on the page reaches Weni: the topic’s field and group, and the switch for marketing', async () => {
  const { business, say, record, inStep } = await weniBusiness()
  const { promos, orders } = business.topics
  await say(yes(promos))
  await inStep()
  const agreed = await record()
  expect(agreed.fields).toMatchObject({ consent_promo: 'yes', consent_orders: 'yes', marketing_opt_in: 'true' })
  expect(agreed.groups.map((group) => group.uuid)).toContain(PROMO_GROUP)
  await say(no(promos))
  await inStep()
  const refused = await record()
  expect(refused.fields).toMatchObject({ consent_promo: 'no', consent_orders: 'yes', marketing_opt_in: 'false' })
  expect(refused.groups.map((group) => group.uuid)).not.toContain(PROMO_GROUP)
  await say(no(orders))
  await inStep()
  expect((await record()).fields).toMatchObject({ consent_orders: 'no' })
})

test('NOTIFY alone brings a refusal to Weni: the worker looks by itself once in ten minutes', async () => {
  const { contact, business, say, inStep, record } = await weniBusiness({ pollMs: 600_000 })
  await say(yes(business.topics.promos))
  await inStep()
  await say(stop)
  await vi.waitFor(async () => expect((await record()).fields['marketing_opt_in']).toBe('false'), settled)
  await inStep()
  expect((await sync.mark(business, contact))?.confirmed_version).toBe(2)
})

test('a change that is undone before the worker looks causes no call', async () => {
  const { stand, business, contact, worker, say, inStep } = await weniBusiness()
  await say(yes(business.topics.promos))
  await inStep()
  await worker.stop()
  const before = stand.sandbox.calls.counters().total
  await sync.say(business, contact, stop)
  await sync.say(business, contact, { on: 'stop', value: false })
  const second = sync.startWorker()
  await inStep()
  await second.stop()
  expect(stand.sandbox.calls.counters().total).toBe(before)
})

test('Weni unavailable, refusing, throttled or slow: it is brought up to date by itself', async () => {
  const { stand, business, contact, say, inStep, record } = await weniBusiness({
    // One request has no response. All others must have theirs before, however busy the machine is.
    requestMs: 2000,
    uncertainMs: 3000,
    pollMs: 50,
  })
  const { promos } = business.topics
  let allowed = false
  for (const fault of [
    { mode: 'down', count: 2 },
    { mode: 'forbidden', count: 3 },
    { mode: '429', retryAfter: 1, count: 2 },
    { mode: 'timeout_after_effect', count: 1 },
    { mode: 'silent_noop', count: 2 },
  ]) {
    await stand.control('POST', 'faults', fault)
    allowed = !allowed
    await say(allowed ? yes(promos) : no(promos))
    await inStep()
    const { fields } = await record()
    const wanted = { consent_promo: allowed ? 'yes' : 'no', marketing_opt_in: String(allowed) }
    expect({ mode: fault.mode, fields }).toMatchObject({ mode: fault.mode, fields: wanted })
    const { body: left } = await stand.control('GET', 'faults')
    expect({ mode: fault.mode, left }).toEqual({ mode: fault.mode, left: [] })
  }
  expect(await sync.mark(business, contact)).toMatchObject({ uncertain_since: null, attempts: 0, last_error: null })
})

test('a contact deleted in Weni is made again with its refusals', async () => {
  const { stand, business, contact, say, inStep, record } = await weniBusiness()
  await say(yes(business.topics.promos))
  await inStep()
  await stand.remove(`contacts.json?uuid=${(await record()).uuid}`)
  await say(stop)
  await vi.waitFor(async () => expect((await record()).fields?.['marketing_opt_in']).toBe('false'), settled)
  await inStep()
  const rows = await database.admin.sql`
    select value from identities where contact_id = ${contact} and kind = 'backend' and ended_at is null`
  expect(rows).toEqual([{ value: (await record()).uuid }])
})

test('a token that can’t be decrypted pauses the backend with the reason', async () => {
  const { business, say } = await weniBusiness()
  await database.admin.sql`update backends set secret = '\\x0102'::bytea where id = ${business.backendId}`
  await say(stop)
  await vi.waitFor(async () => {
    const [row] = await database.admin.sql`select status, status_reason from backends where id = ${business.backendId}`
    expect(row).toEqual({ status: 'paused', status_reason: 'secret_unreadable' })
  }, settled)
})
