import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { bodyOf, workOff } from '@/lib/services/imports/testing'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET as getReport } from './[id]/report/route'
import { GET as getOne } from './[id]/route'
import { GET as list, POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const worker = testDeps(database.worker)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id, ['imports'])
const theirToken = await keyFor(deps, theirs.id)
const HEAD = 'phone,topic,answer,when,proof,source\n'
let numbers = 0
const nextPhone = () => `+5511984${String(100_000 + ++numbers)}`
const rowOf = (phone = nextPhone()) => `${phone},promos,yes,2026-01-05T10:00:00Z,form 7,web\n`

type Options = Parameters<typeof callApi>[1]
const send = (raw: BodyInit, options: Options = {}) => callApi(POST, { token, raw, method: 'POST', ...options })
const bodyAs = async <T>(response: Response) => (await response.json()) as T
interface View {
  id: string
  status: string
  rows: number
  total_rows: number | null
  [field: string]: unknown
}
const importsOf = async (businessId: string) =>
  database.admin.sql<{ id: string; status: string; problem: string | null; bytes: number }[]>`
    select id, status, problem, bytes::int from imports where business_id = ${businessId} order by id`
const chunksOf = async (id: string) =>
  (await database.admin.sql`select 1 from import_chunks where import_id = ${id}`).length
const nothingQueued = async (before: number) => {
  const all = await importsOf(ours.id)
  expect(all.filter(({ status }) => status === 'queued' || status === 'receiving')).toHaveLength(before)
}
const finishAll = async () => {
  for (const { id, status } of await importsOf(ours.id)) if (status === 'queued') await workOff(worker, ours.id, id)
}

test('a file is taken in, told where it is, worked off, and reported row by row', async () => {
  const known = nextPhone()
  const response = await send(`${HEAD}${rowOf(known)}nobody,promos,no,,,\n${known},promos,no,2026-01-04,,\n`, {
    query: '?name=CRM',
  })
  expect(response.status).toBe(202)
  const made = await bodyAs<View>(response)
  expect(response.headers.get('location')).toBe(`/api/v1/imports/${made.id}`)
  expect(made).toMatchObject({ name: 'CRM', status: 'queued', rows: 0, total_rows: 3, problem: null })
  await finishAll()
  const one = await callApi(getOne, { token, params: { id: made.id } })
  expect(await one.json()).toMatchObject({ status: 'done', rows: 3, taken: 1, unchanged: 0, kept_out: 1, refused: 1 })

  const [held] = await database.admin.sql<{ id: string; change_id: string }[]>`
    select contact_id as id, change_id from ledger where business_id = ${ours.id} and seq = 1`
  const keptOutBy = {
    contact_id: held!.id,
    change_id: held!.change_id,
    occurred_at: '2026-01-05T10:00:00.000Z',
    method: 'import',
  }
  const first = await callApi(getReport, { token, params: { id: made.id }, query: '?limit=1' })
  const page = await bodyAs<{ issues: unknown[]; next: string }>(first)
  expect(page).toEqual({
    issues: [{ row: 3, place: 0, outcome: 'refused', reason: 'phone_unreadable', kept_out_by: null }],
    next: '3.0',
  })
  const second = await callApi(getReport, { token, params: { id: made.id }, query: `?limit=1&after=${page.next}` })
  expect(await second.json()).toEqual({
    issues: [{ row: 4, place: 0, outcome: 'kept_out', reason: 'said_later', kept_out_by: keptOutBy }],
    next: null,
  })
  const csv = await callApi(getReport, { token, params: { id: made.id }, query: '?format=csv' })
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(await csv.text()).toBe(
    [
      'row,place,outcome,reason,kept_out_by_contact,kept_out_by_change,occurred_at,method',
      '3,0,refused,phone_unreadable,,,,',
      `4,0,kept_out,said_later,${held!.id},${held!.change_id},2026-01-05T10:00:00.000Z,import`,
      '',
    ].join('\r\n'),
  )
})

