import { expect, test } from 'vitest'
import { MovePause } from './move-pause'

test('one failure is bad luck; from the second on the distances double, to five minutes, and a success ends them', () => {
  let now = 0
  const pause = new MovePause(() => now)
  const held: number[] = []
  for (let failures = 0; failures < 10; failures++) {
    pause.note(false)
    held.push(pause.heldMs)
    now += pause.heldMs
    expect(pause.heldMs).toBe(0)
  }
  expect(held).toEqual([0, 5000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000])
  expect(pause.isFailing).toBe(true)
  pause.note(true)
  expect([pause.isFailing, pause.heldMs]).toEqual([false, 0])
  pause.note(false)
  expect(pause.heldMs).toBe(0)
})
