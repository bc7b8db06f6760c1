import { expect, test } from 'vitest'
import { readRecoveryArguments } from './run-recovery'

const HERE = import.meta.filename

test('the command takes exports with a key, or the end alone', async () => {
  expect(await readRecoveryArguments([])).toEqual({ files: [], keys: [], end: false })
  expect(await readRecoveryArguments(['--end'])).toEqual({ files: [], keys: [], end: true })
  expect(await readRecoveryArguments(['--export', HERE, `--export=${HERE}`])).toMatchObject({ files: [HERE, HERE] })
})

test.each<[args: string[], why: string]>([
  [['--everything'], 'The command takes no argument "--everything". Nothing was done.'],
  [['evidence.jsonl'], 'The command takes no argument "evidence.jsonl". Nothing was done.'],
  [['--end', '--export', HERE], "These arguments don't go together. Nothing was done."],
  [['--key', HERE], "These arguments don't go together. Nothing was done."],
  [['--export'], 'Usage'],
  [['--export', '/nowhere'], "/nowhere can't be read. Nothing was done."],
  [['--export', HERE, '--key', HERE], 'holds no public keys'],
])('%j does nothing and says why', async (args, why) => {
  await expect(readRecoveryArguments(args)).rejects.toThrow(why)
})
