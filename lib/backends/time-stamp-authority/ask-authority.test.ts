import { createServer, type IncomingHttpHeaders } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { askAuthority, MOST_REPLY_BYTES } from './ask-authority'

/** Serves what a test replies, and returns its host with what it was sent last. */
async function serve(status: number, reply: Buffer) {
  const seen: { path?: string | undefined; headers: IncomingHttpHeaders; body: Buffer } = { headers: {}, body: reply }
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      Object.assign(seen, { path: request.url, headers: request.headers, body: Buffer.concat(pieces) })
      response.writeHead(status).end(reply)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, seen }
}

// Bytes that are no UTF-8, as in DER.
const request = Buffer.from('30820080ff', 'hex')

test('bytes are sent and returned as they are, to the whole address, with the password that it has', async () => {
  const reply = Buffer.from('ff00fe80', 'hex')
  const { host, seen } = await serve(200, reply)
  const url = `http://me:se%20cret@${host}/a/tsr?key=1`
  expect(await askAuthority({ url, allowPrivate: [host] }, request)).toEqual({ kind: 'replied', reply })
  expect(seen).toMatchObject({ path: '/a/tsr?key=1', body: request })
  expect(seen.headers).toMatchObject({
    ...{ 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    authorization: `Basic ${Buffer.from('me:se cret').toString('base64')}`,
  })
})

test('a reply that is too large, an error, and a private address that is not allowed are failures', async () => {
  const ask = ({ host }: { host: string }, allowPrivate = [host]) =>
    askAuthority({ url: `http://${host}/`, allowPrivate }, request)
  const large = await serve(200, Buffer.alloc(MOST_REPLY_BYTES + 1))
  expect(await ask(large)).toEqual({ kind: 'failed', reason: 'answer_too_large' })
  expect(await ask(await serve(503, Buffer.alloc(0)))).toEqual({ kind: 'failed', reason: 'status_503' })
  const inside = await serve(200, Buffer.alloc(1))
  expect(await ask(inside, [])).toEqual({ kind: 'failed', reason: 'address_refused' })
  expect(inside.seen.path).toBeUndefined()
})
