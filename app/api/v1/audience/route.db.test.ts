import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, type CallOptions, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { verifyLink } from '@/lib/links/verify-link'
import { changeContact } from '@/lib/services/changes/change-contact'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { fingerprint, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET } from '../audiences/[id]/route'
import { POST, PUT } from './route'

const database = await createTestDatabase()
const made = testDeps(database.app)
const folder = mkdtempSync(join(tmpdir(), 'sayso-audience-'))
const deps = { ...made, settings: { ...made.settings, spool: { folder, fileBytes: 2 ** 24, totalBytes: 2 ** 25 } } }
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id)

let lastNumber = 11987650000
/** Somebody with a number of their own. */
async function person(businessId = ours.id) {
  const phone = `+55${++lastNumber}`
  return { phone, id: await makeContact(deps, businessId, phoneIdentity(phone)) }
}

const stop = (contactId: string) =>
  changeContact(deps, ours.id, contactId, {
    kind: 'stop',
    actor: 'contact',
    method: 'page',
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })

const ask = (raw: BodyInit, query = '?topic=orders', options: CallOptions = {}) =>
  callApi(PUT, { token, method: 'PUT', raw, query, ...options })

async function lookAt(id: string | null, key = token): Promise<Record<string, unknown>> {
  return (await callApi(GET, { token: key, params: { id: id ?? '' } })).json() as Promise<Record<string, unknown>>
}

/** A body that is sent as it is asked for; `read` counts its pieces. */
function bodyOf(
  pieces: Iterable<string>,
  then: (controller: ReadableStreamDefaultController) => void = (c) => c.close(),
) {
  const iterator = pieces[Symbol.iterator]()
  const seen = { read: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = iterator.next()
        if (done) return then(controller)
        seen.read++
        controller.enqueue(Buffer.from(value))
      },
      cancel: () => void (seen.cancelled = true),
    },
    { highWaterMark: 0 },
  )
  return { body, seen }
}

function* rowsOf(batches: number, rows = 1000) {
  yield 'phone\n'
  for (let at = 0; at < batches; at++) yield '+5511900000001\n'.repeat(rows)
}

test('the same rows come back with a decision and a link, and the counts can be read', async () => {
  const [ana, bea] = [await person(), await person()]
  await stop(bea.id)
  const before = await fingerprint(database.admin)
  const response = await ask(
    `phone;note\r\n${ana.phone};"a;b"\r\n${bea.phone};\r\nnobody;x\r\n+5511955550000;stranger\r\n`,
  )
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('ratelimit')).toBeTruthy()
  const [header, first = '', second = '', ...rest] = (await response.text()).split('\r\n')
  expect(header).toBe('phone;note;allowed;reason;preference_url')
  expect(first).toMatch(/^\+55\d+;"a;b";true;not_refused;http:\/\/localhost:3000\/p\/[\w-]{60}$/)
  expect(second).toMatch(/^\+55\d+;;false;stopped;http:\/\/localhost:3000\/p\/[\w-]{60}$/)
  expect(rest).toEqual(['nobody;x;false;unreadable;', '+5511955550000;stranger;true;not_refused;', ''])
  const link = verifyLink(deps.links, first.slice(-60))
  expect(link).toMatchObject({ ok: true, claims: { business: ours.number, contact: ana.id, source: 0, language: 0 } })

  const id = response.headers.get('sayso-audience-id')
  expect(await lookAt(id)).toMatchObject({
    id,
    status: 'done',
    problem: null,
    question: { topic: 'orders', template: null, only_allowed: false, duplex: false },
    rows: 4,
    allowed: 2,
    unreadable: 1,
    reasons: { not_refused: 2, stopped: 1, unreadable: 1 },
    ended_at: expect.stringMatching(/Z$/),
  })
  const after = await fingerprint(database.admin)
  const changed = Object.keys(after).filter((table) => after[table] !== before[table])
  expect(changed).toEqual(['audiences'])
  expect(readdirSync(folder)).toEqual([])
})

test('only those allowed, with POST, in the language of the row, of a source', async () => {
  const [ana, bea] = [await person(), await person()]
  await stop(bea.id)
  const reference = newId()
  const number = await inBusiness(deps.db, ours.id, (tx) =>
    ensureSource(tx, ours.id, { id: reference, kind: 'campaign', name: 'Spring', reference, now: deps.clock.now() }),
  )
  const raw = `Teléfono,Idioma\n${ana.phone},pt_BR\n${bea.phone},\n`
  const response = await callApi(POST, {
    token,
    raw,
    query: `?topic=orders&only=allowed&language=es&source=${reference}`,
  })
  const lines = (await response.text()).trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(verifyLink(deps.links, lines[1]?.slice(-60) ?? '')).toMatchObject({ claims: { source: number, language: 2 } })
})

