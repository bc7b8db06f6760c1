import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { streamAnswer } from './stream-answer'

const options = { contentType: 'text/csv', operationId: 'test', requestId: 'request-1' }
const error = vi.spyOn(log, 'error').mockImplementation(() => {})
afterEach(() => error.mockClear())

/** Returns two pieces. The second one waits until the test releases it. */
function heldPieces(end: () => void) {
  let go = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  async function* pieces() {
    yield 'first'
    await held
    end()
    yield 'second'
  }
  return { pieces: pieces(), go }
}

test('a reader who goes away while a piece is made is no error, whether the piece comes or fails', async () => {
  for (const end of [() => {}, () => void expect.fail('the database is away')]) {
    const { pieces, go } = heldPieces(end)
    const reader = streamAnswer(pieces, options).body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first')
    const second = reader?.read()
    const gone = reader?.cancel()
    go()
    await Promise.all([second, gone])
  }
  expect(error).not.toHaveBeenCalled()
})

test('a failure while somebody reads breaks the connection and is logged', async () => {
  const { pieces, go } = heldPieces(() => {
    throw new Error('the database is away')
  })
  const reader = streamAnswer(pieces, options).body?.getReader()
  await reader?.read()
  go()
  await expect(reader?.read()).rejects.toThrow('the database is away')
  expect(error).toHaveBeenCalledOnce()
})
