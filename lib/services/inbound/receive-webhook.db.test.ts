import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import {
  addWhatsApp,
  APP_SECRET,
  messageOf,
  messagesOf,
  post,
  signatureOf,
  VERIFY_TOKEN,
} from '@/lib/sync/inbox/testing'
import { createTestDatabase } from '@/testing/database'
import { answerHandshake, receiveWebhook } from './receive-webhook'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const backend = await addWhatsApp(deps, business)

const rowsOf = (businessId: string) =>
  database.admin.sql<{ body: Buffer }[]>`select body from inbox where business_id = ${businessId}`
const hello = () =>
  Buffer.from(JSON.stringify(messagesOf({ messages: [messageOf({ from: '5511987654321', body: 'ção' })] })))

test('the handshake gives the challenge back for the right token only, and writes nothing', async () => {
  const before = await fingerprint(database.admin)
  const query = { mode: 'subscribe', verifyToken: VERIFY_TOKEN, challenge: '1158201444' }
  expect(await answerHandshake(deps, backend, query)).toBe('1158201444')
  expect(await answerHandshake(deps, backend, { ...query, verifyToken: 'other' })).toBeNull()
  expect(await answerHandshake(deps, backend, { ...query, verifyToken: null })).toBeNull()
  expect(await answerHandshake(deps, backend, { ...query, mode: 'unsubscribe' })).toBeNull()
  for (const id of [newId(), business.backendId, "'; drop table inbox", ''])
    expect(await answerHandshake(deps, id, query)).toBeNull()
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a signature that is wrong, missing or over other bytes is refused like an unknown backend; nothing stays', async () => {
  const raw = hello()
  const before = await fingerprint(database.admin)
  const tries: [string, string | null][] = [
    [backend, null],
    [backend, ''],
    [backend, 'sha256='],
    [backend, signatureOf(raw, 'other secret')],
    [backend, signatureOf(Buffer.concat([raw, Buffer.from(' ')]))],
    [backend, signatureOf(raw).replace('sha256=', 'sha1=')],
    [newId(), signatureOf(raw)],
    [business.backendId, signatureOf(raw)],
    ['nonsense', signatureOf(raw)],
  ]
  for (const [id, signature] of tries) expect(await receiveWebhook(deps, id, signature, raw)).toBe('refused')
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a signed POST is kept encrypted, once however often it comes, and the workers are woken once', async () => {
  const raw = hello()
  deps.wokenFor.length = 0
  const signature = signatureOf(raw).toUpperCase().replace('SHA256=', 'sha256=')
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => receiveWebhook(deps, backend, signature, raw)))
  expect(outcomes).toEqual(['taken', 'taken', 'taken', 'taken', 'taken'])
  const rows = await rowsOf(business.id)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.body.toString('latin1')).not.toContain('5511987654321')
  expect(deps.wokenFor).toEqual([business.id])
})

test('malformed JSON with the right signature is taken', async () => {
  expect(await post(deps, backend, '{"object":')).toBe('taken')
})

test('a disabled backend is refused once its secret is no longer in memory', async () => {
  const gone = await makeBusiness(deps)
  const id = await addWhatsApp(deps, gone)
  await database.admin.sql`update backends set status = 'disabled' where id = ${id}`
  expect(await post(deps, id, messagesOf({}))).toBe('refused')
})

test('a changed secret counts after half a minute at the latest', async () => {
  let now = Date.now()
  const timed = testDeps(database.app, { clock: { now: () => now } })
  const other = await makeBusiness(timed)
  const id = await addWhatsApp(timed, other)
  expect(await post(timed, id, messagesOf({ messages: [] }))).toBe('taken')
  await database.admin.sql`delete from backends where id = ${id}`
  now += 31_000
  expect(await receiveWebhook(timed, id, signatureOf(Buffer.from('{}'), APP_SECRET), Buffer.from('{}'))).toBe('refused')
})