test('imports are listed, the newest first, in pages', async () => {
  await send(HEAD + rowOf())
  await send(HEAD + rowOf())
  const first = await bodyAs<{ imports: View[]; next: string }>(await callApi(list, { token, query: '?limit=2' }))
  expect(first.imports).toHaveLength(2)
  expect(first.imports[0]!.id > first.imports[1]!.id).toBe(true)
  const second = await bodyAs<{ imports: View[] }>(
    await callApi(list, { token, query: `?limit=2&before=${first.next}` }),
  )
  expect(second.imports[0]!.id < first.next).toBe(true)
  await finishAll()
})

test('another business’s import is one that does not exist', async () => {
  const { id } = await bodyAs<View>(await send(HEAD + rowOf()))
  for (const handler of [getOne, getReport]) {
    const seen = await callApi(handler, { token: theirToken, params: { id } })
    const none = await callApi(handler, { token: theirToken, params: { id: newId() } })
    expect(seen.status).toBe(404)
    expect(await seen.text()).toBe(await none.text())
  }
  const { imports } = await bodyAs<{ imports: View[] }>(await callApi(list, { token: theirToken }))
  expect(imports).toEqual([])
  await finishAll()
})

test('a key without the scope can do nothing with imports, and nothing of its file is kept', async () => {
  const weak = await keyFor(deps, ours.id, ['check', 'contacts:write'])
  const before = await importsOf(ours.id)
  const { id } = before[0]!
  const answers = [
    await callApi(POST, { token: weak, raw: HEAD + rowOf() }),
    await callApi(list, { token: weak }),
    await callApi(getOne, { token: weak, params: { id } }),
    await callApi(getReport, { token: weak, params: { id } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect(await importsOf(ours.id)).toEqual(before)
})

test('an Idempotency-Key sent again with the same file is the same import; with another it is refused', async () => {
  const headers = { 'idempotency-key': 'november' }
  const file = HEAD + rowOf()
  const first = await bodyAs<View>(await send(file, { headers }))
  const again = await send(file, { headers })
  expect(again.status).toBe(202)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await again.json()).toEqual(first)
  const other = await send(HEAD + rowOf(), { headers })
  expect(other.status).toBe(422)
  expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' })
  const otherReading = await send(file, { headers, query: '?country=BR' })
  expect(otherReading.status).toBe(422)
  await nothingQueued(1)
  await finishAll()
})

test.each([
  ['latin1', Buffer.from(`teléfono,topic,answer\n${nextPhone()},promos,não\n`, 'latin1'), 'unreadable_table'],
  [
    'bytes that are no text in the middle',
    Buffer.concat([Buffer.from(HEAD + rowOf().repeat(9000)), Buffer.from([0xff, 0xfe, 0x80]), Buffer.from(rowOf())]),
    'unreadable_table',
  ],
  ['nothing', '', 'unreadable_table'],
  ['a JSON array', '[{"phone":"1"}]', 'unreadable_table'],
  ['no column of numbers', 'name,topic,answer\nx,promos,no\n', 'columns_missing'],
  ['no column of answers', 'phone,topic\n1,promos\n', 'columns_missing'],
  ['two columns of answers', 'phone,topic,consent,opted_out\n1,promos,yes,true\n', 'columns_ambiguous'],
  ['too many columns', `phone,${','.repeat(60_000)}\n${'1\n'.repeat(12_000)}`, 'unreadable_table'],
  ['a header of ten million characters', 'x'.repeat(10_000_000), 'unreadable_table'],
])('%s is refused at once, and nothing is kept', async (_, raw, code) => {
  const before = await importsOf(ours.id)
  const response = await send(raw as BodyInit)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code })
  expect(await importsOf(ours.id)).toEqual(before)
  const left = await database.admin.sql`select 1 from import_chunks c where c.business_id = ${ours.id}`
  expect(left.length).toBeLessThanOrEqual(before.length)
})

