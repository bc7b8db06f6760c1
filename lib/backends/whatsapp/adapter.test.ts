import { expect, onTestFinished, test } from 'vitest'
import type { Delivery } from '@/lib/backends/backend'
import { ACCESS_TOKEN, ANA_PHONE, PHONE_NUMBER_ID, testGraph, WABA_ID } from '@/lib/sandbox/graph/testing'
import { until } from '@/testing/until'
import { createWhatsApp, type WhatsAppMessage } from './adapter'
import { WhatsAppSettings } from './settings'

const LINK = { kind: 'link', text: 'Done.', button: 'My preferences', url: 'https://prefs.example/p/abc' } as const

async function setUp(options: { token?: string; timeoutMs?: number } = {}) {
  const stand = await testGraph()
  const whatsapp = createWhatsApp({
    baseUrl: stand.graphUrl,
    allowPrivate: [new URL(stand.base).host],
    secret: { accessToken: options.token ?? ACCESS_TOKEN, appSecret: 's', verifyToken: 'v', wabaId: WABA_ID },
    settings: WhatsAppSettings.parse({ phoneNumberId: PHONE_NUMBER_ID }),
    ...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
  })
  onTestFinished(() => whatsapp.close())
  stand.writes()
  const send = (over: Partial<WhatsAppMessage> = {}) =>
    whatsapp.send({
      phoneNumberId: PHONE_NUMBER_ID,
      to: { kind: 'phone', value: ANA_PHONE },
      content: LINK,
      attempts: 1,
      ...over,
    })
  return { ...stand, whatsapp, send, fail: (fault: object) => stand.control('POST', 'graph/faults', fault) }
}

test('a message with a link goes out as an interactive button, with a plus before the number', async () => {
  const { send, graph } = await setUp()
  const sent = await send()
  expect(sent).toEqual({ kind: 'sent', messageId: graph.messages[0]?.id })
  expect(graph.messages[0]?.body).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: `+${ANA_PHONE}`,
    type: 'interactive',
    interactive: {
      type: 'cta_url',
      body: { text: 'Done.' },
      action: { name: 'cta_url', parameters: { display_text: 'My preferences', url: LINK.url } },
    },
  })
})

test('a text too long for a button goes out as a text that ends with the link', async () => {
  const { send, graph } = await setUp()
  expect(await send({ content: { ...LINK, text: 'a'.repeat(5000) } })).toMatchObject({ kind: 'sent' })
  const { type, body } = graph.messages[0]!
  expect(type).toBe('text')
  expect(JSON.stringify(body)).toContain(`\\n${LINK.url}"`)
})

test('a template fills in the end of its address, and needs no open window', async () => {
  const { send, graph } = await setUp()
  const content = { kind: 'template', name: 'your_link', language: 'en-US', suffix: 'abc' } as const
  expect(await send({ to: { kind: 'phone', value: '14155550123' }, content })).toMatchObject({ kind: 'sent' })
  expect(graph.messages[0]?.body['template']).toEqual({
    name: 'your_link',
    language: { code: 'en_US' },
    components: [{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'abc' }] }],
  })
})

test('a person without a number is written to by their user id', async () => {
  const { send, graph } = await setUp()
  graph.people.wrote('US.13491208655302741918')
  expect(await send({ to: { kind: 'bsuid', value: 'US.13491208655302741918' } })).toMatchObject({ kind: 'sent' })
  expect(graph.messages[0]?.body).toMatchObject({ recipient: 'US.13491208655302741918' })
  expect(graph.messages[0]?.body).not.toHaveProperty('to')
})

test('outside of the 24 hours the message is given up, and so is one without a recipient', async () => {
  const { send, graph } = await setUp()
  const to = { kind: 'phone', value: '14155550123' } as const
  expect(await send({ to })).toEqual({ kind: 'give_up', reason: 'graph_131047', code: 131047 })
  graph.people.wrote(to.value)
  graph.settings.absent = [to.value]
  expect(await send({ to })).toEqual({ kind: 'give_up', reason: 'graph_131026', code: 131026 })
})

test.each([
  { code: 131050, kind: 'provider_stop' },
  { code: 130472, kind: 'give_up' },
  { code: 131049, kind: 'give_up' },
  { code: 130497, kind: 'give_up' },
  { code: 132015, kind: 'give_up' },
  { code: 131059, kind: 'give_up' },
  { code: 131062, kind: 'give_up' },
  { code: 131063, kind: 'give_up' },
  { code: 131064, kind: 'give_up' },
  { code: 100, kind: 'give_up' },
  { code: 130429, kind: 'retry', everybody: true },
  { code: 80007, kind: 'retry', everybody: true },
  { code: 4, kind: 'retry', everybody: true },
  { code: 131000, kind: 'retry', everybody: true },
  { code: 131056, kind: 'retry', everybody: false, afterMs: 4000 },
  { code: 190, kind: 'paused' },
  { code: 10, kind: 'paused' },
  { code: 131005, kind: 'paused' },
  { code: 368, kind: 'paused' },
  { code: 131031, kind: 'paused' },
  { code: 131048, kind: 'paused' },
])('error $code: $kind', async ({ code, ...expected }) => {
  const { send, fail } = await setUp()
  await fail({ mode: 'error', code, count: 1 })
  expect(await send()).toMatchObject({ ...expected, reason: `graph_${code}` })
})