test('NDJSON comes back as NDJSON; bad lines are unreadable and the rest goes on', async () => {
  const ana = await person()
  const response = await ask(`{"phone":"${ana.phone}","n":1.0}\n{"phone":\n[]\n{"phone":${ana.phone.slice(1)}}\n`)
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const lines = (await response.text()).trim().split('\n')
  expect(lines[0]).toContain('"n":1.0,"allowed":true,"reason":"not_refused","preference_url":"http')
  expect(lines.map((line) => (JSON.parse(line) as { reason: string }).reason)).toEqual([
    'not_refused',
    'unreadable',
    'unreadable',
    'not_refused',
  ])
})

test('people are named by number, by user id and by contact id, in columns found or given', async () => {
  const bsuid = 'BR.1A2B3C4D5E6F7G8H9I0J'
  const ana = { id: await makeContact(deps, ours.id, bsuidIdentity(bsuid)) }
  const bea = await person()
  await stop(ana.id)
  await stop(bea.id)
  const found = await ask(`phone,bsuid,contact_id\n,${bsuid},\n,,${bea.id}\n${bea.phone},,\n,,\n`)
  expect((await found.text()).match(/stopped|unreadable/g)).toEqual(['stopped', 'stopped', 'stopped', 'unreadable'])
  const given = await ask(`phone,who\n+5511900000009,${bea.id}\n`, '?topic=orders&column=who')
  expect(await given.text()).toContain('false,stopped')
})

test('a key without the scope links gets no links', async () => {
  const ana = await person()
  const key = await keyFor(deps, ours.id, ['check'])
  const response = await ask(`phone\n${ana.phone}\n`, '?topic=orders', { token: key })
  expect(await response.text()).toBe(`phone,allowed,reason,preference_url\n${ana.phone},true,not_refused,\n`)
})

test('a template that nobody tied to a topic refuses each row', async () => {
  const response = await ask('phone\n+5511900000001\n', '?template=unheard_of')
  expect(await response.text()).toContain('+5511900000001,false,unknown_template,\n')
})

test.each([
  ['no question', '', 'invalid_query'],
  ['two questions', '?topic=orders&template=x', 'invalid_query'],
  ['an unknown choice', '?topic=orders&only=some', 'invalid_query'],
])('%s is refused', async (_, query, code) => {
  const response = await ask('phone\n', query)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code })
})

test('topics, senders and sources of another business are as if absent, and so are its lists', async () => {
  const reference = newId()
  await inBusiness(deps.db, theirs.id, (tx) =>
    ensureSource(tx, theirs.id, { id: reference, kind: 'campaign', name: 'x', reference, now: deps.clock.now() }),
  )
  const topicId = theirs.topics.promos
  const queries = [`?topic=${topicId}`, '?topic=none', '?topic=orders&sender=1', `?topic=orders&source=${reference}`]
  for (const query of queries) {
    const response = await ask('phone\n+5511900000001\n', query)
    expect([query, response.status]).toEqual([query, 404])
    expect(((await response.json()) as { code: string }).code).toMatch(/^unknown_(topic|sender|source)$/)
  }
  const response = await ask('phone\n+5511900000001\n')
  await response.text()
  const id = response.headers.get('sayso-audience-id')
  expect(await lookAt(id)).toMatchObject({ status: 'done' })
  expect(await lookAt(id, await keyFor(deps, theirs.id))).toMatchObject({ code: 'not_found' })
  expect(await lookAt('x')).toMatchObject({ code: 'not_found' })
})

test('a contact of another business is nobody here', async () => {
  const other = await person(theirs.id)
  const response = await ask(`phone,contact_id\n${other.phone},\n,${other.id}\n`)
  const lines = (await response.text()).trim().split('\n').slice(1)
  for (const line of lines) expect(line).toMatch(/,$/)
})

test('the scope check is needed for both', async () => {
  const key = await keyFor(deps, ours.id, ['links', 'imports'])
  expect((await ask('phone\n', '?topic=orders', { token: key })).status).toBe(403)
  expect(await lookAt(newId(), key)).toMatchObject({ code: 'scope_missing' })
})

