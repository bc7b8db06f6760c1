import { createHmac } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { ANA_PHONE, APP_SECRET, PHONE_NUMBER_ID, testGraph, WABA_ID } from './testing'

const messages = `${PHONE_NUMBER_ID}/messages`
const text = (to = ANA_PHONE, body: unknown = 'Hi') => ({
  messaging_product: 'whatsapp',
  to: `+${to}`,
  type: 'text',
  text: { body },
})

test('a message is taken, named, and told of as sent, delivered and read, signed over the bytes', async () => {
  const { api, writes, received } = await testGraph()
  writes()
  const answer = await api('POST', messages, text(ANA_PHONE, 'Olá ☕'))
  expect(answer.body).toMatchObject({
    messaging_product: 'whatsapp',
    contacts: [{ input: `+${ANA_PHONE}`, wa_id: ANA_PHONE }],
    messages: [{ id: expect.stringMatching(/^wamid\./) as string, message_status: 'accepted' }],
  })
  await vi.waitFor(() => expect(received).toHaveLength(3))
  const statuses = received.map(({ body }) => statusOf(body).status)
  expect(statuses).toEqual(['sent', 'delivered', 'read'])
  for (const { body, signature } of received) {
    expect(signature).toBe(`sha256=${createHmac('sha256', APP_SECRET).update(body).digest('hex')}`)
  }
  expect(received[0]?.body).not.toContain('read')
})

interface Envelope {
  entry: { changes: { field: string; value: { statuses: { status: string; errors?: { code: number }[] }[] } }[] }[]
}

const statusOf = (body: string) => (JSON.parse(body) as Envelope).entry[0]!.changes[0]!.value.statuses[0]!

test.each([
  [{}, 100],
  [{ ...text(), messaging_product: undefined }, 100],
  [{ ...text(), to: undefined }, 100],
  [{ ...text(), to: 'Ana' }, 131009],
  [{ ...text(), type: 'sticker' }, 131051],
  [{ ...text(), text: {} }, 131008],
  [text(ANA_PHONE, 'a'.repeat(4097)), 131009],
  [{ ...text(), type: 'interactive', interactive: { type: 'cta_url', body: { text: 'Hi' }, action: {} } }, 131009],
  [{ ...text(), type: 'interactive', interactive: { type: 'button', body: { text: 'Hi' }, action: {} } }, 131009],
  [{ ...text(), type: 'template', template: { name: 'none', language: { code: 'en_US' } } }, 132001],
  [{ ...text(), type: 'template', template: { name: 'paused_offer', language: { code: 'en_US' } } }, 132015],
  [{ ...text(), type: 'template', template: { name: 'your_link', language: { code: 'en_US' } } }, 132000],
])('a message that is wrong: case %#', async (body, code) => {
  const { api, writes, graph } = await testGraph()
  writes()
  const answer = await api('POST', messages, body)
  expect(answer.status).toBe(code === 132001 ? 404 : 400)
  expect(answer.body).toMatchObject({
    error: { code, type: 'OAuthException', fbtrace_id: expect.anything() as string },
  })
  expect(graph.messages).toEqual([])
})

const urlButton = (rest: object) => ({
  messaging_product: 'whatsapp',
  to: `+${ANA_PHONE}`,
  type: 'template',
  template: {
    name: 'your_link',
    language: { code: 'en_US' },
    components: [{ type: 'button', sub_type: 'url', index: 0, parameters: [{ type: 'text', text: 'abc' }], ...rest }],
  },
})

test('a template with a URL button takes one text for its end, also for a person known by a user id alone', async () => {
  const { api, graph } = await testGraph()
  expect((await api('POST', messages, urlButton({}))).status).toBe(200)
  expect((await api('POST', messages, urlButton({ index: '0' }))).status).toBe(200)
  const { to: _, ...rest } = urlButton({})
  expect((await api('POST', messages, { ...rest, recipient: 'BR.1349' })).body).toMatchObject({
    contacts: [{ input: 'BR.1349', user_id: 'BR.1349' }],
  })
  expect(graph.messages.map(({ to }) => to)).toEqual([ANA_PHONE, ANA_PHONE, 'BR.1349'])
})

test.each([
  [{ parameters: [] }, 132000],
  [{ sub_type: 'quick_reply' }, 132012],
  [{ index: 1 }, 132012],
  [{ parameters: [{ type: 'payload', payload: 'abc' }] }, 131008],
  [{ parameters: [{ type: 'text', text: '' }] }, 131008],
  [{ parameters: [{ type: 'text', text: 'a'.repeat(2000) }] }, 132005],
])('a URL button that is wrong: %j is answered %i', async (rest, code) => {
  const { api, graph } = await testGraph()
  expect((await api('POST', messages, urlButton(rest))).body).toMatchObject({ error: { code } })
  expect(graph.messages).toEqual([])
})