test('the pair limit is waited out for 4^X seconds', async () => {
  const { send, fail } = await setUp()
  await fail({ mode: 'error', code: 131056, count: 2 })
  expect(await send({ attempts: 2 })).toMatchObject({ afterMs: 16_000 })
  expect(await send({ attempts: 3 })).toMatchObject({ afterMs: 64_000 })
})

test('a wrong token pauses, for sending and for the probe', async () => {
  const { send, whatsapp } = await setUp({ token: 'wrong' })
  expect(await send()).toMatchObject({ kind: 'paused', reason: 'graph_190' })
  expect(await whatsapp.probe()).toEqual({ ok: false, paused: true, reason: 'graph_190' })
})

test('sent and never answered: unknown, and not to be sent again', async () => {
  const { send, fail, graph } = await setUp({ timeoutMs: 2000 })
  await fail({ mode: 'lost', count: 1 })
  expect(await send()).toEqual({ kind: 'uncertain', reason: 'timeout' })
  await until(() => graph.messages.length > 0)
  expect(graph.messages).toHaveLength(1)
})

test('answered by a proxy: unknown, and not to be sent again', async () => {
  const { send, fail } = await setUp()
  await fail({ mode: 'bad_gateway', count: 1 })
  expect(await send()).toEqual({ kind: 'uncertain', reason: 'http_502' })
  await fail({ mode: 'down', count: 1 })
  expect(await send()).toMatchObject({ kind: 'uncertain' })
})

test('an account whose server does not respond is tried again', async () => {
  const { whatsapp, close } = await unreachable()
  expect(
    await whatsapp.send({
      phoneNumberId: '1',
      to: { kind: 'phone', value: ANA_PHONE },
      content: LINK,
      attempts: 1,
    }),
  ).toMatchObject({ kind: 'retry', reason: 'connection_refused', everybody: true })
  await close()
})

async function unreachable() {
  const whatsapp = createWhatsApp({
    baseUrl: 'http://127.0.0.1:9/graph/v24.0/',
    allowPrivate: ['127.0.0.1:9'],
    secret: { accessToken: 't', appSecret: 's', verifyToken: 'v', wabaId: WABA_ID },
    settings: WhatsAppSettings.parse({ phoneNumberId: PHONE_NUMBER_ID }),
  })
  return { whatsapp, close: () => whatsapp.close() }
}

test('a delivery is confirmed without a request: WhatsApp keeps no consent record', async () => {
  const { whatsapp, graph } = await setUp()
  const outcomes: unknown[] = []
  const one: Pick<Delivery, 'contactId' | 'externalId'> = { contactId: 'ana', externalId: null }
  const budget = { take: () => Promise.resolve(0), block: () => {} }
  await whatsapp.deliver([one as Delivery], {
    budget,
    mayStart: () => true,
    asked: () => {},
    acknowledge: (_, outcome) => void outcomes.push(outcome),
  })
  expect(outcomes).toEqual([{ kind: 'confirmed', mirrored: null, externalId: null }])
  expect(graph.messages).toEqual([])
})

test('templates are listed page by page, with their quality', async () => {
  const { whatsapp, graph } = await setUp()
  for (let n = 0; n < 150; n++) {
    graph.templates.push({ ...graph.templates[0]!, id: String(5000 + n), name: `template_${n}`, quality: 'GREEN' })
  }
  const first = await whatsapp.listTemplates(null)
  if (!('templates' in first)) throw new Error(first.reason)
  expect(first.templates).toHaveLength(100)
  expect(first.templates[0]).toEqual({
    providerId: '1001',
    name: 'your_link',
    language: 'en-US',
    category: 'utility',
    status: 'APPROVED',
    quality: 'UNKNOWN',
    urlButtons: [{ index: 0, url: 'http://localhost:3000/p/{{1}}' }],
    content: {
      ...{ variables: 'positional', header: null, bodyExamples: [], footer: null, others: [] },
      body: graph.templates[0]?.body,
      buttons: [{ kind: 'URL', text: 'Open', url: 'http://localhost:3000/p/{{1}}', phone: null, example: 'abc' }],
    },
  })
  const second = await whatsapp.listTemplates(first.after)
  expect(second).toMatchObject({ after: null })
  expect('templates' in second && second.templates.length).toBe(53)
})
