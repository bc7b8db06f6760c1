import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TOKEN, testSandbox } from '@/lib/sandbox/weni/testing'
import { disableBackend } from '@/lib/services/backends/disable-backend'
import { operatorOf } from '@/lib/services/callers/caller'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { pollBackend } from '@/lib/sync/reconcile/poll-backend'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { operator } from './testing'
import { watchImport } from './watch-import'

const database = await createTestDatabase()
const SECRETS = { WENI_TOKEN: TOKEN }

async function world() {
  const stand = await testSandbox()
  const url = `${stand.base}/api/v2/`
  const { business, deps, run } = await operator(database, [new URL(url).host])
  const there = ['--url', url, '--business', business.slug]
  const connect = (...args: string[]) =>
    run(SECRETS, 'connect', 'weni', ...there, '--ai-agent', 'off', '--wait', '0', ...args)
  const backends = () => database.admin.sql<{ id: string; status: string; status_reason: string }[]>`
    select id, status, status_reason from backends where business_id = ${business.id} and base_url = ${url}`
  return { stand, business, deps, run, there, connect, backends }
}

test('a look shows the workspace and proposes a mapping, and writes nothing anywhere', async () => {
  const { stand, run, there, backends } = await world()
  const before = stand.sandbox.store.revision
  const { code, out } = await run(SECRETS, 'look', 'weni', ...there)
  expect(code).toBe(0)
  expect(out).toContain('Contacts   3: 0 stopped, 0 blocked, 0 refused in marketing_opt_in, 0 without a visible')
  expect(out).toContain('Groups     Consent promo (1), Promo yes (smart, 1)')
  expect(out).toMatch(/AI agent {3}the API does not show it/)
  expect(JSON.parse(out.slice(out.indexOf('{')))).toEqual({
    orders: { field: 'consent_orders' },
    promos: { field: 'consent_promos' },
    news: { field: 'consent_news' },
    security: { field: 'consent_security' },
  })
  expect(out).not.toMatch(/5511987654321|Ana/)
  expect(stand.sandbox.store.revision).toBe(before)
  expect(await backends()).toEqual([])
})

test('step by step: look, edit the mapping, connect; the workspace is held until it was read', async () => {
  const { stand, run, there, connect, backends, business } = await world()
  const file = join(mkdtempSync(join(tmpdir(), 'sayso-')), 'weni.json')
  expect((await run(SECRETS, 'look', 'weni', ...there, '--save', file)).code).toBe(0)
  const mapping = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>
  delete mapping['security']
  mapping['promos'] = { field: 'consent_promo', group: 'Consent promo' }
  mapping['news'] = { group: 'Menu news' }
  writeFileSync(file, JSON.stringify(mapping))
  const { code, out, err } = await connect('--mapping', file)
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('Still reading') as string })
  const [row] = await backends()
  expect(row).toMatchObject({ status: 'paused', status_reason: 'connecting' })
  expect(out).toContain(`Connected  ${row?.id}`)
  expect(out).toContain('Global     sayso_token holds the token')
  expect(out).not.toContain(String(stand.sandbox.store.globals.get('sayso_token')?.value))
  const mirrors = await database.admin.sql`
    select t.key, m.field_key, m.group_name
    from mirrors m join topics t on t.business_id = m.business_id and t.id = m.topic_id
    where m.business_id = ${business.id} and m.backend_id = ${row!.id} order by t.key`
  expect(mirrors).toEqual([
    { key: 'news', field_key: null, group_name: 'Menu news' },
    { key: 'orders', field_key: 'consent_orders', group_name: null },
    { key: 'promos', field_key: 'consent_promo', group_name: 'Consent promo' },
  ])
  expect(stand.sandbox.store.fields.has('consent_news')).toBe(false)
  const shown = await run({}, 'show', row!.id)
  expect(shown.out).toContain('Status     paused (connecting)')
  expect(shown.out).toContain('promos: field consent_promo, group Consent promo')
  expect(shown.out).not.toContain(TOKEN)
})

