import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { send } from './api'
import { readText } from './read-body'
import { ApiError } from './reply'

const LIMIT = 1000

test('a body over the limit gets its 413, and the next request on the same connection is answered', async () => {
  const server = createServer((incoming, response) => {
    const reply = readText(incoming, LIMIT).then(
      (text) => ({ status: 200, text }),
      (error: unknown) => (error instanceof ApiError ? error.reply : { status: 500 }),
    )
    void reply.then((answer) => send(response, answer, 'POST'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
    server.close()
  })
  const post = (body: string) =>
    socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
  post('x'.repeat(5000 * LIMIT))
  post('again')
  const received = await new Promise<string>((resolve, reject) => {
    let text = ''
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`closed after ${text}`)))
    socket.on('data', (data) => {
      text += data.toString()
      if (text.endsWith('again')) resolve(text)
    })
  })
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200'])
})
