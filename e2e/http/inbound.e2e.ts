import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { changesOf, readForm } from '../testing/form'
import { call, callBody, newDigits, newPerson, write, type Language } from '../testing/inbound'
import { expect, test } from '../testing/test'

test('a flow that asks with the default body gets a link in the language of the number, and a text that holds it', async () => {
  const opening = { es: 'Elige qué puede enviarte', 'pt-BR': 'Escolha o que', en: 'Choose what' }
  for (const language of ['es', 'pt-BR', 'en'] as const) {
    const body = callBody({ uuid: randomUUID(), urn: `whatsapp:${newDigits(language)}` })
    const response = await call('link', body)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const answer = (await response.json()) as { url: string; text: string }
    expect(Object.keys(answer)).toEqual(['url', 'text'])
    expect(answer.url).toMatch(new RegExp(`^${instance().url}/p/[\\w-]{60}$`))
    expect(answer.text).toContain(opening[language])
    expect(answer.text).toContain(answer.url)
    expect(await (await fetch(answer.url)).text()).toContain(`<html lang="${language}"`)
  }
})

test('the same contact gets the same page each time, by uuid and by number', async ({ person }) => {
  const again = await call('link', callBody(person))
  const { url } = (await again.json()) as { url: string }
  await write(person, 'STOP')
  const byNumber = await call('link', callBody({ uuid: randomUUID(), urn: person.urn }))
  const other = (await byNumber.json()) as { url: string }
  for (const each of [person.url, url, other.url]) expect(await changesOf(each)).toBe(1)
})

test('a contact whose number Weni hides is known by its uuid, and the page calls it your WhatsApp', async () => {
  for (const urn of [null, '********', 'telegram:12345', 'whatsapp:BR.0a1b2C3d4E5f']) {
    const uuid = randomUUID()
    const { url } = (await (
      await call('link', callBody({ uuid, urn: urn === null || !urn.includes('BR.') ? urn : `${urn}${Date.now()}` }))
    ).json()) as { url: string }
    const html = await (await fetch(`${url}?l=en`)).text()
    expect(html, String(urn)).toContain('Messages to your WhatsApp')
    const answer = await call('message', { ...callBody({ uuid, urn: null }), text: 'salir' })
    expect(((await answer.json()) as { outcome: string }).outcome).toBe('stopped')
    expect(await changesOf(url)).toBe(1)
  }
})

const WORDS: [string, 'stopped' | 'returned' | 'refused' | 'none', Language, RegExp][] = [
  [
    'STOP',
    'stopped',
    'en',
    /^Done\. You won’t get any more messages from Café Aurora, except about: Account security\./,
  ],
  [
    'PARAR',
    'stopped',
    'pt-BR',
    /^Pronto\. Você não vai mais receber mensagens de Café Aurora, exceto sobre: Segurança da sua conta\./,
  ],
  [
    'SALIR',
    'stopped',
    'es',
    /^Listo\. Ya no recibirás mensajes de Café Aurora, excepto sobre: Seguridad de tu cuenta\./,
  ],
  [' ¡No más! 🛑 ', 'stopped', 'es', /^Listo\./],
  ['Não quero receber', 'stopped', 'pt-BR', /^Pronto\./],
  ['VOLVER', 'returned', 'es', /^¡Qué bueno tenerte de vuelta!/],
  ['voltar', 'returned', 'pt-BR', /^Que bom ter você de volta!/],
  ['Start.', 'returned', 'en', /^Welcome back\./],
  ['no más por favor', 'stopped', 'es', /^Listo\./],
  ['please stop sending me these', 'stopped', 'en', /^Done\./],
  ['STOP PROMOCIONES', 'refused', 'es', /^Listo\. Café Aurora ya no te enviará esos mensajes\./],
  ['parar de fumar é difícil', 'none', 'pt-BR', /^Escolha o que/],
  ['sí', 'none', 'es', /^Elige/],
  ['', 'none', 'en', /^Choose/],
]

