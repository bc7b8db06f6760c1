import type { lookup } from 'node:dns'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { seeded } from '@/testing/seeded'
import { createHttp, guardedLookup, type HttpOptions, queryOf, textOf } from './http'

/** A time-out that only a request without a response meets, however busy the machine is. */
const PATIENT_MS = 2000

async function client(handler: RequestListener, options: Partial<HttpOptions> = {}) {
  const server = createServer(handler)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const http = createHttp({
    baseUrl: `http://127.0.0.1:${port}/api/v2`,
    allowPrivate: [`127.0.0.1:${port}`],
    ...options,
  })
  onTestFinished(async () => {
    await http.close()
    server.closeAllConnections()
    server.close()
  })
  return http
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'

/** Starts a server that responds with raw bytes, for what Node.js itself would not send. */
async function rawServer(answer: (path: string) => string) {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (data) => socket.write(answer(/^POST (\S+)/.exec(data.toString())?.[1] ?? '')))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const http = createHttp({
    baseUrl: `http://127.0.0.1:${port}/`,
    allowPrivate: [`127.0.0.1:${port}`],
    connections: 1,
  })
  onTestFinished(async () => {
    await http.close()
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return http
}

const get = { method: 'GET', path: 'contacts.json' } as const

test('paths are below the base address, and the query is encoded', async () => {
  const http = await client((request, response) => response.end(request.url))
  const result = await http.send({ ...get, query: { urn: 'whatsapp:+1&x=2' } })
  expect(result).toMatchObject({
    ok: true,
    reply: { status: 200, text: '/api/v2/contacts.json?urn=whatsapp%3A%2B1%26x%3D2' },
  })
})

test('a redirect is not followed', async () => {
  const http = await client((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end())
  expect(await http.send(get)).toMatchObject({ ok: true, reply: { status: 302 } })
})

test('an answer that does not come in time was sent all the same', async () => {
  const http = await client(() => {}, { timeoutMs: 80 })
  expect(await http.send(get)).toEqual({ ok: false, sent: true, reason: 'timeout' })
})

test('an answer that stops in the middle is cut off by the same time-out', async () => {
  const http = await client((_, response) => void response.writeHead(200).write('{'), { timeoutMs: 80 })
  expect(await http.send(get)).toEqual({ ok: false, sent: true, reason: 'timeout' })
})

test('a connection reset after the request was sent leaves the outcome open', async () => {
  const http = await client((request) => void request.socket.resetAndDestroy())
  expect(await http.send(get)).toEqual({ ok: false, sent: true, reason: 'connection_lost' })
})

test('a refused connection had no effect', async () => {
  const http = createHttp({ baseUrl: 'http://127.0.0.1:9/', allowPrivate: ['127.0.0.1:9'] })
  expect(await http.send(get)).toEqual({ ok: false, sent: false, reason: 'connection_refused' })
})

test('an answer beyond the size limit is not read', async () => {
  const http = await client((_, response) => response.end('x'.repeat(5000)), { maxBytes: 1000 })
  expect(await http.send(get)).toEqual({ ok: false, sent: true, reason: 'answer_too_large' })
})

test('where only the status counts, a body that is too large or never ends changes nothing', async () => {
  const large = await client((_, response) => response.end('x'.repeat(50_000)), { maxBytes: 1000 })
  expect(await large.send({ ...get, ignoresBody: true })).toMatchObject({ ok: true, reply: { status: 200, text: '' } })
  const endless = await client((_, response) => void response.writeHead(500).write('x'), {
    timeoutMs: PATIENT_MS,
  })
  expect(await endless.send({ ...get, ignoresBody: true })).toMatchObject({ ok: true, reply: { status: 500 } })
})

test.each([
  ['RapidPro’s two bytes', 'Content-Length: 2\r\n\r\n""'],
  ['bytes that were announced and never come', 'Content-Length: 2\r\n\r\n'],
  ['a body in chunks', 'Transfer-Encoding: chunked\r\n\r\n2\r\n""\r\n0\r\n\r\n'],
  ['bytes that were not announced', '\r\n""'],
  ['no body, as it should be', '\r\n'],
])('a 204 has worked, whatever its headers say of a body: %s', async (_, rest) => {
  const http = await rawServer((path) =>
    path === '/done' ? `HTTP/1.1 204 No Content\r\nContent-Type: application/json\r\n${rest}` : OK,
  )
  const statuses = []
  for (const path of ['done', 'other', 'done', 'done', 'other']) {
    const result = await http.send({ method: 'POST', path, body: {} })
    statuses.push(result.ok ? [result.reply.status, result.reply.text] : result.reason)
  }
  const [done, other] = [
    [204, ''],
    [200, '{}'],
  ]
  expect(statuses).toEqual([done, other, done, done, other])
})

test('what is signed is sent to the letter', async () => {
  const echo = await client((request, response) => void request.pipe(response))
  const json = '{ "a":1.0 }'
  expect(await echo.send({ method: 'POST', path: '', json })).toMatchObject({ ok: true, reply: { text: json } })
})

test('a private address is refused before anything is sent', async () => {
  let connections = 0
  const server = createTcpServer((_: Socket) => void (connections += 1))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
    const http = createHttp({ baseUrl: `https://${host}:${port}/`, allowPrivate: [] })
    expect(await http.send(get)).toEqual({ ok: false, sent: false, reason: 'address_refused' })
    await http.close()
  }
  expect(connections).toBe(0)
})

test('a path cannot lead to another host', async () => {
  const http = await client((_, response) => response.end('{}'))
  expect(await http.send({ method: 'GET', path: 'https://example.org/' })).toMatchObject({
    ok: false,
    reason: 'address_refused',
  })
})

test('a name that resolves to public and private addresses is reached at the public ones only', async () => {
  const fake = ((_host: string, _options: unknown, done: (error: null, found: unknown) => void) =>
    done(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '8.8.8.8', family: 4 },
    ])) as unknown as typeof lookup
  const answers = await new Promise((resolve) =>
    guardedLookup(false, fake)('x.example', { all: true }, (_, found) => resolve(found)),
  )
  expect(answers).toEqual([{ address: '8.8.8.8', family: 4 }])
  const single = await new Promise((resolve) =>
    guardedLookup(true, fake)('x.example', {}, (_, found) => resolve(found)),
  )
  expect(single).toBe('127.0.0.1')
})

