import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { post, readForm } from '../testing/form'
import { expect, test } from '../testing/test'

// Text that PostgreSQL can't store is sent to every endpoint, in place of every text. Whatever the response is, it is
// one of ours.

/** NUL, half of a surrogate pair, and both with words around them. */
const UNSTORABLE = ['\0', '\ud83d', 'a\0b', 'x\udc00']

/** The text in an address, where half of a pair can't be written at all. */
const written = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))

interface Schema {
  $ref?: string
  type?: string
  properties?: Record<string, Schema>
  items?: Schema
}
interface Described {
  paths: Record<string, Record<string, { parameters?: Parameter[]; requestBody?: { content: Record<string, Media> } }>>
}
interface Parameter {
  name?: string
  in?: string
  example?: unknown
}
interface Media {
  schema: Schema
  example?: unknown
}

/** Yields the value with `text` in place of each of its texts, one at a time, and as a name in each of its objects. */
function* spoiled(value: unknown, text: string): Generator<unknown> {
  if (typeof value === 'string') yield text
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) for (const bad of spoiled(each, text)) yield value.with(index, bad)
    return
  }
  for (const [name, each] of Object.entries(value)) {
    for (const bad of spoiled(each, text)) yield { ...value, [name]: bad }
    yield { ...value, [text]: each }
  }
}

/** Bodies with every text that the operation accepts; its example has the fewest. */
const WHOLE: Record<string, unknown> = {
  'put /contacts/{id}/preferences': {
    topics: { promotions: 'out' },
    stop: true,
    clear_provider_stop: { sender: '1', reason: 'said so' },
    method: 'agent',
    said_at: '2026-11-20T15:04:05.120Z',
    evidence: { said: 'no more', where: 'a call', by: 'Ana' },
    source: randomUUID(),
  },
  'post /check': {
    contacts: ['+5511987650001'],
    template: { name: 'sale', language: 'es' },
    sender: '1',
    at: '2026-11-20T15:04:05Z',
  },
  'post /links': { contacts: [{ contact: '+5511987650001', source: 's', language: 'es' }], source: 's' },
}

test('no text in a body, a path or a query of the API is a failure of ours', async () => {
  test.slow()
  const { url, apiKey } = instance()
  const authorization = `Bearer ${apiKey}`
  const described = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Described
  const failures: string[] = []
  let calls = 0
  const call = async (method: string, path: string, body?: unknown) => {
    calls += 1
    const init =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { authorization, 'content-type': 'application/json' } }
    const response = await fetch(`${url}/api/v1${path}`, { method, headers: { authorization }, ...init })
    await response.body?.cancel()
    if (response.status >= 500) failures.push(`${method} ${path} ${JSON.stringify(body)}: ${response.status}`)
  }
  for (const [path, methods] of Object.entries(described.paths)) {
    for (const [method, { parameters = [], requestBody }] of Object.entries(methods)) {
      const verb = method.toUpperCase()
      const plain = path.replace(/\{\w+\}/g, '01990000-0001-7000-8000-000000000001')
      const example = WHOLE[`${method} ${path}`] ?? requestBody?.content['application/json']?.example
      for (const bad of UNSTORABLE) {
        for (const body of spoiled(example, bad)) await call(verb, plain, body)
        const inPath = written(bad)
        if (path.includes('{')) await call(verb, path.replace(/\{\w+\}/g, inPath), example)
        for (const { name, in: place } of parameters)
          if (place === 'query') await call(verb, `${plain}?${name}=${inPath}`, example)
      }
    }
  }
  expect(failures).toEqual([])
  expect(calls).toBeGreaterThan(200)
})

test('a flow’s call is taken with such texts in it, and a refusal in one counts', async () => {
  const { inbound } = instance()
  const call = (body: unknown, kind = 'message') =>
    fetch(`${inbound.url}/${kind}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${inbound.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  for (const bad of UNSTORABLE) {
    const contact = { uuid: randomUUID(), name: `Ana ${bad}`, urn: null }
    const flow = { uuid: `flow ${bad}`, name: bad }
    const linked = await call({ contact, flow, results: { [bad]: bad } }, 'link')
    expect({ bad, status: linked.status }).toEqual({ bad, status: 200 })
    const stopped = await call({ contact, flow, text: 'PARAR\0' })
    expect(await stopped.json()).toMatchObject({ outcome: 'stopped' })
    expect((await call({ contact: { ...contact, urn: `whatsapp:55119${bad}` }, flow, text: bad })).status).toBe(200)
  }
})

test('a form of the page is taken with such texts in it: a stop from a made-up state, a comment', async ({
  person,
}) => {
  for (const bad of UNSTORABLE) {
    const action = `${(await readForm(person.url)).action.split('?')[0]}?v=${written(bad)}&l=%00`
    const stopped = await post(action, { act: 'stop', notice: bad })
    expect(stopped.status).toBe(303)
    const change = new URL(stopped.headers.get('location') ?? '', person.url).searchParams.get('done') ?? ''
    const said = await post(action, { act: 'reason', change, reason: 'other', text: `${bad} no` })
    expect(said.status).toBe(303)
  }
})
