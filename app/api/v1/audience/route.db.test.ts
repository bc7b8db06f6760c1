import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { bsuidIdentity } from '@/lib/consent/identities'
import { callApi, keyFor } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { verifyLink } from '@/lib/links/verify-link'
import { fingerprint, makeContact } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'
import { audienceTest } from './testing'

const database = await createTestDatabase()
const { deps, folder, ours, theirs, token, person, stop, ask, lookAt } = await audienceTest(database)

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

test('a contact of another business is nobody here', async () => {
  const other = await person(theirs.id)
  const response = await ask(`phone,contact_id\n${other.phone},\n,${other.id}\n`)
  const lines = (await response.text()).trim().split('\n').slice(1)
  for (const line of lines) expect(line).toMatch(/,$/)
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
