import { expect, test, vi } from 'vitest'
import { finishPendingWork, goOnAfterResponse } from './pending-work.mjs'

/** Longer than any test. */
const LONG = 3_600_000

/** A piece of work that the test ends. */
function piece() {
  let end = () => {}
  const work = new Promise<void>((resolve) => (end = resolve))
  return { work, end }
}

test('the end waits for work that goes on, and for what that begins', async () => {
  const [first, second] = [piece(), piece()]
  const done: string[] = []
  goOnAfterResponse(
    first.work.then(() => {
      done.push('first')
      goOnAfterResponse(
        second.work.then(() => void done.push('second')),
        () => {},
      )
    }),
    () => {},
  )
  const finished = finishPendingWork(LONG).then((left) => done.push(`over, ${left} left`))
  first.end()
  await vi.waitFor(() => expect(done).toEqual(['first']))
  second.end()
  await finished
  expect(done).toEqual(['first', 'second', 'over, 0 left'])
})

test('work that fails is reported once, and does not hold the end up', async () => {
  const report = vi.fn()
  const error = new Error('lost')
  goOnAfterResponse(Promise.reject(error), report)
  expect(await finishPendingWork(LONG)).toBe(0)
  expect(report.mock.calls).toEqual([[error]])
})

test('work that never ends is left after the bound, and counted', async () => {
  const { work, end } = piece()
  goOnAfterResponse(work, () => {})
  expect(await finishPendingWork(1)).toBe(1)
  end()
  expect(await finishPendingWork(LONG)).toBe(0)
})

test('another copy of the module, as Next makes for its bundles, shares the work', async () => {
  const { work, end } = piece()
  goOnAfterResponse(work, () => {})
  vi.resetModules()
  const other = await import('./pending-work.mjs')
  expect(other.finishPendingWork).not.toBe(finishPendingWork)
  expect(await other.finishPendingWork(1)).toBe(1)
  end()
  expect(await other.finishPendingWork(LONG)).toBe(0)
})