test('a list of those who refuse is shown, proposed, and mirrored the other way round', async () => {
  const { stand, run, there, connect, backends } = await world()
  stand.sandbox.store.addGroup('Não enviar promos')
  stand.sandbox.store.addGroup('Bloqueados')
  const file = join(mkdtempSync(join(tmpdir(), 'sayso-')), 'weni.json')
  const looked = await run(SECRETS, 'look', 'weni', ...there, '--save', file)
  expect(looked.out).toContain('Não enviar promos (0, its name says that its members refuse)')
  expect(looked.err).toContain('Nobody is kept from messages by being in “Bloqueados”')
  // The group that a topic is mapped to may be that of people who agreed.
  expect(looked.err).toContain(
    'map it to their group; if that is a smart group, or the topic is mapped to another one, import them',
  )
  const mapping = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>
  expect(mapping['promos']).toEqual({ field: 'consent_promos', group: 'Não enviar promos', inverted: true })
  expect((await connect('--mapping', file)).code).toBe(0)
  const id = (await backends())[0]!.id
  const mirrors = await database.admin.sql`
    select inverted from mirrors where backend_id = ${id} and group_name = 'Não enviar promos'`
  expect(mirrors).toEqual([{ inverted: true }])
  expect((await run({}, 'show', id)).out).toContain('group Não enviar promos (its members refuse)')
})

test('enabling it, also after disabling, does not let it write before it was read', async () => {
  const { connect, backends, run, deps, business } = await world()
  await connect('--map', 'promos=both')
  const id = (await backends())[0]?.id ?? ''
  expect((await run({}, 'enable', id)).out).toContain('paused (connecting)')
  await disableBackend(deps, operatorOf(business.id), id)
  expect((await backends())[0]).toMatchObject({ status: 'disabled' })
  expect((await run({}, 'enable', id)).out).toContain('its contacts are read first')
  expect((await backends())[0]).toMatchObject({ status: 'paused', status_reason: 'connecting' })
})

test('the same workspace is not connected twice, by whatever token; another at the same address is', async () => {
  const { stand, connect, backends } = await world()
  expect((await connect('--map', 'promos=field')).code).toBe(0)
  const again = await connect('--map', 'news=field')
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('This is connected already, as ') as string })
  expect(await backends()).toHaveLength(1)
  await database.admin
    .sql`update backends set settings = settings || '{"workspace": "another"}' where id = ${(await backends())[0]!.id}`
  expect((await connect('--map', 'news=field')).code).toBe(0)
  expect(stand.sandbox.store.fields.has('consent_news')).toBe(true)
})

test('why the first reading hangs is printed by connect, which then ends with 1, and by show', async () => {
  const { stand, connect, backends, run, business, deps } = await world()
  await connect('--map', 'promos=field')
  const backendId = (await backends())[0]?.id ?? ''
  const { syncDeps } = syncTest(database)
  const options = { keys: deps.keys, allowPrivate: deps.settings.allowPrivate, requestMs: 20_000 }
  const sync = syncDeps({ connect: (id, row) => createBackend(options, id, row) })
  const read = async () => {
    await database.admin
      .sql`update poll_cursors set due_at = now() - interval '1 second' where backend_id = ${backendId}`
    await pollBackend(sync, { businessId: business.id, backendId, kind: 'reconcile' }, () => true)
  }
  const printed: string[] = []
  const print = (text: string) => void printed.push(text)
  const command = { deps, owner: deps.db, secrets: { read: () => Promise.reject(new Error()) }, out: print, err: print }
  const watch = () => watchImport(command, { businessId: business.id, backendId, waitSeconds: 0 })

  await stand.control('POST', 'faults', { mode: 'forbidden', path: 'contacts.json' })
  await read()
  await expect(watch()).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/could not be read: http_403: Invalid token\. .*show /) as string,
  })
  expect(printed.join()).toMatch(
    /the reading of all contacts fails \(since 20.*\): http_403: Invalid token; next try at 20/,
  )
  expect((await run({}, 'show', backendId)).out).toMatch(
    /Hanging {4}the reading of all contacts fails \(since .*http_403/,
  )

  // A reading that waits for the hour's requests has not failed.
  await stand.control('POST', 'faults', { mode: '429', retryAfter: 60, path: 'contacts.json' })
  await read()
  await watch()
  expect(printed.at(-1)).toContain('Still reading (0 contacts so far)')
  expect((await run({}, 'show', backendId)).out).toContain('waits for the request limit')

  await stand.control('DELETE', 'faults', {})
  await database.admin.sql`update backend_budgets set blocked_until = null where backend_id = ${backendId}`
  await read()
  await watch()
  expect(printed.at(-1)).toContain('Writing    the choices recorded here')
  expect((await run({}, 'show', backendId)).out).not.toContain('Hanging')
})

