import { expect, test } from 'vitest'
import { readTable } from './read-table'

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

test('a line with a name twice in one object is a row with a problem, because it may say Yes and No', async () => {
  const lines = [
    '{"phone":"+1","answer":"no","at":"12:00"}',
    '{"phone":"+1","answer":"no","answer":"yes"}',
    '{"phone":"+1","tags":{"a":1,"a":2}}',
  ]
  const problems = []
  for await (const rows of (await readTable(once(lines.join('\n')))).batches)
    problems.push(...rows.map(({ problem }) => problem))
  expect(problems).toEqual([undefined, 'invalid_json', 'invalid_json'])
})