test.each([
  ['nothing', '', 'unreadable_table'],
  ['Latin-1', Buffer.from('telefone,nome\n1,Jo\u{e3}o\n', 'latin1'), 'unreadable_table'],
  ['no column of numbers', 'name,city\nAna,x\n', 'columns_missing'],
  ['two columns of numbers', 'phone,telephone\n1,2\n', 'columns_ambiguous'],
  ['too many columns', `phone,${','.repeat(60_000)}\n${'1\n'.repeat(12_000)}`, 'unreadable_table'],
  ['a JSON array', '[{"phone":"1"}]', 'unreadable_table'],
])('a list with %s is refused before anything is answered, and its row says why', async (_, raw, code) => {
  const response = await ask(raw)
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(await response.json()).toMatchObject({ code })
  const [row] = await database.admin
    .sql`select status, problem from audiences order by created_at desc, id desc limit 1`
  expect(row).toEqual({ status: 'broken', problem: code })
  expect(readdirSync(folder)).toEqual([])
})

test('a missing column is named with the header that was found', async () => {
  const response = await ask('name,city\nAna,x\n')
  expect(((await response.json()) as { detail: string }).detail).toContain('“name”, “city”')
})

test('too large a list is refused, and nothing of it stays', async () => {
  const { body } = bodyOf(rowsOf(2000))
  const response = await ask(body)
  expect(response.status).toBe(413)
  expect(readdirSync(folder)).toEqual([])
})

test('an upload that breaks off is answered with nothing of it, and its row says so', async () => {
  const { body } = bodyOf(rowsOf(3), (controller) => controller.error(new Error('aborted')))
  const response = await ask(body)
  expect(await response.json()).toMatchObject({ code: 'upload_broken' })
  const [row] = await database.admin
    .sql`select status, problem, rows from audiences order by created_at desc, id desc limit 1`
  expect(row).toEqual({ status: 'broken', problem: 'upload_broken', rows: 0 })
})

test('a kill switch in the middle holds for the rows that follow', async () => {
  const { body } = bodyOf(rowsOf(20))
  const response = await ask(body)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  await reader.read()
  await database.admin.sql`update topics set paused = true where business_id = ${ours.id} and key = 'orders'`
  await database.admin.sql`update businesses set config_version = config_version + 1 where id = ${ours.id}`
  try {
    while (!(await reader.read()).done);
    const { reasons, rows } = (await lookAt(response.headers.get('sayso-audience-id'))) as {
      reasons: Record<string, number>
      rows: number
    }
    expect(rows).toBe(20_000)
    expect(Object.keys(reasons).sort()).toEqual(['not_refused', 'topic_paused'])
    expect(reasons['topic_paused']).toBeGreaterThan(10_000)
  } finally {
    await database.admin.sql`update topics set paused = false where business_id = ${ours.id} and key = 'orders'`
    await database.admin.sql`update businesses set config_version = config_version + 1 where id = ${ours.id}`
  }
})

test('a key revoked in the middle breaks the answer off, and its row says why', async () => {
  const key = await createApiKey(deps, ours.id, { name: 'to end', scopes: ['check'], mode: 'live' })
  const { body } = bodyOf(rowsOf(20))
  const log = { ...deps.log, warn: () => {} }
  useDeps({ ...deps, log: log as unknown as typeof deps.log })
  const response = await ask(body, '?topic=orders', { token: key.token })
  useDeps(deps)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  await revokeApiKey(deps, ours.id, key.id)
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toMatchObject({ code: 'key_revoked' })
  const seen = await lookAt(response.headers.get('sayso-audience-id'))
  expect(seen).toMatchObject({ status: 'broken', problem: 'key_revoked' })
  expect(seen['rows']).toBeLessThan(20_000)
  expect(readdirSync(folder)).toEqual([])
})

test('a reader who goes away ends the work: nothing stays on disk, and the row says so', async () => {
  const { body } = bodyOf(rowsOf(20))
  const response = await ask(body)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  await reader.cancel()
  const id = response.headers.get('sayso-audience-id')
  expect(await lookAt(id)).toMatchObject({ status: 'broken', problem: 'reader_gone' })
  expect(readdirSync(folder)).toEqual([])
})

test('a reader who went away before there was an answer leaves nothing behind either', async () => {
  const gone = new AbortController()
  const { body } = bodyOf(rowsOf(3), (controller) => {
    gone.abort()
    controller.close()
  })
  const response = await ask(body, '?topic=orders', { signal: gone.signal })
  const id = response.headers.get('sayso-audience-id')
  await vi.waitFor(async () => expect(await lookAt(id)).toMatchObject({ status: 'broken', problem: 'reader_gone' }))
  expect(readdirSync(folder)).toEqual([])
})

