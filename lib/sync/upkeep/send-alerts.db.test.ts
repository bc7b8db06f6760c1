import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { testReceiver } from '@/lib/sandbox/webhook-receiver/testing'
import { connectWebhook } from '@/lib/services/backends/connect-webhook'
import { operatorOf } from '@/lib/services/callers/caller'
import { listAlerts } from '@/lib/services/template-alerts/list-alerts'
import { recordWatchAlerts } from '@/lib/services/template-alerts/watch-alerts'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { recordTemplateEvent } from '@/lib/services/templates/record-template-event'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { sendAlerts } from './send-alerts'

const database = await createTestDatabase()
const sync = syncTest(database)
const { sql } = database.admin
const MINUTE_MS = 60_000

async function setUp() {
  const stand = await testReceiver()
  const business = await sync.business()
  await sql`delete from backends where id = ${business.backendId}`
  const deps = { ...sync.deps, settings: { ...sync.deps.settings, allowPrivate: [stand.host] } }
  const caller = operatorOf(business.id)
  const connect = async (alerts: boolean) => {
    const result = await connectWebhook(deps, caller, { name: 'CRM', url: stand.url + (alerts ? '' : '?quiet') })
    if (!result.ok) throw new Error(result.problem)
    if (alerts) await sql`update backends set settings = settings || '{"alerts": true}' where id = ${result.backendId}`
    return result.secret
  }
  stand.receiver.secrets = [await connect(true), await connect(false)]
  const options = { keys: deps.keys, allowPrivate: [stand.host], requestMs: 20_000 }
  let now = Date.now()
  const clock = { now: () => now }
  const services = { ...deps, db: database.worker, clock }
  const template = {
    ...{ providerId: '77', name: 'combo', language: 'pt-BR', urlButtons: [] },
    category: 'utility' as const,
  }
  await recordListedTemplates(services, business.id, [{ ...template, status: 'APPROVED', quality: 'GREEN' }], now)
  const syncDeps = sync.syncDeps({ connect: (id, row) => createBackend(options, id, row) })
  return {
    ...{ stand, business, services, template },
    pass: (ms: number) => void (now += ms),
    send: () => sendAlerts({ ...syncDeps, clock }, () => true),
    told: (quality: string) =>
      recordTemplateEvent(
        services,
        business.id,
        {
          ...{ family: 'template', wabaId: 'w', providerId: '77', name: 'combo', language: 'pt-BR' },
          seconds: Math.floor(now / 1000),
          change: { kind: 'quality', quality, previous: null },
        },
        now,
      ),
    listed: (status: string, quality: string) =>
      recordListedTemplates(services, business.id, [{ ...template, status, quality }], now),
    alerts: async () => {
      const page = await listAlerts(services, caller, { limit: 50 })
      return page.outcome === 'read' ? page.alerts.map(({ kind, value }) => ({ kind, ...value })) : []
    },
    received: () => stand.receiver.since(0).map(({ outcome, id, body }) => ({ outcome, id, body })),
  }
}

test('what Meta does is told once, signed, to the webhooks that want it; a webhook and a list are one event', async () => {
  const { send, told, listed, alerts, received, pass } = await setUp()
  await told('RED')
  await listed('APPROVED', 'RED')
  pass(MINUTE_MS)
  await listed('PAUSED', 'RED')
  expect(await alerts()).toEqual([
    { kind: 'paused_by_meta', status: 'PAUSED', previous: 'APPROVED', reason: null, title: null },
    { kind: 'quality_lowered', quality: 'RED', previous: 'GREEN' },
  ])
  await send()
  await send()
  expect(received()).toMatchObject([
    {
      outcome: 'alert',
      body: {
        type: 'template.alert',
        data: {
          alert: { kind: 'quality_lowered' },
          template: { name: 'combo', language: 'pt-BR' },
          facts: { quality: 'RED', previous: 'GREEN' },
        },
      },
    },
    { outcome: 'alert', body: { data: { alert: { kind: 'paused_by_meta' } } } },
  ])
})

