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
