import { expect, test } from 'vitest'
import type { Command } from './backends/command'
import { readShort } from './backends/mapping'
import { runBackends } from './backends/run-backends'
import { parseOnce } from './parse-once'
import { readArguments } from './read-arguments'

const OPTIONS = {
  business: { type: 'string' },
  file: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

test('an option that counts once is refused the second time, in each way of writing it', () => {
  const read = (...args: string[]) => parseOnce(args, OPTIONS, 1)
  expect(read('list', '--business', 'a', '--file', 'x', '--file=y', '--json')).toMatchObject({
    values: { business: 'a', file: ['x', 'y'], json: true },
    positionals: ['list'],
  })
  expect(() => read('--business', 'a', '--business', 'b')).toThrow('--business can be given once only')
  expect(() => read('--business=a', '--business', 'a')).toThrow('--business can be given once only')
  expect(() => read('--json', '--json')).toThrow('--json can be given once only')
  expect(() => read('list', 'all')).toThrow('takes no argument "all"')
  expect(() => read('--nothing')).toThrow(TypeError)
  const usage = { usage: 'Usage: x', exitCode: 2 } as const
  expect(() => readArguments(['--json', '--json'], OPTIONS, usage)).toThrow(/once only[^]*Usage: x/)
})

test('a setting or a topic that is named twice is refused: only the last would count', async () => {
  expect(() => readShort(['promotions=field', 'promotions=group'])).toThrow(
    '"promotions" twice. For both: promotions=both',
  )
  const said: string[] = []
  const command: Partial<Command> = { err: (text) => void said.push(text) }
  expect(await runBackends(command as Command, ['set', ID, 'perSecond=20', 'perSecond=30'])).toBe(2)
  expect(said).toEqual(['perSecond is given twice.'])
})

const ID = '019ab000-0000-7000-8000-00000000b001'
const WORDS: readonly (readonly string[])[] = [
  ...['show', 'enable', 'disable', 'replay', 'rotate', 'token', 'log'].map((verb) => [verb, ID, ID]),
  ['list', 'shop'],
  ['look', 'weni', 'weni'],
  ['connect', 'webhook', 'https://receiver.example'],
  // A number without quotes is three words, and its first would be taken for all of it.
  ['connect', 'whatsapp', '--phone-number-id', '1', '--waba-id', '2', '--number', '+55', '11', '91234-5678'],
]

test.each(WORDS.map((words) => [words.join(' '), words] as const))(
  'backends %s does nothing: what it would pass over would look done',
  async (_, words) => {
    const said: string[] = []
    const command: Partial<Command> = { err: (text) => void said.push(text) }
    expect(await runBackends(command as Command, [...words])).toBe(2)
    expect(said.join()).toMatch(/^The command takes no argument ".*" here\.$/)
  },
)
