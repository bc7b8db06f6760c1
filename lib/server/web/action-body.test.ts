import { createServer, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ROUTES } from '@/lib/routes.mjs'
import { handlerOf } from './server.mjs'

const HOST = 'console.example.com'

/** Starts our server around one that reads the whole body. Returns how to send a request, and what was read. */
async function reading() {
  const read: number[] = []
  const listener = (request: IncomingMessage, response: { end(text?: string): unknown }) => {
    let bytes = 0
    request.on('data', (piece: Buffer) => (bytes += piece.length))
    request.on('error', () => {})
    request.on('end', () => (read.push(bytes), response.end('read')))
  }
  const options = { trustRequestId: false, isDemo: false, baseUrl: 'https://p.example', authUrl: `https://${HOST}` }
  const handle = handlerOf(listener as Parameters<typeof handlerOf>[0], {
    ...options,
    observe: vi.fn(),
    intercept: () => false,
  })
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const send = (path: string, headers: Record<string, string>, pieces: readonly string[]) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      let answer = ''
      socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk))
      socket.on('error', () => {}).on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''))
      const lines = Object.entries({ Host: HOST, Connection: 'close', ...headers }).map(
        ([name, value]) => `${name}: ${value}`,
      )
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      for (const piece of pieces) socket.write(piece)
    })
  return { send, read }
}

const multipart = (parts: number, boundary = 'xYz') => {
  const fields = Array.from(
    { length: parts },
    (_, at) => `--${boundary}\r\nContent-Disposition: form-data; name="f${at}"\r\n\r\n\r\n`,
  )
  const body = `${fields.join('')}--${boundary}--\r\n`
  const headers = {
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
    'Content-Length': String(Buffer.byteLength(body)),
  }
  return { body, headers }
}

/** In pieces of so few bytes that every mark lies across two of them. */
const inPieces = (text: string, size: number) => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []

test('a form for a screen is passed on whole while it has a usual number of parts', async () => {
  const { send, read } = await reading()
  const { body, headers } = multipart(600)
  expect(await send('/console/sign-in', headers, inPieces(body, 7000))).toMatch(/ 200 /)
  expect(read).toEqual([body.length])
})

test('a form of too many parts is ended before its reader has it, however it is cut into pieces', async () => {
  const { send, read } = await reading()
  const { body, headers } = multipart(601, 'long-boundary-of-a-browser-1234567890')
  const quoted = { ...headers, 'Content-Type': 'multipart/form-data; boundary="long-boundary-of-a-browser-1234567890"' }
  for (const size of [50_000, 997])
    for (const head of [headers, quoted])
      expect(await send('/console/sign-in', head, inPieces(body, size))).toMatch(/ 413 /)
  expect(read).toEqual([])
})

test.each([
  // What Next's parser takes for the boundary is `A`, or what is in quotes without its escape, or all of it.
  ['multipart/form-data; boundary=A; boundary=B', 'A'],
  ['multipart/form-data; boundary=A; x="; boundary=B"', 'A'],
  [`multipart/form-data; boundary="${'a'.repeat(80)}"`, 'a'.repeat(80)],
  [String.raw`multipart/form-data; boundary="a\b"`, 'ab'],
  ['multipart/form-data; boundary="a;b"', 'a;b'],
  ['multipart/form-data', 'A'],
  ['Multipart/mixed; boundary=A', 'A'],
])('a form of the type %s, whose parts another parser might count otherwise, is refused', async (type, boundary) => {
  const { send, read } = await reading()
  const { body, headers } = multipart(601, boundary)
  expect(await send('/console/look', { ...headers, 'Content-Type': type }, [body])).toMatch(/ 400 /)
  expect(read).toEqual([])
})

test('a form that is too large, or does not say how large, is refused by its head', async () => {
  const { send, read } = await reading()
  expect(await send('/console/topics', { 'Content-Length': String(256 * 1024 + 1) }, [])).toMatch(/ 413 /)
  expect(await send('/console/look', { 'Content-Length': String(1024 * 1024 + 1) }, [])).toMatch(/ 413 /)
  expect(await send('/console/topics', { 'Transfer-Encoding': 'chunked' }, ['0\r\n\r\n'])).toMatch(/ 411 /)
  expect(read).toEqual([])
  expect(await send('/console/look', { 'Content-Length': '300000' }, ['x'.repeat(300_000)])).toMatch(/ 200 /)
})

test('every screen that takes forms for server actions has a bound', () => {
  const screens = ROUTES.filter(
    ({ kind, methods }) => kind === 'console' && methods.includes('GET') && methods.includes('POST'),
  )
  const open = screens.filter(({ form, framed }) => !form && !framed)
  expect(screens.length).toBeGreaterThan(10)
  expect(open).toEqual([])
})

test('every file of the console is one that no other site may have downloaded', () => {
  // The OpenID provider sends people back to where they sign in.
  const read = ROUTES.filter(
    ({ kind, methods, path }) => kind === 'console' && !methods.includes('POST') && !path.startsWith('/console/auth/'),
  )
  expect(read.length).toBeGreaterThan(3)
  expect(read.filter(({ file }) => !file)).toEqual([])
})
