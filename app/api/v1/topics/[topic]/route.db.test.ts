import { expect, test } from 'vitest'
import { POST as CHECK } from '@/app/api/v1/check/route'
import { inBusiness } from '@/db/client'
import { readConfigVersion } from '@/db/queries/business/config'
import { decideMany } from '@/db/queries/decisions/decisions'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { nameSource } from '@/lib/services/business/name-source'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { changeContact } from '@/lib/services/changes/change-contact'
import { configCache } from '@/lib/services/config-cache'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET, PATCH } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id)

const read = (topic: string) => callApi(GET, { token, params: { topic } })
const change = (topic: string, body: unknown, over: { token?: string; headers?: Record<string, string> } = {}) =>
  callApi(PATCH, { token, method: 'PATCH', params: { topic }, body, ...over })

test('a topic is read by its id, in either case, and by its key', async () => {
  const names = [ours.topics.promos, ours.topics.promos.toUpperCase(), 'promos']
  const bodies = await Promise.all(names.map(async (name) => (await read(name)).json()))
  for (const body of bodies) expect(body).toMatchObject({ id: ours.topics.promos, key: 'promos', paused: false })
})

test('another business’s topic is as absent as one that does not exist, to read and to pause', async () => {
  for (const topic of [theirs.topics.promos, newId(), 'nothing']) {
    const answers = [await read(topic), await change(topic, { paused: true })]
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    const [one, other] = await Promise.all(answers.map((answer) => answer.json()))
    expect(one).toEqual(other)
  }
  const [row] = await database.admin
    .sql`select paused from topics where business_id = ${theirs.id} and id = ${theirs.topics.promos}`
  expect(row).toEqual({ paused: false })
})

test('names that no topic can have are 404, and bodies that are none 400', async () => {
  expect((await read('a'.repeat(65))).status).toBe(404)
  expect((await read('pro\u0000mos')).status).toBe(404)
  for (const body of [{}, { paused: 'yes' }, { paused: true, reason: 'x' }, [], null])
    expect((await change('promos', body)).status).toBe(400)
})

test('a key that may only read can’t throw the switch', async () => {
  const reader = await keyFor(deps, ours.id, ['config:read', 'check'])
  expect((await change('promos', { paused: true }, { token: reader })).status).toBe(403)
})

test('from the answer on every decision says topic_paused, in a process that kept the configuration of before too', async () => {
  const business = await makeBusiness(deps)
  const key = await keyFor(deps, business.id)
  const contact = await makeContact(deps, business.id)
  const { promos, orders } = business.topics
  await changeContact(deps, business.id, contact, {
    kind: 'preferences',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements: [{ on: 'answer', topicId: promos, answer: 'in', basis: 'consent' }] }),
  })
  const elsewhere = configCache(database.app)
  const seen = () =>
    inBusiness(database.app, business.id, async (tx) => {
      const config = await elsewhere.within(tx, business.id, await readConfigVersion(tx, business.id))
      const questions = { contactIds: [contact], topicIds: [promos, orders], now: deps.clock.now() }
      const decisions = await decideMany(tx, business.id, questions)
      return {
        paused: config.topics.filter(({ paused }) => paused).map((topic) => topic.key),
        reasons: decisions.map(({ reason }) => reason).toSorted(),
      }
    })
  expect(await seen()).toEqual({ paused: [], reasons: ['not_refused', 'opted_in'] })

  const paused = await change('promos', { paused: true }, { token: key })
  expect(await paused.json()).toMatchObject({ id: promos, paused: true })
  expect(await seen()).toEqual({ paused: ['promos'], reasons: ['not_refused', 'topic_paused'] })

  await change('promos', { paused: false }, { token: key })
  expect(await seen()).toEqual({ paused: [], reasons: ['not_refused', 'opted_in'] })
})

test('a pause is a version of the topic, is shown to the workers, and said twice it changes nothing', async () => {
  const business = await makeBusiness(deps)
  const key = await keyFor(deps, business.id)
  const state = async () => {
    const versions = await database.admin.sql`
      select version, paused from topic_versions
      where business_id = ${business.id} and topic_id = ${business.topics.news} order by version`
    const [config] = await database.admin.sql<{ version: number }[]>`
      select config_version as version from businesses where id = ${business.id}`
    return { versions: [...versions], config: config?.version }
  }
  const before = await state()
  await change('news', { paused: true }, { token: key })
  const after = await state()
  expect(after.versions).toEqual([
    { version: 1, paused: false },
    { version: 2, paused: true },
  ])
  expect(after.config).toBe((before.config ?? 0) + 1)
  expect(deps.wokenFor).toContain(business.id)
  const polls = await database.admin.sql`select backend_id, kind from poll_cursors where business_id = ${business.id}`
  expect([...polls]).toEqual([{ backend_id: business.backendId, kind: 'topics' }])
  expect((await change('news', { paused: true }, { token: key })).status).toBe(200)
  expect(await state()).toEqual(after)
})

