import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { zoneAtNoon } from '@/testing/noon'
import { GET as alerts } from '../template-alerts/route'
import { GET as quality } from '../template-quality/route'
import { GET as saves } from '../template-saves/route'
import { GET as lint } from './[name]/lint/route'
import { GET as one } from './[name]/route'
import { GET as board } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const [token, other] = [await keyFor(deps, ours.id), await keyFor(deps, theirs.id)]
const worker = testDeps(database.worker)
// No day ends between what is written here and what is read.
await database.admin.sql`
  update businesses set time_zone = ${zoneAtNoon()}, config_version = config_version + 1 where id = ${ours.id}`
const NIL = '00000000-0000-0000-0000-000000000000'
const template = {
  ...{ providerId: '5', name: 'combo', language: 'es', status: 'APPROVED', urlButtons: [] },
  category: 'marketing' as const,
}
await recordListedTemplates(worker, ours.id, [{ ...template, quality: 'GREEN' }], Date.now() - 1000)
await recordListedTemplates(worker, ours.id, [{ ...template, quality: 'RED' }], Date.now())
await database.admin.sql`
  insert into template_days (business_id, template_id, sender_id, day, category, sent, delivered, read, direct_optouts,
    agreed)
  select t.business_id, t.id, ${NIL}, (now() at time zone b.time_zone)::date, 'marketing', 1000, 900, 500, 9, 1000
  from templates t join businesses b on b.id = t.business_id where t.business_id = ${ours.id}`

type Route = Parameters<typeof callApi>[0]
const read = async (
  route: Route,
  { key = token, query = '', name }: { key?: string; query?: string; name?: string } = {},
) => {
  const response = await callApi(route, { token: key, query, ...(name ? { params: { name } } : {}) })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('the board has what was delivered, who left, and the rate with its range', async () => {
  const { status, body } = await read(board, { query: '?days=7' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    judged_at: null,
    total: { delivered: 900, optouts: { direct: 9, window: 0 } },
    templates: [
      {
        name: 'combo',
        state: 'too_little',
        quality: 'RED',
        is_new: true,
        rates: { direct: { rate: 10, low: 5.27, high: 18.9 } },
        total: { standing: { agreed: 1000, refused: 0 } },
      },
    ],
  })
  expect(body['days']).toHaveLength(7)
})

test('one template has its days and Meta’s step; its lint waits for the texts; an unknown one is 404', async () => {
  const { body } = await read(one, { name: 'combo', query: '?days=3' })
  expect(body).toMatchObject({
    template: { name: 'combo' },
    days: [{}, {}, { delivered: 900 }],
    meta: [{ language: 'es', step: 'in_danger', pauses: 0, ends_at: null, next: { pause_hours: 3 } }],
  })
  expect((await read(lint, { name: 'combo' })).body).toMatchObject({
    languages: [{ language: 'es', findings: null, creation: null, suggested: { button: 'Gestionar preferencias' } }],
  })
  for (const route of [one, lint])
    expect(await read(route, { name: 'never_seen' })).toMatchObject({ status: 404, body: { code: 'unknown_template' } })
})

test('alerts, saves and quality are read in their own shapes', async () => {
  const page = await read(alerts)
  expect(page.body).toMatchObject({
    alerts: [{ kind: 'quality_lowered', template: { name: 'combo', language: 'es' }, facts: { quality: 'RED' } }],
    next: null,
  })
  expect((await read(saves, { query: '?from=2026-11-01&to=2026-11-29' })).body).toEqual({
    ...{ stops: 0, saved: { pause: 0, topics: 0 }, reasons: [] },
  })
  expect(await read(saves, { query: '?from=2026-11-29&to=2026-11-01' })).toMatchObject({
    ...{ status: 400, body: { code: 'invalid_days' } },
  })
  const { body } = await read(quality)
  expect((body['days'] as { low: number }[]).at(-1)).toMatchObject({ high: 0, low: 1 })
})

test('another business sees none of it, and a key without the scope nothing', async () => {
  expect((await read(board, { key: other })).body).toMatchObject({ templates: [], total: { delivered: 0 } })
  expect((await read(one, { key: other, name: 'combo' })).status).toBe(404)
  expect((await read(alerts, { key: other })).body).toMatchObject({ alerts: [] })
  const narrow = await keyFor(deps, ours.id, ['check'])
  for (const route of [board, alerts, quality])
    expect(await read(route, { key: narrow })).toMatchObject({ status: 403, body: { code: 'scope_missing' } })
})
