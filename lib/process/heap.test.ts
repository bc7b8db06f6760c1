import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { YOUNG_HEAP } from './heap.mjs'

const MODULE = new URL('heap.mjs', import.meta.url).href
/** Keeps what it makes for a while, so that V8 wants as much room for new objects as it may have. */
const PROGRAM = `
  import { getHeapSpaceStatistics } from 'node:v8'
  import { growHeapSlowly } from '${MODULE}'
  growHeapSlowly()
  const kept = []
  for (let i = 0; i < 3_000_000; i++) kept[i % 40_000] = { i }
  console.log(getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size / 2 ** 20)`

test('V8 knows the settings of the heap, and keeps the room for new objects at two halves of 8 MB', () => {
  const args = [YOUNG_HEAP, '--input-type=module', '-e', PROGRAM]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { NODE_ENV: 'test' } })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(Number(stdout)).toBeGreaterThan(0)
  expect(Number(stdout)).toBeLessThanOrEqual(16)
})
