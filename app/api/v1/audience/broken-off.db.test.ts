import { readdirSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { keyFor, newKey, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { createTestDatabase } from '@/testing/database'
import { audienceTest, bodyOf, rowsOf } from './testing'

const database = await createTestDatabase()
const { deps, folder, ours, theirs, ask, lookAt } = await audienceTest(database)

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
  const key = await newKey(deps, ours.id, ['check'])
  const { body } = bodyOf(rowsOf(20))
  const log = { ...deps.log, warn: () => {} }
  useDeps({ ...deps, log: log as unknown as typeof deps.log })
  const response = await ask(body, '?topic=orders', { token: key.token })
  useDeps(deps)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  await reader.read()
  await revokeApiKey(deps, operatorOf(ours.id), key.id)
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
