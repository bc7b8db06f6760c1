import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { readWebhookDeliveries } from '@/db/queries/backends/webhook-deliveries'
import { WebhookPayload } from '@/lib/backends/webhook/payload'
import { testReceiver } from '@/lib/sandbox/webhook-receiver/testing'
import { connectWebhook } from '@/lib/services/backends/connect-webhook'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { enableBackend } from '@/lib/services/backends/enable-backend'
import { replayDeadLetters } from '@/lib/services/backends/replay-dead-letters'
import { replayWebhook } from '@/lib/services/backends/replay-webhook'
import { rotateWebhookSecret } from '@/lib/services/backends/rotate-webhook-secret'
import { operatorOf } from '@/lib/services/callers/caller'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { no, stop, syncTest, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

const database = await createTestDatabase()
const sync = syncTest(database)
const settled = { interval: 20 }
const { sql } = database.admin

/** Makes a business whose only backend is a webhook to a stand-in, and a worker. */
async function webhookBusiness(clock = sync.deps.clock) {
  const stand = await testReceiver()
  const business = await sync.business()
  await sql`delete from backends where id = ${business.backendId}`
  const deps = { ...sync.deps, settings: { ...sync.deps.settings, allowPrivate: [stand.host] } }
  const early = await sync.contact(business)
  await sync.say(business, early, no(business.topics.promos))
  const result = await connectWebhook(deps, operatorOf(business.id), { name: 'CRM', url: stand.url })
  if (!result.ok) throw new Error(result.problem)
  const { backendId } = result
  stand.receiver.secrets = [result.secret]
  const options = { keys: deps.keys, allowPrivate: [stand.host], requestMs: 20_000 }
  sync.startWorker({ clock, connect: (id, row) => createBackend(options, id, row) })
  return {
    ...stand,
    deps,
    business,
    backendId,
    early,
    inStep: (contact: string) =>
      vi.waitFor(
        async () => expect(await sync.mark(business, contact)).toMatchObject({ due_at: null, set_aside: null }),
        settled,
      ),
    status: async () => (await sql`select status, status_reason from backends where id = ${backendId}`)[0],
    log: () =>
      inBusiness(database.app, business.id, (tx) => readWebhookDeliveries(tx, business.id, backendId, { limit: 100 })),
    known: (contact: string) => {
      const state = stand.receiver.stateOf(contact)
      return state && WebhookPayload.parse(state).data
    },
  }
}

test('earlier choices arrive once the webhook is connected, and later ones as they are made', async () => {
  const { business, early, inStep, known, log } = await webhookBusiness()
  await inStep(early)
  const { promos } = business.topics
  expect(known(early)).toMatchObject({ version: 1, marketing: false })
  await sync.say(business, early, yes(promos))
  await vi.waitFor(() => expect(known(early)?.version).toBe(2), settled)
  const topics = Object.fromEntries(known(early)!.topics.map(({ key, ...rest }) => [key, rest]))
  expect(topics).toEqual({
    orders: { allowed: true, reason: 'not_refused' },
    promos: { allowed: true, reason: 'opted_in' },
    news: { allowed: false, reason: 'no_opt_in' },
    security: { allowed: true, reason: 'required' },
  })
  expect(known(early)?.contact.externalIds).toMatchObject([{ kind: 'phone' }])
  await inStep(early)
  await vi.waitFor(async () => {
    expect((await log()).map(({ version, attempt, status, error }) => [version, attempt, status, error])).toEqual([
      [2, 1, 204, null],
      [1, 1, 204, null],
    ])
  }, settled)
})

test('a failure is tried again after five seconds under the same id, and the log numbers the attempts', async () => {
  let standing: number | null = null
  const { business, early, inStep, fail, messages, log } = await webhookBusiness({
    now: () => standing ?? Date.now(),
  })
  await inStep(early)
  fail({ answer: 500, count: 1 })
  // The clock of the worker stands still, later than what is said: by itself it tries only once.
  standing = Date.now() + 60_000
  await sync.say(business, early, stop)
  await vi.waitFor(async () => expect((await sync.mark(business, early))?.attempts).toBe(1), settled)
  const mark = await sync.mark(business, early)
  expect(mark).toMatchObject({ last_error: 'http_500', urgent: true, set_aside: null })
  const waitMs = mark!.due_at!.getTime() - standing
  // Five seconds or a little less or more, and not the five minutes of the next wait.
  expect(waitMs).toBeGreaterThan(3000)
  expect(waitMs).toBeLessThan(60_000)
  // The time is written down; nobody has to wait for it.
  await sql`
    update sync_marks set due_at = now() - interval '1 second'
    where business_id = ${business.id} and contact_id = ${early}`
  await vi.waitFor(() => expect(messages()).toHaveLength(3), settled)
  await inStep(early)
  const [, failed, retried] = messages()
  expect(retried).toMatchObject({ id: failed?.id, outcome: 'news' })
  await vi.waitFor(async () => expect(await log()).toHaveLength(3), settled)
  expect((await log()).slice(0, 2).map(({ attempt, error }) => [attempt, error])).toEqual([
    [2, null],
    [1, 'http_500'],
  ])
})

test('410 disables the webhook with the reason; choices made meanwhile are sent when it is enabled', async () => {
  const { deps, business, backendId, early, inStep, fail, mend, status, known } = await webhookBusiness()
  await inStep(early)
  fail({ answer: 410 })
  await sync.say(business, early, yes(business.topics.promos))
  const gone = { status: 'disabled', status_reason: 'http_410' }
  await vi.waitFor(async () => expect(await status()).toEqual(gone), settled)
  await sync.say(business, early, stop)
  const late = await sync.contact(business)
  await sync.say(business, late, no(business.topics.orders))
  mend()
  expect(await sync.mark(business, late)).toBeUndefined()
  expect(await enableBackend(deps, operatorOf(business.id), backendId)).toEqual({ outcome: 'enabled' })
  expect(await sync.mark(business, late)).toMatchObject({ urgent: true, version: 1 })
  await inStep(early)
  await inStep(late)
  expect(await status()).toEqual({ status: 'active', status_reason: null })
  expect([known(early)?.version, known(early)?.marketing, known(late)?.version]).toEqual([3, false, 1])
  expect(await enableBackend(deps, operatorOf(business.id), '01a20396-0000-7000-8000-000000000000')).toEqual({
    outcome: 'unknown_backend',
  })
})

test('a webhook that was disabled by hand gets nothing', async () => {
  const { deps, business, backendId, early, inStep, messages, status } = await webhookBusiness()
  await inStep(early)
  expect(await disableBackend(deps, operatorOf(business.id), backendId)).toEqual({ outcome: 'disabled' })
  expect(await status()).toEqual({ status: 'disabled', status_reason: 'by_hand' })
  await sync.say(business, early, stop)
  expect(await sync.mark(business, early)).toMatchObject({ version: 1, due_at: null })
  expect(messages()).toHaveLength(1)
})

test('a replay sends a confirmed state again under its id, and also an agreement that is a dead letter', async () => {
  const { deps, business, backendId, early, inStep, messages, fail, mend } = await webhookBusiness()
  await inStep(early)
  expect(await replayWebhook(deps, operatorOf(business.id), backendId, early)).toEqual({ outcome: 'replayed' })
  await vi.waitFor(() => expect(messages()).toHaveLength(2), settled)
  const [first, again] = messages()
  expect(again).toMatchObject({ id: first?.id, outcome: 'repeated' })
  await inStep(early)
  const never = await sync.contact(business)
  expect(await replayWebhook(deps, operatorOf(business.id), backendId, never)).toEqual({ outcome: 'never_sent' })
  fail({ answer: 400 })
  await sync.say(business, early, yes(business.topics.news))
  await vi.waitFor(async () => {
    // Between two attempts: the next one is the last, and nobody has to wait for it.
    await sql`
      update sync_marks set attempts = 9, due_at = now() - interval '1 second'
      where contact_id = ${early} and attempts > 0 and claimed_until is null and due_at > now()`
    expect(await sync.mark(business, early)).toMatchObject({ set_aside: 'http_400', due_at: null })
  }, settled)
  mend()
  expect(await replayDeadLetters(deps, operatorOf(business.id), backendId)).toEqual({ outcome: 'replayed', count: 1 })
  await inStep(early)
})

test('a rotated secret signs from the next message on, beside the one before it', async () => {
  const { deps, business, backendId, early, inStep, messages, receiver } = await webhookBusiness()
  await inStep(early)
  const rotated = await rotateWebhookSecret(deps, operatorOf(business.id), backendId, { overlapMs: 60_000 })
  if (rotated.outcome !== 'rotated') throw new Error('a webhook has a secret')
  await sync.say(business, early, stop)
  await vi.waitFor(() => expect(messages()).toHaveLength(2), settled)
  receiver.secrets = [rotated.secret]
  await inStep(early)
  await sync.say(business, early, no(business.topics.orders))
  await vi.waitFor(() => expect(messages()).toHaveLength(3), settled)
  expect(messages().map(({ outcome }) => outcome)).toEqual(['news', 'news', 'news'])
  const [row] = await sql`select secret from backends where id = ${backendId}`
  expect(row?.['secret'].toString('latin1')).not.toContain('whsec_')
  expect(await rotateWebhookSecret(deps, operatorOf(business.id), '01a20396-0000-7000-8000-000000000000')).toEqual({
    outcome: 'no_webhook',
  })
})
