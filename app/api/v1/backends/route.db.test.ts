import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './[id]/replay/route'
import { GET } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const { sql } = database.admin
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id)

interface Backend {
  id: string
  waiting: { refusals: unknown; others: unknown }
  [field: string]: unknown
}
const list = async (key = token) => {
  const response = await callApi(GET, { token: key })
  const text = await response.text()
  return { text, backends: (JSON.parse(text) as { backends: Backend[] }).backends }
}
const replay = (id: string, key = token) => callApi(POST, { token: key, method: 'POST', params: { id } })
const mark = (columns: Record<string, unknown>) =>
  sql`insert into sync_marks ${sql({ business_id: ours.id, backend_id: ours.backendId, contact_id: newId(), version: 1, ...columns })}`

test('a backend with nothing to do says so, and tells neither its secret nor its address', async () => {
  const { text, backends } = await list()
  const nothing = { count: 0, oldest_since: null }
  expect(backends).toMatchObject([
    {
      id: ours.backendId,
      kind: 'weni',
      name: 'Weni',
      status: 'active',
      status_reason: null,
      blocked_until: null,
      waiting: { refusals: nothing, others: nothing },
      dead_lettered: [],
      last_delivery_at: null,
      last_reconciliation: null,
      readings: { hanging: [], failed: [] },
      budget: [],
    },
  ])
  for (const hidden of ['localhost', 'secret', ours.backendToken, theirs.backendId]) expect(text).not.toContain(hidden)
})

test('what waits is counted by kind with the age of the oldest, what was dead-lettered by reason', async () => {
  const [early, late] = ['2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z']
  await mark({ urgent: true, due_at: late, waiting_since: late })
  await mark({ urgent: true, due_at: late, waiting_since: early })
  await mark({ urgent: false, due_at: late, waiting_since: late })
  await mark({ urgent: false, due_at: null, set_aside: 'no_address' })
  await mark({ urgent: false, due_at: null, set_aside: 'no_address' })
  await mark({ urgent: false, due_at: null, set_aside: 'blocked' })
  await mark({ urgent: false, due_at: null, confirmed_version: 1 })
  const [backend] = (await list()).backends
  expect(backend?.waiting).toEqual({
    refusals: { count: 2, oldest_since: early },
    others: { count: 1, oldest_since: late },
  })
  expect(backend?.['dead_lettered']).toEqual([
    { reason: 'no_address', count: 2 },
    { reason: 'blocked', count: 1 },
  ])
})

test('what was dead-lettered is due again on request, and only that of one’s own backend', async () => {
  expect((await replay(theirs.backendId)).status).toBe(404)
  expect((await replay(newId())).status).toBe(404)
  expect((await replay('x')).status).toBe(404)
  expect((await replay(ours.backendId, await keyFor(deps, ours.id, ['config:read']))).status).toBe(403)
  expect(await (await replay(ours.backendId)).json()).toEqual({ replayed: 3 })
  expect(deps.wokenFor).toContain(ours.id)
  expect((await list()).backends[0]?.['dead_lettered']).toEqual([])
  expect(await (await replay(ours.backendId)).json()).toEqual({ replayed: 0 })
})

test('the last reconciliation, and why a backend is not active', async () => {
  const runs = [
    { started_at: '2026-11-23T03:00:00.000Z', looked: 9 },
    { started_at: '2026-11-24T03:00:00.000Z', looked: 10, taken_in: 1, mended: 2, for_review: 3 },
  ]
  for (const run of runs)
    await sql`insert into reconciliations ${sql({ business_id: ours.id, id: newId(), backend_id: ours.backendId, ended_at: '2026-11-24T04:00:00.000Z', ...run })}`
  await disableBackend(deps, operatorOf(ours.id), ours.backendId)
  expect((await list()).backends).toMatchObject([
    {
      status: 'disabled',
      status_reason: 'by_hand',
      last_reconciliation: {
        started_at: '2026-11-24T03:00:00.000Z',
        ended_at: '2026-11-24T04:00:00.000Z',
        looked: 10,
        taken_in: 1,
        mended: 2,
        for_review: 3,
        error: null,
      },
    },
  ])
})

test('until when the platform blocks an account, and nothing once that has passed', async () => {
  const block = (until: string) => sql`
    update backends set blocked_until = ${until}, blocked_reason = 'graph_131048' where id = ${ours.backendId}`
  const until = new Date(Date.now() + 40 * 60_000).toISOString()
  await block(until)
  expect((await list()).backends).toMatchObject([{ blocked_until: until }])
  await block('2026-11-24T13:00:00.000Z')
  expect((await list()).backends).toMatchObject([{ blocked_until: null }])
})

test('why a reading hangs, since when, and which contacts could not be read', async () => {
  const place = { business_id: ours.id, backend_id: ours.backendId }
  const [since, next] = ['2026-11-28T08:00:00.000Z', '2026-11-28T08:05:00.000Z']
  const poll = { ...place, due_at: next }
  const failed = { last_error: 'http_403: Invalid token', failed_since: since }
  await sql`insert into poll_cursors ${sql({ ...poll, kind: 'changes', ...failed })}`
  await sql`insert into poll_cursors ${sql({ ...poll, kind: 'reconcile' })}`
  await sql`insert into poll_cursors ${sql({ ...poll, kind: 'templates', last_error: 'graph_190' })}`
  for (const external of ['a', 'b'])
    await sql`insert into reading_failures ${sql({ ...place, external_id: external, reason: 'identity_taken', first_at: since, due_at: next })}`
  expect((await list()).backends[0]?.['readings']).toEqual({
    hanging: [{ kind: 'changes', reason: 'http_403: Invalid token', since, next_at: next }],
    failed: [{ reason: 'identity_taken', count: 2 }],
  })
})

test('what is left of the hour counts the last hour only', async () => {
  const minute = Math.floor(Date.now() / 60_000)
  const used = [500, ...Array.from({ length: 60 }, () => 0), 40]
  const row = { business_id: ours.id, backend_id: ours.backendId, bucket: 'v2', minute, used }
  await sql`insert into backend_budgets ${sql(row)}`
  await sql`insert into backend_budgets ${sql({ ...row, bucket: 'v2.contacts', minute: minute - 90 })}`
  expect((await list()).backends[0]?.['budget']).toMatchObject([
    { bucket: 'v2', per_hour: 2500, blocked_until: null },
    { bucket: 'v2.contacts', used: 0, remaining: 2500 },
  ])
})

test('backends are a business’s own', async () => {
  const { backends } = await list(await keyFor(deps, theirs.id))
  expect(backends.map(({ id }) => id)).toEqual([theirs.backendId])
  expect((await callApi(GET, { token: await keyFor(deps, ours.id, ['check']) })).status).toBe(403)
})
