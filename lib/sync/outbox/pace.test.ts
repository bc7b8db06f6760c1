import { expect, onTestFinished, test, vi } from 'vitest'
import { Pace } from './pace'

test('after the clock of the machine was set back, the next message waits no longer than before', () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const pace = new Pace()
  void pace.wait(10)
  vi.setSystemTime(Date.now() - 3_600_000)
  void pace.wait(10)
  expect(vi.getTimerCount()).toBe(0)
})
