import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { problem } from '@/lib/http/problem'
import { refusalOf, refuseFailed, refuseUnparsed } from './refusals.mjs'
import { handlerOf } from './server.mjs'

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

type Listener = Parameters<typeof handlerOf>[0]

/** Starts our server around this listener, as lib/server/web/worker.mjs does around Next’s. */
async function serving(listener: Listener, isDemo = false) {
  const observe = vi.fn()
  const handle = handlerOf(listener, {
    trustRequestId: false,
    isDemo,
    baseUrl: 'https://preferences.example.com',
    authUrl: 'https://console.example.com',
    observe,
    intercept: () => false,
  })
  const server = createServer((request, response) => void handle(request, response))
  server.on('clientError', refuseUnparsed)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closers.push(() => (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const raw = (request: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
      socket.on('error', reject).on('close', () => resolve(answer))
      socket.write(request)
    })
  return { origin: `http://127.0.0.1:${port}`, raw, observe }
}

const line = (method: string, target: string) => `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`

test('a listener that throws, at once or later, responds 500, and the log says where, not what was sent', async () => {
  const lines: string[] = []
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => (lines.push(String(text)), true))
  const { origin } = await serving(({ url }) => {
    const error = new Error(`cannot read ${url}`)
    if (url?.startsWith('/p/')) throw error
    return Promise.reject(error)
  })
  const answers = await Promise.all([fetch(`${origin}/p/secret-of-a-person`), fetch(`${origin}/api/v1/topics`)])
  write.mockRestore()
  expect(answers.map(({ status }) => status)).toEqual([500, 500])
  expect(answers[1]?.headers.get('content-type')).toBe('application/problem+json')
  expect(lines).toHaveLength(2)
  expect(lines.join()).toMatch(/"level":"error".*server\.test\.ts/)
  expect(lines.join()).not.toMatch(/secret-of-a-person|cannot read/)
})

test('a response that fails after it began is cut off and not ended', async () => {
  const write = vi.fn()
  const { raw } = await serving((request, response) => {
    response.writeHead(200, { 'Content-Length': '10' })
    response.write('half')
    refuseFailed(response, new Error('x'), write)
  })
  expect(await raw(line('GET', '/healthz'))).not.toContain('HTTP/1.1 500')
  expect(write).toHaveBeenCalledOnce()
})

test('a request of 9,000 slashes has an answer, on every kind of address', async () => {
  const { raw } = await serving(() => expect.unreachable())
  for (const begin of ['/', '/graph/', '/graph/v24.0', '/p/abc', '/api/v1/topics', '/sandbox'])
    expect(await raw(line('GET', begin + '/'.repeat(9000)))).toMatch(/^HTTP\/1\.1 40[04] /)
})

test('Next never sees the headers by which its parts talk to each other', async () => {
  const seen: string[][] = []
  const { origin } = await serving((request, response) => {
    seen.push(Object.keys(request.headers))
    response.end()
  })
  const internal = [
    'RSC',
    'Next-Action',
    'Next-Router-Prefetch',
    'X-Nextjs-Data',
    'X-Middleware-Subrequest',
    'X-Matched-Path',
  ]
  await fetch(`${origin}/p/abc`, { headers: Object.fromEntries(internal.map((name) => [name, '1'])) })
  expect(seen.flat()).toContain('host')
  expect(seen.flat().filter((name) => internal.some((one) => one.toLowerCase() === name))).toEqual([])
})

test.each(['PROPFIND', 'BREW', 'X'.repeat(40), 'DELETE'])(
  '%s on a call of the API is 405 as problem+json with Allow',
  async (method) => {
    const { raw } = await serving(() => expect.unreachable())
    const answer = await raw(line(method, '/api/v1/check'))
    expect(answer).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/)
    expect(answer).toMatch(/^Allow: POST\r$/m)
    expect(answer).toMatch(/^Content-Type: application\/problem\+json\r$/m)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 405, code: 'method_not_allowed' })
  },
)

test('what can’t be read behind a request whose response has begun breaks it off, and is no part of it', async () => {
  const { origin } = await serving((_request, response) => {
    response.writeHead(200, { 'Content-Length': 1000 }).write('half of it')
  })
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    let received = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk
      if (received.endsWith('half of it')) socket.write('no request\r\n\r\n')
    })
    socket.on('error', reject).on('close', () => resolve(received))
    socket.write('GET /p/abc HTTP/1.1\r\nHost: localhost\r\n\r\n')
  })
  expect(answer).toMatch(/\r\n\r\nhalf of it$/)
})

