import { once } from 'node:events'
import { Agent, createServer, request as open, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { plainResponse } from '@/lib/plain-response.mjs'
import { toRequest } from './plain-request.mjs'
import { sendResponse } from './web-standard.mjs'

function deferred<T>() {
  const made: { resolve: (value: T) => void; promise: Promise<T> } = {
    resolve: () => {},
    promise: Promise.resolve() as never,
  }
  made.promise = new Promise((resolve) => (made.resolve = resolve))
  return made
}

const streamOf = (pieces: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A server whose every request goes to this handler of Web standards; `failed` collects what it throws. */
async function serving(handler: (request: Request) => Promise<Response> | Response) {
  const failed: unknown[] = []
  const server = createServer((message, response) => {
    const run = async () => sendResponse(response, await handler(toRequest(message, response)))
    run().catch((error: unknown) => {
      failed.push(error)
      response.destroy()
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closers.push(() => (server.closeAllConnections(), server.close()))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, failed }
}

test('method, path, headers and body arrive; the Host header is nothing that a handler sees', async () => {
  const { url } = await serving(async (request) => {
    const { method, headers } = request
    return Response.json({ method, url: request.url, kind: headers.get('x-kind'), body: await request.text() })
  })
  const sent = await fetch(`${url}/a/b?c=1,2`, { method: 'POST', headers: { 'X-Kind': 'one' }, body: 'ñandú' })
  expect(await sent.json()).toEqual({ method: 'POST', url: 'http://localhost/a/b?c=1,2', kind: 'one', body: 'ñandú' })
})

test('a complete body has its length, a stream has its first piece before its second is made', async () => {
  const second = deferred<void>()
  const pieces = async function* () {
    yield new TextEncoder().encode('one')
    await second.promise
    yield new TextEncoder().encode('two')
  }
  const { url } = await serving((request) =>
    request.url.endsWith('/whole') ? new Response('ñ') : new Response(streamOf(pieces())),
  )
  const whole = await fetch(`${url}/whole`)
  expect([whole.headers.get('content-length'), await whole.text()]).toEqual(['2', 'ñ'])
  const reader = (await fetch(`${url}/stream`)).body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('one')
  second.resolve()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('two')
  expect((await reader.read()).done).toBe(true)
})

test('HEAD has the headers and no body, 204 has none either, cookies stay apart', async () => {
  const headers = new Headers([
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ])
  const { url } = await serving(({ method }) =>
    method === 'DELETE' ? new Response(null, { status: 204 }) : new Response('x', { headers }),
  )
  const head = await fetch(url, { method: 'HEAD' })
  expect([head.status, await head.text(), head.headers.getSetCookie()]).toEqual([200, '', ['a=1', 'b=2']])
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(204)
})

test('a body that breaks off closes the connection: no half response is taken for a whole one', async () => {
  const pieces = async function* () {
    yield new TextEncoder().encode('one')
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    throw new Error('the database went away')
  }
  const { url, failed } = await serving(() => new Response(streamOf(pieces())))
  await expect((await fetch(url)).text()).rejects.toThrow('terminated')
  expect(failed).toEqual([])
})

test.each([
  ['its second piece', 1],
  ['its first piece', 0],
])('a body that breaks off at once, at %s, is no response either', async (_, whole) => {
  const pieces = async function* () {
    for (let piece = 0; piece < whole; piece++) yield new TextEncoder().encode('one')
    throw new Error('the database went away')
  }
  const { url, failed } = await serving(() => new Response(streamOf(pieces())))
  await expect(fetch(url).then((response) => response.text())).rejects.toThrow(/fetch failed|terminated/)
  // Nothing was sent before the first piece, so the caller may still send an error.
  expect(failed).toHaveLength(1 - whole)
})

test('a body that is refused unread, or half read, leaves a connection that serves the next request', async () => {
  const { url } = await serving(async (request) => {
    if (request.url.endsWith('/half')) {
      const reader = request.body!.getReader()
      await reader.read()
      await reader.cancel()
    }
    return new Response('done')
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  closers.push(() => agent.destroy())
  const send = (path: string) =>
    new Promise<[string, number | undefined]>((resolve, reject) => {
      const sent = open(`${url}${path}`, { method: 'POST', agent }, (response: IncomingMessage) => {
        let text = ''
        const port = response.socket.localPort
        response.on('data', (chunk: Buffer) => (text += chunk.toString()))
        response.on('end', () => resolve([text, port]))
      })
      sent.on('error', reject)
      sent.end(Buffer.alloc(300_000, 'x'))
    })
  const ports = new Set<number | undefined>()
  for (const path of ['/unread', '/half', '/unread', '/half']) {
    const [text, port] = await send(path)
    expect(text).toBe('done')
    ports.add(port)
  }
  expect(ports.size).toBe(1)
})

test('a client who leaves aborts the signal, and breaks off a body that is still read', async () => {
  const aborted = deferred<void>()
  const broken = deferred<unknown>()
  const begun = deferred<void>()
  const { url } = await serving(async (request) => {
    request.signal.addEventListener('abort', () => aborted.resolve())
    const reader = request.body!.getReader()
    await reader.read()
    begun.resolve()
    await reader.read().catch(broken.resolve)
    return new Response('nobody reads this')
  })
  const sent = open(url, { method: 'POST' })
  sent.on('error', () => {})
  sent.write('half of it')
  await begun.promise
  sent.destroy()
  await aborted.promise
  expect(await broken.promise).toBeInstanceOf(Error)
})

test('a client who left before there was a response is waited for by nobody: its stream is cancelled', async () => {
  const cancelled = deferred<void>()
  const called = deferred<void>()
  const left = deferred<void>()
  const { url } = await serving(async (request) => {
    request.signal.addEventListener('abort', () => left.resolve())
    called.resolve()
    await left.promise
    return new Response(new ReadableStream({ cancel: () => cancelled.resolve() }))
  })
  const sent = open(url)
  sent.on('error', () => {})
  sent.end()
  await called.promise
  sent.destroy()
  expect(await cancelled.promise).toBeUndefined()
})

test('a request that was ended before its handler was done gets no second response, and that is no failure', async () => {
  const cancelled = deferred<void>()
  const late = [
    new Response(new ReadableStream({ cancel: () => cancelled.resolve() })),
    plainResponse('late', { headers: {} }),
    new Response(null, { status: 400 }),
  ]
  const results: Promise<unknown>[] = []
  const server = createServer((_, response) => {
    response.writeHead(408, { Connection: 'close', 'Content-Length': 0 }).end()
    results.push(...late.map((answer) => sendResponse(response, answer)))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  closers.push(() => (server.closeAllConnections(), server.close()))
  const sent = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST', body: 'x' })
  expect(sent.status).toBe(408)
  expect(await Promise.all(results)).toEqual([undefined, undefined, undefined])
  await cancelled.promise
})