test('a required topic can’t be held back, and says so instead of pretending', async () => {
  const response = await change('security', { paused: true })
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ code: 'topic_required' })
  expect(await (await read('security')).json()).toMatchObject({ paused: false })
})

test('the test business follows; what a test key switches stays in the test business', async () => {
  const business = await makeBusiness(deps)
  const live = await keyFor(deps, business.id)
  const trial = granted(
    await createApiKey(deps, operatorOf(business.id), {
      name: 't',
      scopes: ['config:read', 'config:write'],
      mode: 'test',
    }),
  )
  const standing = async (key: string) =>
    ((await (await callApi(GET, { token: key, params: { topic: 'promos' } })).json()) as { paused: boolean }).paused
  await change('promos', { paused: true }, { token: live })
  expect(await standing(trial.token)).toBe(true)
  await change('promos', { paused: false }, { token: trial.token })
  expect([await standing(trial.token), await standing(live)]).toEqual([false, true])
})

test('two who throw the switch at once leave one state, and versions without a gap', async () => {
  const business = await makeBusiness(deps)
  const key = await keyFor(deps, business.id)
  const answers = await Promise.all(
    [true, false, true, false, true].map((paused) => change('orders', { paused }, { token: key })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  const versions = await database.admin.sql<{ version: number; paused: boolean }[]>`
    select version, paused from topic_versions
    where business_id = ${business.id} and topic_id = ${business.topics.orders} order by version`
  expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1))
  const [topic] = await database.admin
    .sql`select paused from topics where business_id = ${business.id} and id = ${business.topics.orders}`
  expect(topic).toEqual({ paused: versions.at(-1)?.paused })
})

test('the same Idempotency-Key throws the switch once', async () => {
  const business = await makeBusiness(deps)
  const key = await keyFor(deps, business.id)
  const headers = { 'idempotency-key': 'once' }
  const first = await change('promos', { paused: true }, { token: key, headers })
  await change('promos', { paused: false }, { token: key })
  const again = await change('promos', { paused: true }, { token: key, headers })
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await again.json()).toEqual(await first.json())
  const [topic] = await database.admin
    .sql`select paused from topics where business_id = ${business.id} and id = ${business.topics.promos}`
  expect(topic).toEqual({ paused: false })
})

test('a check in another process, whose configuration was read before, says topic_paused from the answer on', async () => {
  const business = await makeBusiness(deps)
  const key = await keyFor(deps, business.id)
  const elsewhere = testDeps(database.app)
  const ask = async (body: unknown) => {
    useDeps(elsewhere)
    const response = await callApi(CHECK, { token: key, body })
    useDeps(deps)
    return (await response.text()).match(/"reason":"(\w+)"/g)
  }
  const one = { contact: '+5511987650001', topic: 'orders' }
  const many = { contacts: ['+5511987650001', '+5511987650002'], topic: 'orders' }
  const open = '"reason":"not_refused"'
  expect([await ask(one), await ask(many)]).toEqual([[open], [open, open]])
  await change('orders', { paused: true }, { token: key })
  const held = '"reason":"topic_paused"'
  expect([await ask(one), await ask(many)]).toEqual([[held], [held, held]])
})

test('who sees a topic is set and read; a call that can’t be is a clear problem and changes nothing', async () => {
  const business = await makeBusiness(deps)
  const key = await keyFor(deps, business.id)
  const set = async (topic: string, body: unknown) => {
    const response = await change(topic, body, { token: key })
    return [response.status, ((await response.json()) as { code?: string }).code ?? null]
  }
  const seen = async () =>
    (await (await callApi(GET, { token: key, params: { topic: 'promos' } })).json()) as Record<string, unknown>
  const caller = operatorOf(business.id)
  granted(await nameSource(deps, caller, { kind: 'flow', name: 'Course', reference: 'course' }))
  expect(await seen()).toMatchObject({ listed: 'always', sources: [] })
  expect(await set('promos', { listed: 'sources', sources: ['course'] })).toEqual([200, null])
  expect(await seen()).toMatchObject({ listed: 'sources', sources: [1], paused: false })
  expect(await set('promos', { listed: 'sources', sources: ['nowhere'] })).toEqual([404, 'unknown_source'])
  expect(await set('orders', { listed: 'never' })).toEqual([409, 'not_opt_in'])
  for (const body of [
    { listed: 'some' },
    { listed: 'sources' },
    { listed: 'never', sources: ['course'] },
    { listed: 'never', paused: true },
    { listed: 'sources', sources: [] },
  ])
    expect((await set('promos', body))[0]).toBe(400)
  expect(await seen()).toMatchObject({ listed: 'sources', sources: [1] })
  expect(await set('promos', { listed: 'never' })).toEqual([200, null])
  expect(await seen()).toMatchObject({ listed: 'never', sources: [] })
})
