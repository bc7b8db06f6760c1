import { once } from 'node:events'
import { Agent, createServer, request as open, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ClientGone } from '@/lib/errors'
import { readBody, readBytes } from '@/lib/http/read-body'
import { toRequest } from './plain-request.mjs'

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A server that answers each request with the JSON of what this function returns. */
async function serving(look: (request: Request) => unknown) {
  const server = createServer((message, response) => {
    const answer = async () => response.end(JSON.stringify(await look(toRequest(message, response))))
    answer().catch(() => response.destroy())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closers.push(() => (server.closeAllConnections(), server.close()))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const asked = async (url: string, init?: RequestInit) => (await fetch(url, init)).json()

test('it is a request like any other for everybody who asks, address and headers as a standard one has them', async () => {
  const url = await serving((request) => {
    const copy = new Headers(request.headers)
    const { headers } = request
    return [
      [request instanceof Request, headers instanceof Headers, request.method, request.url, request.redirect],
      [headers.get('X-KIND'), headers.get('constructor'), headers.has('x-kind'), headers.has('x-none')],
      [copy.get('x-kind'), [...headers].some(([name]) => name === 'x-kind'), request.body],
    ]
  })
  expect(await asked(`${url}/a"b?c=ñ`, { headers: { 'X-Kind': 'one' } })).toEqual([
    [true, true, 'GET', 'http://localhost/a%22b?c=%C3%B1', 'follow'],
    ['one', null, true, false],
    ['one', true, null],
  ])
})

test('headers that were changed are those that are read', async () => {
  const url = await serving(({ headers }) => {
    headers.set('x-kind', 'two')
    return [headers.get('x-kind'), headers.has('x-kind')]
  })
  expect(await asked(url, { headers: { 'X-Kind': 'one' } })).toEqual(['two', true])
})

test.each(['text', 'json', 'arrayBuffer', 'bytes', 'formData', 'clone', 'stream'] as const)(
  'a body is there as %s, once',
  async (how) => {
    const url = await serving(async (request) => {
      const before = request.bodyUsed
      const read = async () => {
        if (how === 'clone') return request.clone().json()
        if (how === 'formData') return Object.fromEntries(await request.formData())
        if (how === 'stream') return new Response(request.body).json()
        const value: unknown = await request[how]()
        if (typeof value === 'string') return JSON.parse(value)
        return how === 'json' ? value : JSON.parse(Buffer.from(value as Uint8Array).toString())
      }
      const value = (await read()) as unknown
      const again =
        how === 'clone' ||
        (await request.text().then(
          () => true,
          () => false,
        ))
      return [before, value, again]
    })
    const form = new FormData()
    form.set('a', 'ñ')
    const body = how === 'formData' ? form : '{"a":"ñ"}'
    expect(await asked(url, { method: 'POST', body })).toEqual([false, { a: 'ñ' }, how === 'clone'])
  },
)

test('a body over the limit is not read to its end, and its connection serves the next request', async () => {
  const url = await serving(async (request) => [await readBody(request, 10), request.bodyUsed])
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  closers.push(() => agent.destroy())
  const send = (body: Buffer | string) =>
    new Promise<[unknown, number | undefined]>((resolve, reject) => {
      // In pieces, so that no length is declared.
      const sent = open(url, { method: 'POST', agent }, (response: IncomingMessage) => {
        let text = ''
        const port = response.socket.localPort
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve([JSON.parse(text), port]))
      })
      sent.on('error', reject)
      sent.write(body)
      sent.end()
    })
  const [large, port] = await send(Buffer.alloc(300_000, 'x'))
  expect(large).toEqual([null, true])
  expect(await send('0123456789')).toEqual([['0123456789', true], port])
})

test.each(['whole', 'stream'] as const)(
  'a body that arrived is there, also when the client has left before it is read: as %s',
  async (how) => {
    let tell = (_: unknown) => {}
    const read = new Promise<unknown>((resolve) => (tell = resolve))
    let begin = () => {}
    const begun = new Promise<void>((resolve) => (begin = resolve))
    const url = await serving(async (request) => {
      const left = new Promise((resolve) => request.signal.addEventListener('abort', resolve))
      begin()
      await left
      tell(await (how === 'whole' ? readBody(request) : new Response(request.body).text()).catch((error) => error))
    })
    const { port } = new URL(url)
    const client = connect(Number(port), '127.0.0.1')
    client.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\nact=stop')
    await begun
    client.destroy()
    expect(await read).toBe('act=stop')
  },
)

test('a client who leaves in the middle of a body, or before anybody reads it, is an error of that name', async () => {
  for (const when of ['in the middle', 'before']) {
    let begin = () => {}
    const begun = new Promise<void>((resolve) => (begin = resolve))
    let end = (_: unknown) => {}
    const ended = new Promise<unknown>((resolve) => (end = resolve))
    const url = await serving(async (request) => {
      if (when === 'before') {
        const left = new Promise((resolve) => request.signal.addEventListener('abort', resolve))
        begin()
        await left
      }
      const reading = readBytes(request, 1000)
      begin()
      await reading.catch(end)
    })
    const sent = open(url, { method: 'POST' })
    sent.on('error', () => {})
    sent.write('half of it')
    await begun
    sent.destroy()
    expect(await ended).toBeInstanceOf(ClientGone)
  }
})
