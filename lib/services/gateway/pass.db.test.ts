import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { createTestDatabase } from '@/testing/database'
import { answerGraph } from './answer-graph'
import { gatewayTest, makeContact, refusalOf } from './testing'

const database = await createTestDatabase()
const PHONE = '+5511981110001'

async function setUp() {
  const stand = await gatewayTest(database.app)
  await makeContact(stand.deps, stand.business.id, phoneIdentity(PHONE))
  return stand
}

test('what is no message goes through as it is: method, query, body and headers, but nothing about the way to us', async () => {
  const { call, phoneNumberId, upstream, token } = await setUp()
  const body = randomBytes(2000)
  upstream.respond = (_request, response) =>
    response
      .writeHead(201, { 'Content-Type': 'image/webp', 'X-FB-Debug': 'abc', 'Set-Cookie': 'a=b', 'Alt-Svc': 'h3' })
      .end(body)
  const answer = await call('DELETE', `/v25.0/${phoneNumberId}/media`, {
    search: '?a=%2C+b&a=c,d',
    body,
    headers: {
      'content-type': 'application/octet-stream',
      'x-custom': 'kept',
      'user-agent': 'sender/1',
      connection: 'x-hop',
      'x-hop': 'dropped',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'sayso.example',
      cookie: 'session=secret',
      'x-request-id': 'ours',
    },
  })
  expect(answer.status).toBe(201)
  expect(answer.raw.equals(body)).toBe(true)
  expect(answer.headers.get('content-type')).toBe('image/webp')
  expect(answer.headers.get('x-fb-debug')).toBe('abc')
  expect([answer.headers.get('set-cookie'), answer.headers.get('alt-svc')]).toEqual([null, null])
  const [seen] = upstream.seen
  expect(seen).toMatchObject({ method: 'DELETE', url: `/v25.0/${phoneNumberId}/media?a=%2C+b&a=c,d` })
  expect(seen!.body.equals(body)).toBe(true)
  expect(seen!.headers).toMatchObject({
    host: upstream.host,
    authorization: `Bearer ${token}`,
    'content-type': 'application/octet-stream',
    'x-custom': 'kept',
    'user-agent': 'sender/1',
  })
  for (const name of ['x-hop', 'x-forwarded-for', 'x-forwarded-host', 'cookie', 'x-request-id'])
    expect(seen!.headers).not.toHaveProperty(name)
})

test('a redirect is passed on and not followed', async () => {
  const { call, upstream } = await setUp()
  upstream.respond = (_request, response) => response.writeHead(302, { Location: 'http://elsewhere.example/' }).end()
  const answer = await call('GET', '/v24.0/1234567')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://elsewhere.example/'])
  expect(upstream.seen).toHaveLength(1)
})

/** More than a connection buffers on its way; e2e/http/gateway.e2e.ts sends 40 MB through the web process. */
const CHUNK_BYTES = 256 * 1024

test('an upload goes up, all of it, and none is kept back until the end', async () => {
  const { call, phoneNumberId, upstream } = await setUp()
  const chunk = randomBytes(CHUNK_BYTES)
  const hash = createHash('sha256')
  let arrived = 0
  let firstAt = 0
  let left = 40
  let begin = () => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  upstream.early = (request, response) => {
    const seen = createHash('sha256')
    request.on('data', (data: Buffer) => {
      // The first chunks have arrived while others are still to be made.
      firstAt ||= left
      begin()
      arrived += data.length
      seen.update(data)
    })
    request.on('end', () => response.end(JSON.stringify({ id: seen.digest('hex') })))
  }
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (left === 0) return controller.close()
      left -= 1
      hash.update(chunk)
      controller.enqueue(new Uint8Array(chunk))
      // A gateway that holds everything back until the end would wait here for ever.
      if (left === 30) await begun
    },
  })
  const answer = await call('POST', `/v24.0/${phoneNumberId}/media`, { body })
  expect(answer.json).toEqual({ id: hash.digest('hex') })
  expect(arrived).toBe(40 * CHUNK_BYTES)
  expect(firstAt).toBeGreaterThan(20)
})

