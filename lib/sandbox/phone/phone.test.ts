import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readText } from '@/lib/sandbox/weni/read-body'
import { ANA, BRUNO, CARLA, testSandbox } from '@/lib/sandbox/weni/testing'
import type { PhoneView } from './view'

interface Inbound {
  path: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

/** A stand-in for Sayso's inbound routes, and a sandbox whose flow calls it. */
async function setUp(answer: { status?: number; text: string }) {
  const inbound: Inbound[] = []
  const server = createServer((request, response) => {
    void readText(request, 10_000).then((body) => {
      inbound.push({ path: request.url, headers: request.headers, body })
      response.writeHead(answer.status ?? 200, { 'content-type': 'text/html' }).end(answer.text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const box = await testSandbox({
    inboundUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inbound/b1`,
  })
  const look = async (contact = ANA) => (await box.control('GET', `phone?contact=${contact}`)).body as PhoneView
  const type = async (text: string, contact = ANA, simulation = false) => {
    await box.control('POST', 'phone/messages', { contact, text, simulation })
    await expect.poll(async () => (await look(contact)).messages.at(-1)?.direction).toBe('out')
    return look(contact)
  }
  return { ...box, inbound, look, type }
}

const reply = JSON.stringify({ outcome: 'stopped', url: 'http://localhost:3000/p/new', text: 'Listo.' })

test('a text goes to /message exactly as Call Webhook sends it', async () => {
  const { type, inbound } = await setUp({ text: reply })
  await type('PARAR')
  expect(inbound[0]?.path).toBe('/api/inbound/b1/message')
  expect(inbound[0]?.body).toBe(
    `{"contact":{"uuid":"${ANA}","name":"Ana Souza","urn":"whatsapp:5511987654321"},` +
      '"flow":{"uuid":"6b1d0f0e-4d0c-4d0f-9c35-0c7f3a5d1e01","name":"Preference Center"},"results":{},"text":"PARAR"}',
  )
  expect(inbound[0]?.headers).toEqual({
    host: expect.any(String),
    connection: expect.any(String),
    'content-length': expect.any(String),
    'user-agent': 'RapidProMailroom/1.96.0',
    'x-mailroom-mode': 'normal',
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: 'Bearer inbound-token',
  })
})

test('the answer becomes a message with a button in the contact’s language, whatever its content type', async () => {
  const { type } = await setUp({ text: reply })
  const button = async (contact: string) => (await type('hola', contact)).messages.at(-1)?.button
  expect((await type('PARAR')).messages.at(-1)?.text).toBe('Listo.')
  expect(await button(ANA)).toEqual({ text: 'Minhas preferências', url: 'http://localhost:3000/p/new' })
  expect((await button(BRUNO))?.text).toBe('Mis preferencias')
  expect((await button(CARLA))?.text).toBe('My preferences')
})

test('a keyword as first word asks /link with the default body', async () => {
  const { type, inbound } = await setUp({ text: reply })
  await type('Preferências, por favor')
  await type('preferências por favor')
  expect(inbound.map(({ path }) => path)).toEqual(['/api/inbound/b1/message', '/api/inbound/b1/link'])
  expect(JSON.parse(inbound[1]?.body ?? '')).not.toHaveProperty('text')
})

test('when Sayso fails the flow says so and notes the message in sayso_missed', async () => {
  const { type } = await setUp({ status: 503, text: reply })
  const { contact, messages } = await type('SALIR', BRUNO)
  expect(contact.fields).toContainEqual({ key: 'sayso_missed', value: 'SALIR' })
  // A request for the link is of no use later, and leaves the refusal where it waits.
  const later = await type('preferencias', BRUNO)
  expect(later.contact.fields).toContainEqual({ key: 'sayso_missed', value: 'SALIR' })
  expect(messages.at(-1)).toMatchObject({
    text: expect.stringContaining('No pudimos responderte: tenemos un problema técnico.'),
    button: null,
  })
})

test('a message that is missed comes behind those that wait, and a refusal always has room', async () => {
  const { type } = await setUp({ status: 503, text: reply })
  const missed = async (text: string) =>
    (await type(text, BRUNO)).contact.fields.find(({ key }) => key === 'sayso_missed')?.value
  expect(await missed('PARAR')).toBe('PARAR')
  expect(await missed('pare de mandar promoções')).toBe('PARAR | pare de mandar promoções')
  expect(await missed('VOLVER')).toBe('PARAR | pare de mandar promoções | VOLVER')
  const long = await missed(`baja ${'x'.repeat(700)}`)
  expect(long).toHaveLength(640)
  expect(long).toMatch(/^PARAR \| pare de mandar promoções \| VOLVER \| baja x+$/)
  expect(await missed('SALIR')).toBe(`${long?.slice(0, 632)} | SALIR`)
})

test('a message that is no refusal takes nothing away from the refusals that wait', async () => {
  const { type } = await setUp({ status: 503, text: reply })
  const missed = async (text: string) =>
    (await type(text, BRUNO)).contact.fields.find(({ key }) => key === 'sayso_missed')?.value
  const full = await missed(`baja ${'y'.repeat(620)} SALIR`)
  expect(full).toMatch(/SALIR$/)
  // The field has room for a few characters more, and not for all of what was written.
  expect(await missed(`hola ${'z'.repeat(300)}`)).toBe(`${full} | hola z`)
  expect(await missed('VOLVER')).toBe(`${full} | hola z`)
  expect(await missed('PARAR')).toMatch(/ \| PARAR$/)
})

test('the simulator says so, and touches no contact', async () => {
  const { type, inbound, look } = await setUp({ status: 500, text: '' })
  const before = (await look()).contact
  await type('PARAR', ANA, true)
  expect(inbound[0]?.headers['x-mailroom-mode']).toBe('simulation')
  expect((await look()).contact).toEqual(before)
})

test('writing wakes who had stopped, and not who is blocked', async () => {
  const { type, control, look, inbound } = await setUp({ text: reply })
  await control('POST', 'contact', { contact: ANA, status: 'stopped' })
  const { contact } = await type('oi')
  expect([contact.status, contact.lastSeenOn]).toEqual(['active', contact.modifiedOn])
  await control('POST', 'contact', { contact: BRUNO, status: 'blocked' })
  await control('POST', 'phone/messages', { contact: BRUNO, text: 'hola' })
  expect((await look(BRUNO)).messages.at(-1)).toMatchObject({ direction: 'in', text: 'hola' })
  expect(inbound).toHaveLength(1)
})

test('a chat opens with the template and the contact’s own link; unknown links are asked for', async () => {
  const { look, inbound } = await setUp({ text: reply })
  const first = async (contact: string) => {
    await expect.poll(async () => (await look(contact)).messages.length).toBe(1)
    return (await look(contact)).messages[0]
  }
  expect(await first(ANA)).toMatchObject({
    text: 'Hi Ana',
    template: true,
    button: { url: 'http://localhost:3000/p/ana' },
  })
  expect((await first(CARLA))?.button?.url).toBe('http://localhost:3000/p/carla')
  expect((await first(BRUNO))?.button?.url).toBe('http://localhost:3000/p/new')
  expect(inbound.map(({ path }) => path)).toEqual(['/api/inbound/b1/link'])
})

test('a marketing template is blocked by marketing_opt_in and by the contact’s status', async () => {
  const { control, post } = await setUp({ text: reply })
  const send = async () =>
    ((await control('POST', 'phone/template', { contact: ANA })).body as PhoneView).messages.at(-1)?.failed
  expect(await send()).toBeNull()
  await post(`contacts.json?uuid=${ANA}`, { fields: { marketing_opt_in: 'false' } })
  expect(await send()).toContain('marketing_opt_in says no')
  await control('POST', 'contact', { contact: ANA, status: 'stopped' })
  expect(await send()).toBe('Not sent: the contact is stopped.')
})

test('the record shows consent fields set or not, groups, and the last calls about this contact', async () => {
  const { look, post } = await setUp({ text: reply })
  await post(`contacts.json?uuid=${ANA}`, { fields: { consent_promo: 'no' } })
  await post(`contacts.json?uuid=${BRUNO}`, { fields: { consent_promo: 'no' } })
  const view = await look()
  expect(view.contact).toMatchObject({
    name: 'Ana Souza',
    status: 'active',
    groups: ['Consent promo'],
    marketingBlocked: false,
  })
  expect(view.contact.fields).toContainEqual({ key: 'consent_promo', value: 'no' })
  expect(view.contact.fields).toContainEqual({ key: 'consent_orders', value: null })
  expect(view.calls).toMatchObject([{ method: 'POST', status: 200, path: `/api/v2/contacts.json?uuid=${ANA}` }])
  expect(view.contacts.map(({ name }) => name)).toEqual(['Ana Souza', 'Bruno Díaz', 'Carla Smith'])
})