test('the API asks for its token, and knows only its own objects', async () => {
  const { api } = await testGraph()
  expect(await api('GET', PHONE_NUMBER_ID, undefined, 'x')).toMatchObject({
    status: 401,
    body: { error: { code: 190 } },
  })
  expect(await api('POST', '999/messages', text())).toMatchObject({
    status: 400,
    body: { error: { code: 100, error_subcode: 33, type: 'GraphMethodException' } },
  })
  expect((await api('GET', PHONE_NUMBER_ID)).body).toMatchObject({ id: PHONE_NUMBER_ID })
})

test('24 hours after their last message only a template reaches a person', async () => {
  const { api, writes, wait } = await testGraph()
  expect((await api('POST', messages, text())).body).toMatchObject({ error: { code: 131047 } })
  writes()
  wait(24 * 3_600_000 - 1000)
  expect((await api('POST', messages, text())).status).toBe(200)
  wait(1000)
  expect((await api('POST', messages, text())).body).toMatchObject({ error: { code: 131047 } })
})

test('45 messages to one person may be borrowed at once, then one in six seconds', async () => {
  const { api, writes, wait } = await testGraph()
  writes()
  const send = async () => (await api('POST', messages, text())).status
  for (let n = 0; n < 45; n++) expect(await send()).toBe(200)
  expect((await api('POST', messages, text())).body).toMatchObject({ error: { code: 131056 } })
  wait(6000)
  expect([await send(), await send()]).toEqual([200, 400])
})

test('a number has its throughput', async () => {
  const { api, writes, wait, graph } = await testGraph()
  writes()
  graph.settings.perSecond = 2
  const send = async () => (await api('POST', messages, text())).status
  expect([await send(), await send(), await send()]).toEqual([200, 200, 400])
  wait(1000)
  expect(await send()).toBe(200)
})

test('who stopped offers in WhatsApp gets none: taken, and told of as 131050', async () => {
  const { api, control, received } = await testGraph()
  await control('POST', 'graph/preferences', { from: ANA_PHONE, value: 'stop' })
  expect(received[0]?.body).toContain('"field":"user_preferences"')
  const components = [{ type: 'body', parameters: [{ type: 'text', text: 'Ana' }] }]
  const template = { name: 'weekend_offer', language: { code: 'en_US' }, components }
  expect((await api('POST', messages, { ...text(), type: 'template', template })).status).toBe(200)
  await vi.waitFor(() => expect(received).toHaveLength(2))
  expect(statusOf(received[1]!.body)).toMatchObject({ status: 'failed', errors: [{ code: 131050 }] })
})

test('numbers come back as WhatsApp writes them', async () => {
  const { api, graph } = await testGraph()
  for (const [sent, wa] of [
    ['5531987654321', '553187654321'],
    ['5511987654321', '5511987654321'],
    ['525512345678', '5215512345678'],
    ['14155550123', '14155550123'],
  ] as const) {
    graph.people.wrote(wa)
    expect((await api('POST', messages, text(sent))).body).toMatchObject({
      contacts: [{ input: `+${sent}`, wa_id: wa }],
    })
  }
})

test('templates come in pages by cursor, with their quality only when it is named', async () => {
  const { api } = await testGraph()
  const list = async (query: string) =>
    (await api('GET', `${WABA_ID}/message_templates?${query}`)).body as {
      data: Record<string, unknown>[]
      paging: { cursors: { after: string }; next?: string }
    }
  const first = await list('limit=2')
  expect(first.data.map((each) => each['id'])).toEqual(['1001', '1002'])
  expect(first.data[0]).not.toHaveProperty('quality_score')
  expect(first.paging.next).toContain('after=')
  const last = await list(`limit=2&fields=name,quality_score&after=${first.paging.cursors.after}`)
  expect(last.data).toEqual([
    { id: '1003', name: 'paused_offer', quality_score: { score: 'UNKNOWN', date: expect.any(Number) as number } },
  ])
  expect(last.paging.next).toBeUndefined()
})

test('a template that changes tells it as Meta does, with the language written otherwise', async () => {
  const { control, received, api } = await testGraph()
  const event = { name: 'your_link', language: 'en_US', status: 'PAUSED', quality: 'RED', category: 'MARKETING' }
  expect((await control('POST', 'graph/template', event)).body).toEqual({ statuses: [200, 200, 200] })
  expect(received.map(({ body }) => (JSON.parse(body) as Envelope).entry[0]?.changes[0]?.field)).toEqual([
    'message_template_status_update',
    'message_template_quality_update',
    'template_category_update',
  ])
  expect(received[1]?.body).toContain('"message_template_language":"en-US"')
  expect((await api('GET', '1001?fields=status,category')).body).toEqual({
    id: '1001',
    status: 'PAUSED',
    category: 'MARKETING',
  })
})
