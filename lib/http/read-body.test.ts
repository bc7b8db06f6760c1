import { expect, test } from 'vitest'
import { readBody } from './read-body'

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

const chunked = (chunks: number, size: number) => {
  let left = chunks
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(size).fill(97))
      else controller.close()
    },
  })
}

test('a body within the limit arrives whole', async () => {
  expect(await readBody(post('act=save&on=1'))).toBe('act=save&on=1')
})

test('a request without a body is an empty text', async () => {
  expect(await readBody(new Request('http://localhost/', { method: 'POST' }))).toBe('')
})

test('a declared length over the limit is refused before a byte is read', async () => {
  const request = post('short', { 'content-length': '70000' })
  expect(await readBody(request)).toBeNull()
  expect(request.bodyUsed).toBe(false)
})

test('a chunked body without a length is refused as soon as it passes the limit', async () => {
  let sent = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 16_384
      controller.enqueue(new Uint8Array(16_384))
    },
  })
  expect(await readBody(post(endless))).toBeNull()
  expect(sent).toBeLessThan(200_000)
})

test('a chunked body of exactly the limit is taken', async () => {
  expect((await readBody(post(chunked(4, 16_384))))?.length).toBe(65_536)
})
