import { expect, test } from 'vitest'
import { readAtMost, type StreamEnd, streamText } from './streams'

/** An endless stream that counts the bytes it was asked for. */
function endless(size: number) {
  let given = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        given += size
        controller.enqueue(new Uint8Array(size))
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, given: () => given }
}

test('at most n bytes are read: n are returned, n + 1 are null and the rest is never asked for', async () => {
  const bytes = (count: number) => new Response(new Uint8Array(count)).body
  expect((await readAtMost(bytes(100), 100))?.length).toBe(100)
  expect(await readAtMost(bytes(101), 100)).toBeNull()
  expect((await readAtMost(null, 100))?.length).toBe(0)
  const { stream, given } = endless(60)
  expect(await readAtMost(stream, 100)).toBeNull()
  expect(given()).toBe(120)
})

async function* pieces(...texts: (string | Error)[]) {
  for (const text of texts) {
    await Promise.resolve()
    if (text instanceof Error) throw text
    yield text
  }
}

test('a body that is broken off is a sender who went away', async () => {
  const cause = new Error('aborted')
  const stream = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(cause) })
  await expect(readAtMost(stream, 100)).rejects.toMatchObject({ code: 'client_gone', cause })
})

const decode = (value: Uint8Array | undefined) => new TextDecoder().decode(value)

test('a stream whose last piece was read is whole, and is reported before it ends', async () => {
  const ends: StreamEnd[] = []
  const stream = streamText(pieces('á', 'b'), { ended: (end) => void ends.push(end) })
  expect(await new Response(stream).text()).toBe('áb')
  expect(ends).toEqual([{ how: 'whole' }])
})

test('nothing is made before it is asked for', async () => {
  const made: number[] = []
  async function* counted() {
    for (let at = 0; ; at++) {
      await Promise.resolve()
      made.push(at)
      yield String(at)
    }
  }
  const reader = streamText(counted(), { ended: () => {} }).getReader()
  expect(made).toEqual([])
  expect(decode((await reader.read()).value)).toBe('0')
  expect(made).toEqual([0])
  await reader.cancel()
})

test('a piece that can’t be made breaks the stream, and its error is reported once', async () => {
  const ends: StreamEnd[] = []
  const error = new Error('the database is away')
  const reader = streamText(pieces('a', error), { ended: (end) => void ends.push(end) }).getReader()
  await reader.read()
  await expect(reader.read()).rejects.toBe(error)
  expect(ends).toEqual([{ how: 'broken', error }])
})

test('a reader who goes away ends the pieces: cancelled, aborted, or gone before there was a stream', async () => {
  for (const way of ['cancel', 'abort', 'before']) {
    let freed = false
    async function* held() {
      try {
        yield* pieces('a', 'b')
      } finally {
        freed = true
      }
    }
    const gone = new AbortController()
    if (way === 'before') gone.abort()
    let report: (end: StreamEnd) => void = () => {}
    const reported = new Promise<StreamEnd>((resolve) => (report = resolve))
    const stream = streamText(held(), { ended: report, reader: gone.signal })
    if (way !== 'before') {
      const reader = stream.getReader()
      await reader.read()
      if (way === 'cancel') await reader.cancel()
      else gone.abort()
    }
    expect(await reported).toEqual({ how: 'reader_gone' })
    // A generator that never began has nothing to free.
    expect(freed).toBe(way !== 'before')
  }
})

test('a stream whose reader went away never ends cleanly', async () => {
  const gone = new AbortController()
  const stream = streamText(pieces('a', 'b'), { ended: () => {}, reader: gone.signal })
  const reader = stream.getReader()
  await reader.read()
  gone.abort()
  await expect(reader.read()).rejects.toThrow('gone')
})
