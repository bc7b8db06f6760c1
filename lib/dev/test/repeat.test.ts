import { beforeEach, expect, test, vi } from 'vitest'
import { readRepeat, repeatTests } from './repeat.mjs'

beforeEach(() => {
  vi.stubEnv('SEED', '40')
  return () => vi.unstubAllEnvs()
})

/** Returns what was printed while `work` ran, and its result. */
async function shown(work: () => Promise<number>) {
  const printed: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  try {
    return { code: await work(), printed: printed.join('') }
  } finally {
    write.mockRestore()
  }
}

test('each run has the next seed, 20 of them unless another number is asked for', async () => {
  const seeds: number[] = []
  const run = (seed: number) => Promise.resolve(seeds.push(seed) > 0)
  expect(await shown(() => repeatTests([], run))).toMatchObject({ code: 0 })
  expect(seeds).toEqual(Array.from({ length: 20 }, (_, place) => 40 + place))
  const three = await shown(() => repeatTests(['3', 'lib/x'], run))
  expect(three).toMatchObject({ code: 0, printed: expect.stringContaining('3 runs without a failure') as string })
})

test('the first failure stops it, and how to repeat it is said with its seed', async () => {
  const asked: string[][] = []
  const { code, printed } = await shown(() =>
    repeatTests(['9', 'lib/x', '-t', 'y'], (seed, args) => Promise.resolve(asked.push(args) > 0 && seed < 42)),
  )
  expect(code).toBe(1)
  expect(asked).toEqual(Array(3).fill(['lib/x', '-t', 'y']))
  expect(printed).toContain('SEED=42 npm run test:repeat -- 1 lib/x -t y')
})

test('what can’t be read is said; without a seed one is drawn', () => {
  expect(readRepeat(['0'], undefined)).toContain('Say how often')
  expect(readRepeat([], 'x')).toContain('SEED must be a whole number')
  expect(readRepeat(['lib/x'], undefined)).toMatchObject({
    times: 20,
    rest: ['lib/x'],
    first: expect.any(Number) as number,
  })
})
