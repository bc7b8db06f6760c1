import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { goOnAfterResponse } from '@/lib/pending-work.mjs'
import { waitForLastWork } from './last-work.mjs'

/** A server that listens, and a piece of work that goes on after its responses. */
async function serving(options: Parameters<typeof waitForLastWork>[1]) {
  const server = createServer()
  waitForLastWork(server, options)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const seen: string[] = []
  let end = () => {}
  goOnAfterResponse(
    new Promise<void>((resolve) => (end = resolve)).then(() => seen.push('done')),
    () => {},
  )
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      seen.push('closed')
      resolve()
    })
  })
  return { seen, closed, end: () => end() }
}

test('a server is closed only when the work after its responses is done', async () => {
  const lines: string[] = []
  const { seen, closed, end } = await serving({ mostMs: 3_600_000, write: (line) => void lines.push(line) })
  end()
  await closed
  expect([seen, lines]).toEqual([['done', 'closed'], []])
})

test('work that does not end in time is left, and the log says how much', async () => {
  const lines: string[] = []
  const { seen, closed, end } = await serving({ mostMs: 1, write: (line) => void lines.push(line) })
  await closed
  expect(seen).toEqual(['closed'])
  expect(lines.join()).toMatch(/"level":"warn".*"left":1/)
  end()
})