test('a query is written as URLSearchParams writes it', () => {
  const chance = seeded('queries')
  const texts = [
    '',
    'a',
    '0f0e-4d',
    'whatsapp:5511',
    'a b',
    'ñ',
    '*._-',
    '~',
    '&=+%',
    '😀',
    '\ud83d',
    "'()!",
    '__proto__',
  ]
  for (const text of texts) expect(queryOf({ uuid: text })).toBe(new URLSearchParams({ uuid: text }).toString())
  for (let round = 0; round < 500; round++) {
    const any = () => texts[chance.below(texts.length)] ?? ''
    const query = Object.fromEntries(Array.from({ length: chance.below(4) }, () => [any(), any() + any()]))
    expect(queryOf(query)).toBe(new URLSearchParams(query).toString())
  }
})

test('bytes are read as UTF-8 as a TextDecoder reads them, right or broken', () => {
  const chance = seeded('texts of responses')
  const expectSame = (bytes: Buffer) => expect(textOf(bytes)).toBe(new TextDecoder().decode(bytes))
  const starts = ['', 'a', 'ñ', '😀', '\ufeff', '\ufeff\ufeff', '{"a":"\ufeff"}']
  for (const text of starts) {
    const whole = Buffer.from(`${text}😀ñ`)
    for (let end = 0; end <= whole.length; end++) expectSame(whole.subarray(0, end))
  }
  for (let round = 0; round < 2000; round++) {
    const bytes = Array.from({ length: chance.below(12) }, () => 0x60 + chance.below(0xa0))
    expectSame(Buffer.from(bytes))
  }
})

test('a body that comes in several parts is put together', async () => {
  const http = await client((_, response) => {
    response.write('{"a":"\u00f1')
    setImmediate(() => response.write(Buffer.from('😀').subarray(0, 2)))
    setImmediate(() =>
      setImmediate(() => response.end(Buffer.concat([Buffer.from('😀').subarray(2), Buffer.from('"}')]))),
    )
  })
  expect(await http.send({ method: 'GET', path: 'contacts.json' })).toMatchObject({ reply: { text: '{"a":"ñ😀"}' } })
})