for (const [text, outcome, language, opening] of WORDS) {
  test(`“${text}” is answered as ${outcome}, in ${language}, with the link`, async () => {
    const person = await newPerson(language)
    if (outcome === 'returned') await write(person, 'stop')
    const answer = await write(person, text)
    expect(answer.outcome).toBe(outcome)
    expect(answer.text).toMatch(opening)
    expect(answer.text).toContain(answer.url)
    const { on } = await readForm(person.url)
    expect(on.length > 0).toBe(outcome !== 'stopped')
  })
}

test('a stop in the chat stops, a return gives back what was and no more, and a second one gives nothing more', async ({
  person,
}) => {
  const before = await readForm(person.url)
  await write(person, 'stop')
  expect((await readForm(person.url)).on).toEqual([])
  await write(person, 'start')
  expect((await readForm(person.url)).on).toEqual(before.on)
  await write(person, 'start')
  expect((await readForm(person.url)).on).toEqual(before.on)
})

test('a call of the simulator gets 200 and a harmless link, makes no contact and changes nothing', async ({
  person,
}) => {
  const headers = { 'x-mailroom-mode': 'simulation' }
  for (const [path, text, outcome] of [
    ['link', undefined, undefined],
    ['message', 'STOP', 'stopped'],
    ['message', 'START', 'returned'],
    ['message', 'STOP PROMOCIONES', 'refused'],
    ['message', 'hello', 'none'],
  ] as const) {
    const response = await call(path, { ...callBody(person), text }, { headers })
    expect(response.status).toBe(200)
    const answer = (await response.json()) as Record<string, string>
    expect(Object.keys(answer)).toEqual(path === 'link' ? ['url', 'text'] : ['outcome', 'url', 'text'])
    expect(answer['outcome'], 'so that each branch of the flow can be tried').toBe(outcome)
    const page = await fetch(answer['url'] ?? '')
    expect(page.status).toBe(200)
    expect(await page.text()).not.toMatch(/<form|Café Aurora/)
  }
  expect(await changesOf(person.url)).toBe(0)
})

test('a wrong token, none, and a backend that is not there are refused alike', async ({ person }) => {
  const refusals = await Promise.all([
    call('link', callBody(person), { token: 'wrong' }),
    call('link', callBody(person), { headers: { authorization: '' } }),
    call('link', callBody(person), { headers: { authorization: `Token ${instance().inbound.token}` } }),
    call('link', callBody(person), { backend: randomUUID() }),
    call('message', { ...callBody(person), text: 'STOP' }, { backend: 'x' }),
  ])
  const bodies = await Promise.all(
    refusals.map(async (response) => {
      expect(response.status).toBe(401)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      const { request_id: requestId, ...rest } = (await response.json()) as Record<string, unknown>
      expect(requestId).toBeTruthy()
      return rest
    }),
  )
  expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1)
  expect(await changesOf(person.url)).toBe(0)
})

test('a body that is not the one of Call Webhook gets a 400 that names what is wrong', async () => {
  const good = callBody({ uuid: randomUUID(), urn: null })
  const cases: [unknown, string][] = [
    ['{"contact":', 'body'],
    ['', 'body'],
    ['[]', 'body'],
    [{}, 'contact'],
    [{ contact: { uuid: 'x' } }, 'contact.uuid'],
    [{ ...good, text: 5 }, 'text'],
    [good, 'text'],
  ]
  for (const [body, name] of cases) {
    const response = await call('message', body)
    expect(response.status, JSON.stringify(body)).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await response.json()) as { code: string; invalid_params: { name: string }[] }
    expect(problem.code).toBe('invalid_body')
    expect(problem.invalid_params.map((each) => each.name)).toContain(name)
  }
})

test('a body over 64 kB is answered 413', async ({ person }) => {
  const response = await call('message', { ...callBody(person), text: 'STOP', results: { x: 'a'.repeat(64 * 1024) } })
  expect(response.status).toBe(413)
  expect(((await response.json()) as { code: string }).code).toBe('too_large')
  expect(await changesOf(person.url)).toBe(0)
})

test('ten calls at once for a new person make one contact', async () => {
  const body = callBody({ uuid: randomUUID(), urn: `whatsapp:${newDigits('es')}` })
  const answers = await Promise.all(Array.from({ length: 10 }, () => call('message', { ...body, text: 'salir' })))
  const urls = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { url: string }).url))
  expect(new Set(urls).size).toBe(1)
})
