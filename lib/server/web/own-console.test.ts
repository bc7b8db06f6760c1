import { expect, test } from 'vitest'
import { ownConsole } from './own-console.mjs'

function reported(...what: unknown[]) {
  const lines: string[] = []
  const console = { warn: () => {}, error: () => {} } as unknown as Console
  ownConsole(console, (line) => void lines.push(line))
  console.error(...what)
  return { text: lines.join(''), line: JSON.parse(lines.join('')) as Record<string, unknown> }
}

test('what an error quotes is in no line, and the line says its type, its code and where it arose', () => {
  const error = Object.assign(new RangeError('Key (phone)=(+5511987654321)\n    at once {"level":"info"}'), {
    code: '23505',
    digest: '15648962',
    detail: 'Key (email)=(ana@example.com)',
  })
  const { text, line } = reported('\u001b[31m⨯\u001b[39m', error)
  expect(line).toMatchObject({ level: 'error', digest: '15648962', err: { type: 'RangeError', code: '23505' } })
  expect(text).toMatch(/own-console\.test\.ts/)
  expect(text).not.toMatch(/98765|ana@|at once/)
  expect(text.match(/\n/g)).toHaveLength(1)
})

test('nobody writes a line of their own into the log', () => {
  const forged = 'Failed to find Server Action "evil\n{"level":"info","msg":"forged"}\u001b[31m". Read more.'
  const { text, line } = reported(forged)
  expect(line).toMatchObject({ level: 'error', problem: 'Failed to find Server Action' })
  expect(text).not.toMatch(/evil|forged|\p{Cc}\[/u)
  expect(reported(new Error(forged)).text).not.toMatch(/evil|forged|\p{Cc}\[/u)
})

test('what is neither a text nor an error leaves a line without it', () => {
  expect(reported({ phone: '+5511987654321' }, 7, null).line).toMatchObject({
    msg: 'Next reported a problem',
    problem: '',
  })
})
