import { expect, onTestFinished, test, vi } from 'vitest'
import { ticker } from './ticker'

function counting(restMs: number | (() => number)) {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let runs = 0
  const ticking = ticker(() => Promise.resolve(void (runs += 1)), {
    pollMs: 1000,
    debounceMs: 10,
    restMs,
    onError: () => {},
  })
  return { ticking, runs: () => runs }
}

test('the first wake after a pause starts a run at once, and those that follow share the next one', async () => {
  const { ticking, runs } = counting(100)
  ticking.wake()
  await vi.advanceTimersByTimeAsync(10)
  expect(runs()).toBe(1)
  for (let ms = 0; ms < 90; ms += 10) {
    ticking.wake()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(runs()).toBe(1)
  await vi.advanceTimersByTimeAsync(10)
  expect(runs()).toBe(2)
  // Nothing has woken it since: only the poll does.
  await vi.advanceTimersByTimeAsync(999)
  expect(runs()).toBe(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(runs()).toBe(3)
  await ticking.stop()
})

test('a wake during a run is not lost', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const ends: (() => void)[] = []
  const ticking = ticker(() => new Promise((resolve) => ends.push(resolve)), {
    pollMs: 60_000,
    debounceMs: 10,
    restMs: 100,
    onError: () => {},
  })
  ticking.wake()
  await vi.advanceTimersByTimeAsync(10)
  ticking.wake()
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(100)
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await ticking.stop()
})

test('how long it rests may change from run to run', async () => {
  let restMs = 300
  const { ticking, runs } = counting(() => restMs)
  ticking.wake()
  await vi.advanceTimersByTimeAsync(10)
  ticking.wake()
  await vi.advanceTimersByTimeAsync(299)
  expect(runs()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(runs()).toBe(2)
  restMs = 100
  ticking.wake()
  await vi.advanceTimersByTimeAsync(100)
  expect(runs()).toBe(3)
  await ticking.stop()
})
