import { expect, onTestFinished, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensurePoll } from '@/db/queries/sync/polls'
import { insertTemplateEvent } from '@/db/queries/templates/templates'
import type { ListedTemplate } from '@/lib/backends/whatsapp/templates'
import { newId } from '@/lib/ids'
import { outboxTest } from '@/lib/sync/outbox/testing'
import { createTestDatabase } from '@/testing/database'
import { createTemplateSync } from './sync-templates'

const database = await createTestDatabase()
const settled = { interval: 20 }

const listed = (name: string, over: Partial<ListedTemplate> = {}): ListedTemplate => ({
  providerId: `id-${name}`,
  name,
  language: 'en-US',
  category: 'utility',
  status: 'APPROVED',
  quality: 'GREEN',
  urlButtons: [],
  ...over,
})

async function setUp() {
  const stand = await outboxTest(database)
  const { sql, business, backendId } = stand
  await inBusiness(database.app, business.id, (tx) => ensurePoll(tx, business.id, backendId, 'templates', 0))
  const state = async () => {
    const rows = await sql<
      { cursor: string | null; due_at: Date; claimed_until: Date | null; last_error: string | null }[]
    >`
      select cursor, due_at, claimed_until, last_error from poll_cursors where backend_id = ${backendId}`
    return rows[0]!
  }
  return {
    ...stand,
    state,
    /** Runs one list, from the time it is due to its end. */
    list: async () => {
      await sql`update poll_cursors set due_at = now() - interval '1 second' where backend_id = ${backendId}`
      const sync = createTemplateSync(stand.syncDeps())
      onTestFinished(() => sync.stop())
      await sync.look()
      await vi.waitFor(async () => {
        const { due_at: dueAt, claimed_until: claimedUntil } = await state()
        expect([dueAt.getTime() > Date.now(), claimedUntil]).toEqual([true, null])
      }, settled)
    },
    rows: () => sql<{ id: string }[]>`
      select id, name, category, status, quality, first_seen_at
      from templates where business_id = ${business.id} order by name`,
    events: () => sql<{ kind: string; value: object }[]>`
      select kind, value from template_events where business_id = ${business.id} order by kind`,
  }
}

test('every page of the list is read, and the next list is an hour later', async () => {
  const { account, list, rows, events, state } = await setUp()
  const began = Date.now()
  account.pages = [
    { templates: [listed('a'), listed('b')], after: 'two' },
    { templates: [listed('c', { category: null })], after: null },
  ]
  await list()
  expect(account.cursors).toEqual([null, 'two'])
  expect(await rows()).toMatchObject([
    { name: 'a', category: 'utility', status: 'APPROVED', quality: 'GREEN' },
    { name: 'b' },
    // The category is unknown, so it is treated as the one that needs consent most.
    { name: 'c', category: 'marketing' },
  ])
  expect(await events()).toEqual([])
  const { cursor, due_at: dueAt } = await state()
  expect(cursor).toBeNull()
  expect(dueAt.getTime()).toBeGreaterThan(began + 50 * 60_000)
})

test('what differs is changed and kept as an event; when we first saw it stays', async () => {
  const { account, list, rows, events } = await setUp()
  account.pages = [{ templates: [listed('offer')], after: null }]
  await list()
  const before = (await rows())[0]
  account.pages = [{ templates: [listed('offer', { category: 'marketing', quality: 'YELLOW' })], after: null }]
  await list()
  account.pages = [{ templates: [listed('offer', { category: 'marketing', quality: 'YELLOW' })], after: null }]
  await list()
  expect(await rows()).toEqual([{ ...before, category: 'marketing', quality: 'YELLOW' }])
  expect(await events()).toEqual([
    { kind: 'category', value: { category: 'marketing', previous: 'utility', by: 'list' } },
    { kind: 'quality', value: { quality: 'YELLOW', previous: 'GREEN', by: 'list' } },
  ])
})

test('a list that stops early continues where it was; with a refused cursor it starts again', async () => {
  const { account, list, rows, state } = await setUp()
  account.pages = [
    { templates: [listed('a')], after: 'two' },
    { kind: 'retry', reason: 'graph_4', afterMs: 1000, everybody: true },
  ]
  await list()
  expect(await state()).toMatchObject({ cursor: 'two', last_error: 'graph_4' })
  account.pages = [{ templates: [listed('b')], after: null }]
  await list()
  expect(account.cursors).toEqual([null, 'two', 'two'])
  expect(await rows()).toHaveLength(2)
  account.pages = [
    { templates: [], after: 'gone' },
    { kind: 'give_up', reason: 'graph_100', code: 100 },
  ]
  await list()
  expect((await state()).cursor).toBeNull()
})

test('a refused token pauses the account', async () => {
  const { account, list, sql, backendId } = await setUp()
  account.pages = [{ kind: 'paused', reason: 'graph_190', afterMs: 1000 }]
  await list()
  const rows = await sql`select status, status_reason from backends where id = ${backendId}`
  expect(rows).toEqual([{ status: 'paused', status_reason: 'graph_190' }])
})

test('what a webhook reports after the list was read is kept', async () => {
  const { account, list, rows, business } = await setUp()
  account.pages = [{ templates: [listed('offer')], after: null }]
  await list()
  const templateId = (await rows())[0]!.id
  const at = Date.now() + 60_000
  await inBusiness(database.app, business.id, (tx) =>
    insertTemplateEvent(tx, business.id, {
      id: newId(),
      templateId,
      kind: 'status',
      value: { status: 'APPROVED' },
      occurredAt: at,
      recordedAt: at,
    }),
  )
  account.pages = [{ templates: [listed('offer', { status: 'PAUSED', quality: 'RED' })], after: null }]
  await list()
  expect((await rows())[0]).toMatchObject({ status: 'APPROVED', quality: 'RED' })
})

test('the list asks a paused account whether it accepts requests again, and then lists it', async () => {
  const { account, list, sql, backendId, rows } = await setUp()
  const status = async () => (await sql`select status, status_reason from backends where id = ${backendId}`)[0]
  await sql`update backends set status = 'paused', status_reason = 'graph_190' where id = ${backendId}`
  account.probed = { ok: false, paused: true, reason: 'graph_190' }
  await list()
  expect([await status(), account.probes, account.cursors]).toEqual([
    { status: 'paused', status_reason: 'graph_190' },
    1,
    [],
  ])
  account.probed = { ok: true }
  // The time passes after which it may be asked again.
  await sql`update backends set next_probe_at = now() where id = ${backendId}`
  account.pages = [{ templates: [listed('offer')], after: null }]
  await list()
  expect(await status()).toEqual({ status: 'active', status_reason: null })
  expect(await rows()).toMatchObject([{ name: 'offer' }])
})

test('the list does not ask an account that Meta blocked before its hour is over', async () => {
  const { account, list, sql, backendId } = await setUp()
  await sql`
    update backends set status = 'paused', status_reason = 'graph_131048', status_at = now() where id = ${backendId}`
  await list()
  expect([account.probes, account.cursors]).toEqual([0, []])
})
