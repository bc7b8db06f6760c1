import { expect, test } from 'vitest'
import { createPress } from './press'

function pressed() {
  const clock = { at: 1_000_000, now: () => clock.at }
  const press = createPress(clock)
  let runs = 0
  const job = press.yielding(() => Promise.resolve(void (runs += 1)))
  return { clock, press, job, runs: () => runs }
}

test('a job runs each time while the ledger grows slowly', async () => {
  const { clock, press, job, runs } = pressed()
  for (let second = 0; second < 10; second++) {
    press.note(199)
    await job()
    clock.at += 1000
  }
  expect(runs()).toBe(10)
})

test('while the ledger grows fast, it runs once in half a minute; afterwards each time again', async () => {
  const { clock, press, job, runs } = pressed()
  for (let tenth = 0; tenth < 600; tenth++) {
    press.note(20)
    await job()
    clock.at += 100
  }
  // In the first second nobody knows yet.
  const before = runs()
  expect(before).toBeLessThan(15)
  for (let tenth = 0; tenth < 300; tenth++) {
    press.note(20)
    await job()
    clock.at += 100
  }
  expect(runs()).toBe(before + 1)
  clock.at += 2000
  await job()
  await job()
  expect(runs()).toBe(before + 3)
})

test('after the clock was set back, it runs at once, and then once in half a minute of the new time', async () => {
  const { clock, press, job, runs } = pressed()
  const pressFor = async (tenths: number) => {
    for (let tenth = 0; tenth < tenths; tenth++) {
      press.note(30)
      await job()
      clock.at += 100
    }
  }
  await pressFor(100)
  clock.at -= 3_600_000
  const before = runs()
  await pressFor(10)
  // In the first second of the new time nobody knows yet how fast the ledger grows.
  const after = runs()
  expect(after).toBeGreaterThan(before)
  await pressFor(280)
  expect(runs()).toBe(after)
  await pressFor(100)
  expect(runs()).toBe(after + 1)
})