test('a refusal before Next has the shape of one after it', async () => {
  const { body, headers } = refusalOf('malformed', { isApi: true }, 'request-1')
  const other = problem(400, 'invalid_path', 'The path can’t be read.', { requestId: 'request-1' })
  expect(JSON.parse(body)).toEqual(await other.json())
  expect(headers['Content-Type']).toBe(other.headers.get('content-type'))
})

test('a refusal in words says in which letters they are, because a browser would guess others', () => {
  const { body, headers } = refusalOf('malformed', { isApi: false }, 'request-1')
  expect(body).toBe('The path can’t be read.\n')
  expect(headers['Content-Type']).toBe('text/plain; charset=utf-8')
})

test('every request is counted under a label of the table', async () => {
  const { origin, observe } = await serving((_request, response) => response.end())
  for (const path of ['/p/abc', '/api/v1/nothing', '/nowhere']) await fetch(origin + path)
  expect(observe.mock.calls.map(([, , route]) => route?.path)).toEqual(['/p/:token', undefined, undefined])
})

test('the demo is there by its own names only, whatever a page elsewhere calls us', async () => {
  const seen: (string | undefined)[] = []
  const { raw } = await serving((request, response) => (seen.push(request.url), response.end()), true)
  const ask = (path: string, host: string) => raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
  for (const path of ['/sandbox', '/sandbox/state?contact=1'])
    for (const host of ['localhost:3000', 'preferences.example.com', 'evil.example:3000']) await ask(path, host)
  const ours = '/nothing-here'
  expect(seen).toEqual(['/sandbox', '/sandbox', ours, '/sandbox/state?contact=1', '/sandbox/state?contact=1', ours])
})

const toConsole = (method: string, headers: Record<string, string>) =>
  [`${method} /console HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n') +
  '\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

test('the console is at one host, whatever a header claims, and takes no form of another site', async () => {
  const seen: Record<string, unknown>[] = []
  const { raw } = await serving((request, response) => {
    seen.push(request.headers)
    response.end()
  })
  const Host = 'console.example.com'
  const Origin = `https://${Host}`
  const claims = { 'X-Forwarded-Host': Host, Forwarded: `host=${Host}`, 'X-Forwarded-Proto': 'https' }
  for (const host of ['preferences.example.com', 'evil.example', `${Host}.evil.example`, `${Host}:8080`, '127.0.0.1'])
    for (const method of ['GET', 'POST'])
      expect(await raw(toConsole(method, { Host: host, Origin, ...claims }))).toMatch(/^HTTP\/1\.1 404 /)
  for (const origin of ['https://evil.example', 'null', 'nonsense', `http://${Host}`, `${Origin}.evil.example`])
    expect(await raw(toConsole('POST', { Host, Origin: origin }))).toMatch(/^HTTP\/1\.1 403 /)
  expect(seen).toEqual([])

  expect(await raw(toConsole('POST', { Host, Origin }))).toMatch(/^HTTP\/1\.1 200 /)
  const lies = { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example', 'X-Forwarded-Proto': 'http' }
  await raw(toConsole('GET', { Host, ...lies, 'X-Forwarded-For': '203.0.113.7' }))
  expect(seen).toHaveLength(2)
  expect(JSON.stringify(seen)).not.toContain('evil.example')
  expect(seen[1]).toMatchObject({ 'x-forwarded-for': '203.0.113.7', 'x-sayso-peer': '127.0.0.1' })
})

test('no other site has a file downloaded or a preview opened, and an address with %00 is refused', async () => {
  const seen: (string | undefined)[] = []
  const { raw } = await serving((request, response) => (seen.push(request.url), response.end()))
  const get = (path: string, site?: string) =>
    raw(
      `GET ${path} HTTP/1.1\r\nHost: console.example.com\r\nConnection: close\r\n` +
        `${site === undefined ? '' : `Sec-Fetch-Site: ${site}\r\n`}\r\n`,
    )
  const file = '/console/reviews/phrases.tsv'
  for (const site of ['cross-site', 'same-site'])
    for (const path of [file, '/console/preview?draft=look&name=x']) expect(await get(path, site)).toMatch(/ 403 /)
  expect(await get('/console/people?q=a%00b')).toMatch(/^HTTP\/1\.1 400 /)
  expect(seen).toEqual([])
  for (const site of ['same-origin', 'none', undefined]) expect(await get(file, site)).toMatch(/^HTTP\/1\.1 200 /)
  // A link in a mail or a chat opens a screen.
  expect(await get('/console/people', 'cross-site')).toMatch(/^HTTP\/1\.1 200 /)
})
