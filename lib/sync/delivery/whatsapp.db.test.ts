import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertBackend } from '@/db/queries/business/set-up'
import { ensurePoll } from '@/db/queries/sync/polls'
import { newId } from '@/lib/ids'
import { encryptSecret } from '@/lib/keys'
import { ACCESS_TOKEN, ANA_PHONE, APP_SECRET, PHONE_NUMBER_ID, testGraph, WABA_ID } from '@/lib/sandbox/graph/testing'
import { receiveWebhook } from '@/lib/services/inbound/receive-webhook'
import { createBackend } from '@/lib/sync/backends/create-backend'
import { syncTest } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'

// The whole path: a person writes to Meta’s stand-in, its webhook reaches us, and our confirmation goes back through
// its API.

const database = await createTestDatabase()
const sync = syncTest(database)
const settled = { interval: 25 }

async function setUp() {
  const business = await sync.business()
  const backendId = newId()
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = String(request.headers['x-hub-signature-256'])
      receiveWebhook(sync.deps, backendId, signature, Buffer.concat(chunks)).then(
        (outcome) => response.writeHead(outcome === 'taken' ? 200 : 401).end(),
        // A status that arrives after the test has ended.
        () => response.writeHead(503).end(),
      )
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void receiver.close())
  const inboundUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  const stand = await testGraph({ inboundUrl })
  const secret = { accessToken: ACCESS_TOKEN, appSecret: APP_SECRET, verifyToken: 'verify', wabaId: WABA_ID }
  await inBusiness(database.app, business.id, async (tx) => {
    const row = { id: backendId, kind: 'whatsapp', name: 'WhatsApp', baseUrl: stand.graphUrl } as const
    const rest = {
      secret: encryptSecret(sync.deps.keys, JSON.stringify(secret), `backend:${backendId}`),
      inboundTokenHash: backendId,
      settings: { phoneNumberId: PHONE_NUMBER_ID, freshLinkTemplate: 'your_link' },
    }
    await insertBackend(tx, business.id, { ...row, ...rest }, Date.now())
    await ensurePoll(tx, business.id, backendId, 'templates', Date.now())
  })
  const options = { keys: sync.deps.keys, allowPrivate: [new URL(stand.base).host], requestMs: 20_000 }
  sync.startWorker({
    connect: (id, row) =>
      id === backendId ? createBackend(options, id, row) : { backend: sync.standInOf(id), perHour: null },
  })
  // The clock of the stand-in does not move in tests, so the test gives the times of messages.
  const write = (body: object) =>
    stand.control('POST', 'graph/inbound', { timestamp: Math.floor(Date.now() / 1000), ...body })
  return { ...stand, business, write }
}

test('STOP stops a contact, who gets one confirmation with their link, and its delivery is recorded', async () => {
  const { graph, write, business } = await setUp()
  const { body } = await write({ from: ANA_PHONE, text: 'STOP', times: 5 })
  expect(body).toMatchObject({ status: 200 })
  await vi.waitFor(() => expect(graph.messages).toHaveLength(1), settled)
  const sql = database.admin.sql
  const stopped = await sql`select stop_on from contacts where business_id = ${business.id} and stop_on`
  expect(stopped).toHaveLength(1)
  expect(graph.messages[0]).toMatchObject({ to: ANA_PHONE, type: 'interactive' })
  expect(JSON.stringify(graph.messages[0]?.body)).toContain('/p/')
  await vi.waitFor(async () => {
    const rows = await sql<{ code: string }[]>`select code from message_counts where business_id = ${business.id}`
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(['sent', 'delivered', 'read']))
  }, settled)
  expect(graph.messages).toHaveLength(1)
})

test('the templates of the account are known, and a template that becomes marketing counts as marketing', async () => {
  const { control, business } = await setUp()
  const category = async (name: string) =>
    (
      await database.admin.sql<{ category: string }[]>`
        select category from templates where business_id = ${business.id} and name = ${name} and language = 'en-US'`
    )[0]?.category
  await vi.waitFor(async () => expect(await category('your_link')).toBe('utility'), settled)
  expect(await category('weekend_offer')).toBe('marketing')
  await control('POST', 'graph/template', { name: 'your_link', language: 'en_US', category: 'MARKETING' })
  await vi.waitFor(async () => expect(await category('your_link')).toBe('marketing'), settled)
})

test('a contact who asks for their link gets it once in 24 hours', async () => {
  const { graph, write } = await setUp()
  await write({ from: ANA_PHONE, text: 'preferences' })
  await vi.waitFor(() => expect(graph.messages).toHaveLength(1), settled)
  await write({ from: ANA_PHONE, text: 'Preferences' })
  await write({ from: ANA_PHONE, text: 'STOP' })
  await vi.waitFor(() => expect(graph.messages).toHaveLength(2), settled)
  const texts = graph.messages.map(({ body }) => JSON.stringify(body))
  expect(texts[0]).not.toBe(texts[1])
})