test('a slow reader is waited for: no more is decided than was asked for', async () => {
  const { body } = bodyOf(rowsOf(100))
  const response = await ask(body)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  for (let piece = 0; piece < 3; piece++) await reader.read()
  const [calls] = await database.admin.sql<{ rows: number }[]>`
    select rows from audiences where id = ${response.headers.get('sayso-audience-id')}`
  expect(calls?.rows ?? 0).toBeLessThan(5_000)
  await reader.cancel()
})

test('duplex answers while the list still comes in, and reads no more of it than it answers', async () => {
  const { body, seen } = bodyOf(rowsOf(200, 100))
  const response = await ask(body, '?topic=orders', { headers: { 'sayso-stream': 'duplex' } })
  expect(response.status).toBe(200)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  for (let piece = 0; piece < 4; piece++) await reader.read()
  expect(seen.read).toBeLessThan(20)
  while (!(await reader.read()).done);
  expect(await lookAt(response.headers.get('sayso-audience-id'))).toMatchObject({ status: 'done', rows: 20_000 })
  expect(readdirSync(folder)).toEqual([])
})

test('in duplex an upload that breaks off breaks the answer off', async () => {
  const log = { ...deps.log, warn: () => {} }
  useDeps({ ...deps, log: log as unknown as typeof deps.log })
  const { body } = bodyOf(rowsOf(5), (controller) => controller.error(new Error('aborted')))
  const response = await ask(body, '?topic=orders', { headers: { 'sayso-stream': 'duplex' } })
  useDeps(deps)
  await expect(response.text()).rejects.toMatchObject({ code: 'upload_broken' })
  expect(await lookAt(response.headers.get('sayso-audience-id'))).toMatchObject({
    status: 'broken',
    problem: 'upload_broken',
  })
})

test('a business has eight lists answered at a time, and another is not kept from its own', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask(bodyOf(rowsOf(2)).body)))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  const ninth = await ask('phone\n')
  expect(ninth.status).toBe(429)
  expect(await ninth.json()).toMatchObject({ code: 'too_many_audiences' })
  const other = await ask('phone\n', '?topic=orders', { token: await keyFor(deps, theirs.id) })
  expect(other.status).toBe(200)
  await other.text()
  await Promise.all(answers.map((answer) => answer.text()))
  expect((await ask('phone\n')).status).toBe(200)
})

test('a list whose process fell silent is broken, though nobody noted it', async () => {
  const id = newId()
  const long = new Date(deps.clock.now() - 10 * 60 * 1000).toISOString()
  await database.admin.sql`
    insert into audiences (business_id, id, api_key_id, status, question, reasons, created_at, seen_at)
    values (${ours.id}, ${id}, ${newId()}, 'answering', '{}', '{}', ${long}, ${long})`
  expect(await lookAt(id)).toMatchObject({ status: 'broken', problem: 'process_ended', ended_at: long })
})

test('a long list comes back whole, row by row, though its rows are long and in pieces', async () => {
  const note = 'ñ'.repeat(1_000)
  const rows = Array.from({ length: 5_000 }, (_, row) => `+5511${900_000_000 + row},${row},${note}`)
  const bytes = Buffer.from(`phone,row,note\n${rows.join('\n')}\n`)
  const pieces = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 70_001) controller.enqueue(bytes.subarray(at, at + 70_001))
      controller.close()
    },
  })
  const lines = (await (await ask(pieces, '?topic=promos')).text()).trimEnd().split('\n')
  expect(lines.length).toBe(5_001)
  const changed = lines.slice(1).filter((line, row) => line !== `${rows[row]},false,no_opt_in,`)
  expect(changed.slice(0, 1)).toEqual([])
})

test.each([
  ['Record ID,First Name,Phone Number,Mobile Phone Number,WhatsApp Phone Number\n1,Ana,,,%\n'],
  ['Contact UUID,Name,Language,Status,Created On,Last Seen On,URN:Tel,URN:WhatsApp\n1,Ana,por,active,x,x,,%\n'],
  ['sep=;\nNome;Contato;Celular\nx;Ana;%\n'],
  ['{"phone":"-","name":"Ana"}\n{"whatsapp":"%"}\n'],
])('whose answer it is in a file of another system: %j', async (file) => {
  const { phone, id } = await person()
  await stop(id)
  const text = await (await ask(file.replace('%', phone))).text()
  expect(text).toContain('stopped')
})
