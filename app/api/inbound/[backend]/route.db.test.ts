import { expect, test, vi } from 'vitest'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import type { Deps } from '@/lib/services/deps'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { addWhatsApp, messageOf, messagesOf, signatureOf, VERIFY_TOKEN } from '@/lib/sync/inbox/testing'
import { createTestDatabase } from '@/testing/database'
import { GET, POST } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const backend = await addWhatsApp(deps, business)
// What the route finds as the process's own.
const process = globalThis as typeof globalThis & { saysoDeps?: Deps }
process.saysoDeps = deps

const to = (id: string) => ({ params: Promise.resolve({ backend: id }) })
const shake = (query: Record<string, string>, id = backend) =>
  GET(new Request(`http://sayso.test/api/inbound/${id}?${new URLSearchParams(query).toString()}`), to(id))
const send = (body: Buffer | ReadableStream, headers: Record<string, string>, id = backend) => {
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit
  return POST(new Request(`http://sayso.test/api/inbound/${id}`, init), to(id))
}
const signed = (raw: Buffer, id = backend) => send(raw, { 'x-hub-signature-256': signatureOf(raw) }, id)
const stored = () => database.admin.sql`select 1 from inbox`

const subscribe = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': VERIFY_TOKEN }

test('the handshake answers 200 with the challenge as it came, and nothing else', async () => {
  const response = await shake(subscribe)
  expect([response.status, await response.text()]).toEqual([200, '1158201444'])
  expect(response.headers.get('content-type')).toContain('text/plain')
})

test('a handshake with a wrong token is answered as one for an unknown backend', async () => {
  const [wrong, unknown] = [await shake({ ...subscribe, 'hub.verify_token': 'x' }), await shake(subscribe, newId())]
  expect([wrong.status, unknown.status, (await shake({})).status]).toEqual([403, 403, 403])
  const [one, other] = [
    (await wrong.json()) as Record<string, unknown>,
    (await unknown.json()) as Record<string, unknown>,
  ]
  expect({ ...one, request_id: '' }).toEqual({ ...other, request_id: '' })
})

test('a signed POST is 200 and kept; a malformed one too; any other is 401, an unknown backend alike', async () => {
  expect(
    (await signed(Buffer.from(JSON.stringify(messagesOf({ messages: [messageOf({ from: '5511987654321' })] })))))
      .status,
  ).toBe(200)
  expect((await signed(Buffer.from('{"object":'))).status).toBe(200)
  expect(await stored()).toHaveLength(2)
  const raw = Buffer.from('{}')
  for (const response of [
    await send(raw, {}),
    await signed(raw, newId()),
    await signed(raw, 'x'),
    await signed(raw, business.backendId),
  ]) {
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      code: 'unauthorized',
      detail: expect.stringContaining('signature') as string,
    })
  }
  expect(await stored()).toHaveLength(2)
})

test('3 MB are taken; more than 4 MB are refused, declared or not', async () => {
  expect((await signed(Buffer.alloc(3 * 1024 * 1024, ' '))).status).toBe(200)
  const huge = Buffer.alloc(4 * 1024 * 1024 + 1, ' ')
  expect((await signed(huge)).status).toBe(413)
  let left = 80
  const endless = new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(Buffer.alloc(64 * 1024, ' '))
      else controller.close()
    },
  })
  expect((await send(endless, { 'x-hub-signature-256': signatureOf(huge) })).status).toBe(413)
})

/** A body that tells whether anybody asked for a byte of it. */
function watched() {
  let asked = 0
  const body = new ReadableStream(
    {
      pull(controller) {
        asked += 1
        controller.enqueue(Buffer.from('{'))
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return { body, asked: () => asked }
}

test('no byte is read for a backend that is not there, or without a signature', async () => {
  const signature = { 'x-hub-signature-256': signatureOf(Buffer.from('{')) }
  const calls: [Record<string, string>, string][] = [
    [signature, newId()],
    [signature, 'x'],
    [signature, business.backendId],
    [{}, backend],
    [{ 'x-hub-signature-256': 'sha256=1' }, backend],
  ]
  for (const [headers, id] of calls) {
    const { body, asked } = watched()
    expect((await send(body, headers, id)).status).toBe(401)
    expect(asked()).toBe(0)
  }
  const { body, asked } = watched()
  expect((await send(body, signature)).status).toBe(200)
  expect(asked()).toBe(1)
})

test('a sender who goes away in the middle is no error in the log', async () => {
  const error = vi.spyOn(log, 'error')
  const broken = new ReadableStream(
    { pull: (controller) => controller.error(new Error('aborted')) },
    { highWaterMark: 0 },
  )
  const response = await send(broken, { 'x-hub-signature-256': signatureOf(Buffer.from('{')) })
  expect(response.status).toBe(400)
  expect(error).not.toHaveBeenCalled()
})

test('a backend that was disabled takes nothing, also where the clock was set back since it was last asked', async () => {
  const raw = Buffer.from('{"object":"whatsapp_business_account"}')
  const id = await addWhatsApp(deps, await makeBusiness(deps))
  expect((await signed(raw, id)).status).toBe(200)
  await database.admin.sql`update backends set status = 'disabled' where id = ${id}`
  const { clock } = deps
  deps.clock = { now: () => clock.now() - 3_600_000 }
  expect((await signed(raw, id)).status).toBe(401)
  deps.clock = clock
})