test.each([
  ['a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['semicolons and CRLF', (text: string) => Buffer.from(text.replaceAll(',', ';').replaceAll('\n', '\r\n'))],
  ['tabs', (text: string) => Buffer.from(text.replaceAll(',', '\t'))],
])('%s is read like any other file', async (_, make) => {
  const phone = nextPhone()
  const text = `${HEAD}${phone},promos,yes,2026-01-05T10:00:00Z,"signed:\nJosé, ""el ñandú""",web\n`
  const bytes = make(text)
  const made = await bodyAs<View>(await send(bytes as BodyInit))
  const after = await workOff(worker, ours.id, made.id)
  expect(after).toMatchObject({ rows: 1, taken: 1, refused: 0 })
})

test('a line of ten million characters is refused; the rows around it are taken', async () => {
  const file = `${HEAD}${rowOf()}${nextPhone()},promos,yes,2026-01-05,"${'x'.repeat(10_000_000)}",web\n${rowOf()}`
  const made = await bodyAs<View>(await send(bodyOf(file) as BodyInit))
  const after = await workOff(worker, ours.id, made.id)
  expect(after).toMatchObject({ rows: 3, taken: 2, refused: 1 })
  const report = await callApi(getReport, { token, params: { id: made.id } })
  expect(await report.json()).toMatchObject({ issues: [{ row: 3, reason: 'line_too_long' }] })
})

test('an upload that is cut in the middle is an import that failed, and nothing of it counts', async () => {
  const before = new Set((await importsOf(ours.id)).map(({ id }) => id))
  const piece = Buffer.from(HEAD + rowOf().repeat(20_000))
  let pieces = 0
  const cut = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pieces++ < 2) controller.enqueue(piece)
      else controller.error(new Error('socket hang up'))
    },
  })
  const response = await send(cut as BodyInit)
  expect(response.status).toBe(400)
  const made = (await importsOf(ours.id)).filter(({ id }) => !before.has(id))
  expect(made).toMatchObject([{ status: 'failed', problem: 'upload_broken' }])
  expect(await chunksOf(made[0]!.id)).toBe(0)
  const one = await callApi(getOne, { token, params: { id: made[0]!.id } })
  expect(await one.json()).toMatchObject({ status: 'failed', problem: 'upload_broken', rows: 0, taken: 0 })
})

test('a file that says it is too large is refused before it is read', async () => {
  const before = await importsOf(ours.id)
  const response = await send(HEAD, { headers: { 'content-length': String(2 * 1024 ** 3) } })
  expect(response.status).toBe(413)
  expect(await importsOf(ours.id)).toEqual(before)
})

test('a body of 40 MB arrives, all of it', async () => {
  const proof = 'x'.repeat(4000)
  const people = 10_000
  let sent = 0
  let bytes = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === people) return controller.close()
      const rows = Array.from({ length: 20 }, () => `+5511983${100_000 + sent++},promos,no,2026-01-05,${proof},\n`)
      const piece = Buffer.from((sent === 20 ? HEAD : '') + rows.join(''))
      bytes += piece.length
      controller.enqueue(piece)
    },
  })
  const made = await bodyAs<View>(await send(body as BodyInit))
  expect(bytes).toBeGreaterThan(40_000_000)
  expect(made).toMatchObject({ status: 'queued', bytes, total_rows: people })
  const [row] = await database.admin.sql`select chunks from imports where id = ${made.id}`
  expect(await chunksOf(made.id)).toBe(row!['chunks'])
})

test('a topic that the business does not have is as if absent, before the file is taken in', async () => {
  const before = (await importsOf(ours.id)).length
  const response = await send(`phone\n${nextPhone()}\n`, { query: '?topic=nothing&answer=out' })
  expect([response.status, await bodyAs<View>(response)]).toMatchObject([404, { code: 'unknown_topic' }])
  expect(await importsOf(ours.id)).toHaveLength(before)
})

test.each(['?country=br', '?limit=0&answer=maybe', '?name=%00', '?topic='])(
  'the query %s is refused',
  async (query) => {
    expect((await send(HEAD + rowOf(), { query })).status).toBe(400)
  },
)