test('an answer is passed on while it still comes', async () => {
  const { deps, upstream, token } = await setUp()
  let finish = () => {}
  upstream.respond = (_request, response) => {
    response.writeHead(200)
    response.write('first')
    finish = () => response.end('last')
  }
  const answer = await answerGraph(deps, {
    method: 'GET',
    pathname: '/v24.0/1234567',
    search: '',
    headers: new Headers({ authorization: `Bearer ${token}` }),
    body: null,
    signal: new AbortController().signal,
  })
  const chunks: string[] = []
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    chunks.push(chunk.toString())
    finish()
  }
  expect(chunks).toEqual(['first', 'last'])
})

test('an answer that breaks off breaks off here too', async () => {
  const { call, upstream } = await setUp()
  upstream.respond = (request, response) => {
    response.writeHead(200, { 'Content-Length': '100' })
    response.write('half', () => request.socket.destroy())
  }
  await expect(call('GET', '/v24.0/1234567')).rejects.toThrow(/aborted|other side closed|terminated/)
})

test.each([
  ['500', 500, '{"error":{"code":131000,"message":"(#131000) Something went wrong"}}'],
  ['429', 429, '{"error":{"code":4,"message":"(#4) Application request limit reached"}}'],
  ['a proxy’s 502', 502, '<html>Bad Gateway</html>'],
])('%s of Meta’s is passed on as it is', async (_, status, text) => {
  const { send, upstream } = await setUp()
  upstream.respond = (_request, response) => response.writeHead(status, { 'Retry-After': '7' }).end(text)
  const answer = await send('order', PHONE)
  expect([answer.status, answer.raw.toString(), answer.headers.get('retry-after')]).toEqual([status, text, '7'])
})

test('a connection that breaks is a 502, to be sent again, and nothing is sent twice by us', async () => {
  const { send, upstream } = await setUp()
  upstream.respond = (request) => void request.socket.resetAndDestroy()
  expect(refusalOf(await send('order', PHONE))).toEqual({
    status: 502,
    code: 2,
    reason: 'upstream_connection_lost',
    transient: true,
  })
  expect(upstream.messages()).toHaveLength(1)
})

test('an unknown host is a 502 that says that nothing was sent', async () => {
  const { send, business, deps } = await setUp()
  deps.settings.allowPrivate = [...deps.settings.allowPrivate]
  await database.admin
    .sql`update backends set base_url = 'https://nobody.invalid/v24.0/' where business_id = ${business.id} and kind = 'whatsapp'`
  expect(refusalOf(await send('order', PHONE))).toMatchObject({ status: 502, code: 2, reason: 'upstream_unknown_host' })
})

test.each(['http://127.0.0.1:9/v24.0/', 'https://10.0.0.1/v24.0/', 'https://169.254.169.254/latest/', 'file:///etc/'])(
  'an address that must not be reached is not: %s',
  async (baseUrl) => {
    const { send, business } = await setUp()
    await database.admin
      .sql`update backends set base_url = ${baseUrl} where business_id = ${business.id} and kind = 'whatsapp'`
    expect(refusalOf(await send('order', PHONE))).toMatchObject({ status: 502, code: 2 })
  },
)

test('an upstream that never answers is given up when the caller goes', async () => {
  const { deps, upstream, token } = await setUp()
  const gone = new AbortController()
  upstream.respond = () => gone.abort()
  const answer = await answerGraph(deps, {
    method: 'GET',
    pathname: '/v24.0/1234567',
    search: '',
    headers: new Headers({ authorization: `Bearer ${token}` }),
    body: null,
    signal: gone.signal,
  })
  expect(answer.status).toBe(502)
})
