import { expect, test } from 'vitest'
import { ACCESS_TOKEN, PHONE_NUMBER_ID, testGraph, WABA_ID } from '@/lib/sandbox/graph/testing'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeContact } from '@/lib/services/testing'
import { visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { operator } from './testing'

const database = await createTestDatabase()
const SECRETS = { WHATSAPP_ACCESS_TOKEN: ACCESS_TOKEN, WHATSAPP_APP_SECRET: 'app-secret-of-meta' }

async function account() {
  const stand = await testGraph()
  const made = await operator(database, [new URL(stand.base).host])
  const connect = (secrets: object = SECRETS, over: Record<string, string> = {}) => {
    const options = { 'phone-number-id': PHONE_NUMBER_ID, 'waba-id': WABA_ID, number: '+1 555 078 3881', ...over }
    const args = Object.entries({ url: stand.graphUrl, ...options, business: made.business.slug })
    return made.run(secrets, 'connect', 'whatsapp', ...args.flatMap(([name, value]) => [`--${name}`, value]))
  }
  return { ...made, connect }
}

test('a WhatsApp account: what to paste at Meta is printed, the secrets are not, and a second time is reported', async () => {
  const { connect } = await account()
  const { code, out } = await connect()
  expect(code).toBe(0)
  const id = /Connected {5}(\S+)/.exec(out)?.[1] ?? ''
  expect(out).toContain(`Callback URL  http://localhost:3000/api/inbound/${id}`)
  expect(out).toMatch(/Verify token {2}[\w-]{32}\n/)
  expect(out).not.toMatch(new RegExp(`${ACCESS_TOKEN}|app-secret-of-meta`))
  expect(await connect()).toMatchObject({
    code: 1,
    err: expect.stringContaining(`connected already, as the backend ${id}`) as string,
  })
})

test.each<[string, object, Record<string, string>, string]>([
  ['a wrong token', { ...SECRETS, WHATSAPP_ACCESS_TOKEN: 'wrong' }, {}, 'Meta refuses the access token (190)'],
  ['a number of somebody else', SECRETS, { 'phone-number-id': '999' }, 'Meta knows no phone number id like this'],
  [
    'a number instead of its id',
    SECRETS,
    { 'phone-number-id': '+1 555' },
    'The phone number id and the account id must be digits',
  ],
  ['an address inside', SECRETS, { url: 'https://10.0.0.1/v24.0/' }, 'This address is in a private network'],
  ['no app secret', { WHATSAPP_ACCESS_TOKEN: ACCESS_TOKEN }, {}, 'No WHATSAPP_APP_SECRET.'],
])('%s: nothing is kept', async (_, secrets, over, sentence) => {
  const { connect, business } = await account()
  const result = await connect(secrets, over)
  expect(result).toMatchObject({ code: 1, out: '' })
  expect(result.err).toContain(sentence)
  const rows = await database.admin
    .sql`select id from backends where business_id = ${business.id} and kind = 'whatsapp'`
  expect(rows).toEqual([])
})

test('the template for fresh links is a setting, and a setting that is none or can’t be so changes nothing', async () => {
  const { connect, run } = await account()
  const id = /Connected {5}(\S+)/.exec((await connect()).out)?.[1] ?? ''
  const set = (...changes: string[]) => run({}, 'set', id, ...changes)
  const { code, out } = await set('freshLinkTemplate=your_link', 'freshLinkLanguages={"es":"es_MX"}', 'perSecond=20')
  expect(code).toBe(0)
  expect(JSON.parse(out.slice(out.indexOf('{')))).toMatchObject({
    phoneNumberId: PHONE_NUMBER_ID,
    freshLinkTemplate: 'your_link',
    freshLinkLanguages: { es: 'es_MX' },
    perSecond: 20,
  })
  expect(await set('perSecond=fast', 'confirm=false')).toMatchObject({
    code: 1,
    err: expect.stringContaining('perSecond') as string,
  })
  expect(await set('colour=red')).toMatchObject({ code: 1, err: expect.stringContaining('colour') as string })
  expect((await run({}, 'show', id)).out).toContain('"confirm":true')
})

async function webhook() {
  const made = await operator(database, ['localhost:3001'])
  const connect = (url: string) => made.run({}, 'connect', 'webhook', '--url', url, '--business', made.business.slug)
  return { ...made, connect }
}

test.each([
  ['http://localhost:3000/api/inbound/x', "This is Sayso's own address"],
  ['https://127.0.0.1/hook', 'This address is in a private network'],
  ['http://8.8.8.8/hook', 'This address is not https'],
  ['https://user:pass@8.8.8.8/hook', 'Leave user and password out'],
  ['hook', 'The address is not a web address'],
])('a webhook at %s is refused: %s', async (url, sentence) => {
  const { connect, business } = await webhook()
  const result = await connect(url)
  expect(result).toMatchObject({ code: 1, out: '' })
  expect(result.err).toContain(sentence)
  expect(result.err).not.toContain('user:pass')
  const rows = await database.admin.sql`select id from backends where business_id = ${business.id} and kind = 'webhook'`
  expect(rows).toEqual([])
})

test('a webhook’s whole life: connected once, its secret rotated, replayed, disabled and enabled again', async () => {
  const { connect, run, deps, business } = await webhook()
  const contact = await makeContact(deps, business.id)
  await stopEverything(deps, await visit(deps, business, contact))
  const { code, out } = await connect('http://localhost:3001/hooks/crm')
  expect(code).toBe(0)
  const [, id = ''] = /Connected {2}(\S+)/.exec(out) ?? []
  const secretIn = (text: string) => /Secret {5}(whsec_\S+)/.exec(text)?.[1]
  expect(secretIn(out)).toBeDefined()
  expect(await connect('http://localhost:3001/hooks/crm')).toMatchObject({
    code: 1,
    err: expect.stringContaining(id) as string,
  })
  expect((await run({}, 'list')).out).toContain(`${id}  webhook   active  waiting: 1, dead letters: 0`)

  const rotated = await run({}, 'rotate', id, '--overlap-hours', '1')
  expect(secretIn(rotated.out)).not.toBe(secretIn(out))
  expect((await run({}, 'replay', id, '--contact', contact)).code).toBe(0)
  expect((await run({}, 'replay', id, '--contact', business.id)).err).toContain('was never sent a contact with this id')
  expect((await run({}, 'replay', id)).out).toBe('Dead letters that are tried again: 0.')
  expect((await run({}, 'disable', id)).out).toContain('Disabled.')
  expect((await run({}, 'show', id)).out).toContain('Status     disabled (by_hand)')
  expect((await run({}, 'enable', id)).out).toBe('Enabled. Contacts to bring up to date: 1.')
  expect((await run({}, 'log', id)).err).toBe('The log is empty.')
  await database.admin.sql`insert into webhook_deliveries
      (business_id, id, attempt, backend_id, contact_id, version, at, status, error, took_ms)
    values (${business.id}, 'msg_1', 1, ${id}, ${contact}, 1, now(), 503, 'http_503', 12),
      (${business.id}, 'msg_1', 2, ${id}, ${contact}, 1, now(), 200, null, 9)`
  expect((await run({}, 'log', id)).out.split('\n')).toHaveLength(2)
  expect((await run({}, 'log', id, '--failed')).out).toMatch(/attempt 1: http_503, 12 ms$/)
})

test('an account that Meta blocks is not enabled before its hour is over, and the command says until when', async () => {
  const { connect, run } = await account()
  const id = /Connected {5}(\S+)/.exec((await connect()).out)?.[1] ?? ''
  const until = new Date(Date.now() + 40 * 60_000).toISOString()
  await database.admin.sql`
    update backends set status = 'paused', status_reason = 'graph_131048', status_at = now(),
      blocked_until = ${until}, blocked_reason = 'graph_131048' where id = ${id}`
  const blocked = `paused (graph_131048), blocked until ${until}`
  expect((await run({}, 'enable', id)).out).toBe(
    `It is ${blocked}: nothing is sent through it before then, whatever is done here, then it continues by itself.`,
  )
  await run({}, 'disable', id)
  expect((await run({}, 'list')).out).toContain(`disabled (by_hand), blocked until ${until}`)
  expect((await run({}, 'enable', id)).out).toContain(blocked)
  expect((await run(SECRETS, 'token', id)).out).toBe('The token works, and is used.')
  expect((await run({}, 'show', id)).out).toContain(`Status     ${blocked} since`)
})

test('what is not understood ends with 2 and says what is; what is not there ends with 1', async () => {
  const { run, business } = await webhook()
  expect(await run({})).toMatchObject({ code: 2, err: expect.stringMatching(/^Usage:/) as string })
  expect(await run({}, 'constructor')).toMatchObject({ code: 2 })
  expect(await run({}, 'connect', 'telegram')).toMatchObject({ code: 2 })
  expect(await run({}, 'show', 'me')).toMatchObject({ code: 2 })
  expect(await run({}, 'show', business.id)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no backend with this id') as string,
  })
  expect(await run({}, 'connect', 'webhook', '--url', 'https://8.8.8.8/', '--business', 'nobody')).toMatchObject({
    code: 1,
  })
  expect(await run({}, 'rotate', business.backendId)).toMatchObject({ code: 1 })
  expect(await run({}, 'log', business.backendId)).toMatchObject({ code: 1 })
})