test.each<[string, string[], string, number]>([
  [
    'an unknown topic',
    ['--map', 'sale=field'],
    'There is no topic "sale". The topics are orders, promos, news, security.',
    1,
  ],
  ['a way that is none', ['--map', 'promos=list'], '--map takes <topic>=field, =group or =both', 2],
  ['no mapping', [], 'Say how each topic is mirrored in Weni', 2],
  [
    'a file that is not there',
    ['--mapping', '/nowhere.json'],
    'The file /nowhere.json can’t be read.'.replace('’', "'"),
    1,
  ],
  ['an option that is none', ['--map', 'promos=both', '--token', 'x'], "Unknown option '--token'", 2],
])('%s is refused before anything is made', async (_, args, sentence, code) => {
  const { stand, connect, backends } = await world()
  const before = stand.sandbox.store.revision
  const result = await connect(...args)
  expect(result).toMatchObject({ code, out: '' })
  expect(result.err).toContain(sentence)
  expect(await backends()).toEqual([])
  expect(stand.sandbox.store.revision).toBe(before)
})

test.each<[string, object, string]>([
  ['a smart group', { promos: { group: 'Promo yes' } }, 'is a smart group, which the API cannot fill'],
  ['a numeric field', { promos: { field: 'age' } }, 'the field age has the type numeric'],
  [
    'a field that is not there',
    { promos: { field: 'wants_promos' } },
    'the workspace has no field with the key wants_promos',
  ],
  [
    'one field for two topics',
    { promos: { field: 'consent_promo' }, news: { field: 'consent_promo' } },
    'are mapped to the field',
  ],
  ['a topic that is mapped to nothing', { promos: {} }, 'is mapped to nothing'],
  ['another shape', { promos: { fields: 'x' } }, 'The mapping is not valid at promos'],
])('a mapping with %s makes nothing', async (_, mapping, sentence) => {
  const { stand, connect, backends } = await world()
  const file = join(mkdtempSync(join(tmpdir(), 'sayso-')), 'weni.json')
  writeFileSync(file, JSON.stringify(mapping))
  const before = stand.sandbox.store.revision
  const result = await connect('--mapping', file)
  expect(result.code).toBe(1)
  expect(result.err).toContain(sentence)
  expect(await backends()).toEqual([])
  expect(stand.sandbox.store.revision).toBe(before)
})

test('a bad token, a private address and one that is no API are reported; none of them leaves anything', async () => {
  const { stand, run, there, backends } = await world()
  const options = ['--map', 'promos=field', '--ai-agent', 'off']
  const bad = await run({ WENI_TOKEN: 'wrong' }, 'connect', 'weni', ...there, ...options)
  expect(bad).toEqual({ code: 1, out: '', err: expect.stringMatching(/^Weni refuses the token \(403\)/) as string })
  const at = (url: string) => run(SECRETS, 'connect', 'weni', '--url', url, ...there.slice(2), ...options)
  expect((await at('http://169.254.169.254/api/v2/')).err).toContain('This address may not be called')
  expect((await at(`${stand.base}/hooks/`)).err).toContain("does not respond as Weni's API v2 does")
  expect((await at('nonsense')).code).toBe(2)
  expect(await backends()).toEqual([])
})

test('where the API does not show the AI agent, it is asked for; where it is on, a note is printed', async () => {
  const { run, there, backends } = await world()
  const silent = await run(SECRETS, 'connect', 'weni', ...there, '--map', 'promos=field')
  expect(silent).toMatchObject({ code: 1, err: expect.stringContaining("Is the project's AI agent on?") as string })
  expect(await backends()).toEqual([])
  const on = await run(SECRETS, 'connect', 'weni', ...there, '--map', 'promos=field', '--ai-agent', 'on', '--wait', '0')
  expect(on.err).toContain('no keyword trigger fires')
})

test('a new token is tried, used and never printed; one that is refused leaves the old one', async () => {
  const { connect, backends, run } = await world()
  await connect('--map', 'promos=field')
  const id = (await backends())[0]?.id ?? ''
  await database.admin.sql`update backends set status = 'paused', status_reason = 'http_403' where id = ${id}`
  const wrong = await run({ WENI_TOKEN: 'wrong' }, 'token', id)
  expect(wrong).toMatchObject({
    code: 1,
    err: expect.stringContaining('This token is refused too (http_403') as string,
  })
  const right = await run(SECRETS, 'token', id)
  expect(right).toEqual({ code: 0, out: 'The token works. Deliveries go on.', err: '' })
  expect((await backends())[0]).toMatchObject({ status: 'active' })
})