test('an alert that could not be delivered comes again under the same id, and is given up in the end', async () => {
  const { stand, send, told, received, pass } = await setUp()
  await told('YELLOW')
  stand.receiver.faults.set([{ answer: 500, rate: 1, count: 1, ms: 0, bytes: 0 }])
  await send()
  await send()
  expect(received()).toHaveLength(1)
  pass(MINUTE_MS)
  await send()
  const [first, second] = received()
  expect(second).toMatchObject({ outcome: 'alert', id: first?.id })
  await told('RED')
  stand.receiver.faults.set([{ answer: 500, rate: 1, ms: 0, bytes: 0 }])
  for (let attempt = 0; attempt < 12; attempt++) {
    await send()
    pass(26 * 60 * MINUTE_MS)
  }
  const [row] = await sql<{ attempts: number; due: string | null; error: string }[]>`
    select attempts, due_at as due, last_error as error from alert_deliveries order by alert_id desc limit 1`
  expect(row).toEqual({ attempts: 10, due: null, error: 'http_500' })
})

test('a template that turns harming is told once, also when its state goes to and fro', async () => {
  const { business, services, alerts, pass } = await setUp()
  const judge = (state: string, since: number) => sql`
    insert into template_verdicts (business_id, name, attribution, state, state_since, e, e_watch, lower_bound,
      delivered, seen, expected, compared_with, on_board, judged_at)
    values (${business.id}, 'combo', 'direct', ${state}, ${new Date(since)}, 140, 300, 2.1, 4000, 41, 9.04, 'others',
      true, now())
    on conflict (business_id, name, attribution) do update set state = excluded.state,
      state_since = excluded.state_since`
  await judge('watch', services.clock.now())
  expect(await recordWatchAlerts(services, business.id)).toBe(0)
  await judge('harming', services.clock.now())
  expect(await recordWatchAlerts(services, business.id)).toBe(1)
  expect(await recordWatchAlerts(services, business.id)).toBe(0)
  pass(MINUTE_MS)
  await judge('harming', services.clock.now())
  expect(await recordWatchAlerts(services, business.id)).toBe(0)
  expect(await alerts()).toEqual([{ kind: 'harming', name: 'combo', seen: 41, expected: 9, at_least: 2.1 }])
  pass(8 * 24 * 60 * MINUTE_MS)
  await judge('harming', services.clock.now())
  expect(await recordWatchAlerts(services, business.id)).toBe(1)
})

test('messages that Meta holds back are told of when they are many and more than before', async () => {
  const { business, services, alerts } = await setUp()
  const [template] = await sql<{ id: string }[]>`select id from templates where business_id = ${business.id}`
  const day = (ago: number) => new Date(services.clock.now() - ago * 86_400_000).toISOString().slice(0, 10)
  const count = (ago: number, code: string, times: number) =>
    inBusiness(
      database.worker,
      business.id,
      (tx) => tx`
      insert into message_counts (business_id, day, template, code, count)
      values (${business.id}, ${day(ago)}, ${template?.id ?? ''}, ${code}, ${times})
      on conflict (business_id, day, template, code) do update set count = excluded.count`,
    )
  await count(1, 'sent', 4000)
  await count(1, '131049', 80)
  await count(0, 'sent', 1000)
  await count(0, '131049', 30)
  // 3 % where it was 2 %.
  expect(await recordWatchAlerts(services, business.id)).toBe(0)
  await count(0, '131049', 60)
  expect(await recordWatchAlerts(services, business.id)).toBe(1)
  expect(await recordWatchAlerts(services, business.id)).toBe(0)
  expect(await alerts()).toMatchObject([{ kind: 'held_back_more', held_back: 60, sent: 1000, share_before: 0.02 }])
})
