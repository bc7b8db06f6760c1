import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { runCommand } from './run-command'

const before = { argv: process.argv, exitCode: process.exitCode }
let written: { out: string; err: string }

beforeEach(() => {
  written = { out: '', err: '' }
})
afterEach(() => {
  process.argv = before.argv
  process.exitCode = before.exitCode
})

/** Runs a command with these arguments. Returns what it printed, its exit code, and what it closed. */
async function run(args: string[], work: Parameters<typeof runCommand>[1]) {
  process.argv = ['node', 'command', ...args]
  process.exitCode = undefined
  const closed: string[] = []
  const one = (name: string) => ({ close: async () => void closed.push(name) })
  const writes = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.err += String(text)), true)),
  ]
  await runCommand({ usage: 'Usage: it', failed: 'This failed' }, (given, frame) => {
    frame.closing(one('first'))
    frame.closing(one('second'))
    return work(given, frame)
  }).finally(() => writes.forEach((write) => write.mockRestore()))
  return { ...written, code: process.exitCode, closed: closed.toSorted() }
}

test('a command writes, ends with its code, and closes what it opened', async () => {
  const ended = await run(['a', 'b'], async (args, { out, err }) => {
    out(args.join('+'))
    err('beside')
    return 2
  })
  expect(ended).toEqual({ out: 'a+b\n', err: 'beside\n', code: 2, closed: ['first', 'second'] })
})

test.each([
  [new OperatorError('There is no such thing.'), 'There is no such thing.\n', 1],
  [new OperatorError('Say which.', 2), 'Say which.\n', 2],
  [new Error('postgres://owner:secret@db/sayso is away'), 'This failed: postgres://', 1],
])('%s is printed without a stack, and all is closed', async (error, text, code) => {
  const ended = await run([], () => Promise.reject(error))
  expect(ended).toMatchObject({ out: '', code, closed: ['first', 'second'] })
  expect(ended.err.startsWith(text)).toBe(true)
  expect(ended.err).not.toMatch(/secret|\n {4}at /)
})

test('with --help a command prints its usage, and does nothing', async () => {
  const ended = await run(['--help'], () => Promise.reject(new Error('it ran')))
  expect(ended).toEqual({ out: 'Usage: it\n', err: '', code: undefined, closed: [] })
})
