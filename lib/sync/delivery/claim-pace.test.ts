import { expect, onTestFinished, test, vi } from 'vitest'
import { ClaimPace } from './claim-pace'

function pacing() {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const pace = new ClaimPace(200)
  let claims = 0
  const claim = () => pace.wait().then(() => (claims += 1))
  return { pace, claim, claims: () => claims }
}

test('the first claim waits for nothing, nor does one after a full claim', async () => {
  const { claim, claims } = pacing()
  await claim()
  await claim()
  expect(claims()).toBe(2)
})

test('after a claim that found little the next one waits for more', async () => {
  const { pace, claim, claims } = pacing()
  pace.gather()
  void claim()
  await vi.advanceTimersByTimeAsync(199)
  expect(claims()).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(claims()).toBe(1)
})

test('an end waits for nothing', async () => {
  const { pace, claim, claims } = pacing()
  pace.gather()
  const waiting = claim()
  pace.end()
  await waiting
  await claim()
  expect(claims()).toBe(2)
})

test('after a claim that found many refusals it is gathered for longer', async () => {
  const { pace, claim, claims } = pacing()
  pace.gather(true)
  void claim()
  await vi.advanceTimersByTimeAsync(599)
  expect(claims()).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(claims()).toBe(1)
})

test('where many refuse, two backends that claimed at about the same time claim at the same moment again', async () => {
  const { pace: one, claim, claims } = pacing()
  const other = new ClaimPace(200)
  one.gather(true)
  await vi.advanceTimersByTimeAsync(290)
  other.gather(true)
  let others = 0
  void claim()
  void other.wait().then(() => (others += 1))
  await vi.advanceTimersByTimeAsync(309)
  expect([claims(), others]).toEqual([0, 0])
  await vi.advanceTimersByTimeAsync(1)
  expect([claims(), others]).toEqual([1, 1])
})

test('a rest lasts as long as it is told to', async () => {
  const { pace, claim, claims } = pacing()
  pace.rest(1000)
  void claim()
  await vi.advanceTimersByTimeAsync(999)
  expect(claims()).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(claims()).toBe(1)
})
