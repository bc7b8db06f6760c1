import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grant, type HourWindow, MINUTE_MS, nextGrantAt, PURPOSES, slide, SLOTS, spentIn } from './hour-window'

const START = Date.UTC(2026, 0, 1)
const EMPTY: HourWindow = { minute: 0, used: [] }
const of = (configured: number) => ({ configured, learnt: configured })
const HOUR_MS = 60 * MINUTE_MS

test('a burst may use the rest of the hour at once, except the share of refusals', () => {
  const now = slide(EMPTY, START)
  expect(grant(now, of(2500), { urgent: 0, others: 5000 }).granted).toEqual({ urgent: 0, reading: 0, others: 1750 })
  expect(grant(now, of(2500), { urgent: 5000, others: 5000 }).granted).toEqual({ urgent: 2500, reading: 0, others: 0 })
  const after = grant(now, of(2500), { urgent: 0, others: 1750 }).window
  expect(grant(after, of(2500), { urgent: 1000, others: 10 }).granted).toEqual({ urgent: 750, reading: 0, others: 0 })
})

test('a lower limit that a 429 taught holds agreements back and no refusal', () => {
  const used = grant(slide(EMPTY, START), of(2500), { urgent: 0, others: 846 }).window
  const taught = { configured: 2500, learnt: 846 }
  expect(grant(used, taught, { urgent: 3, reading: 2, others: 3 }).granted).toEqual({
    urgent: 3,
    reading: 2,
    others: 0,
  })
})

test('no sliding hour ever sees more than the limit, even when requests arrive a minute late', () => {
  const step = fc.record({
    afterMs: fc.integer({ min: 0, max: 40 * MINUTE_MS }),
    urgent: fc.integer({ min: 0, max: 60 }),
    reading: fc.integer({ min: 0, max: 60 }),
    others: fc.integer({ min: 0, max: 60 }),
    lateMs: fc.integer({ min: 0, max: MINUTE_MS }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let now = START
      let window = EMPTY
      const arrivals: number[] = []
      for (const { afterMs, urgent, reading, others, lateMs } of steps) {
        now += afterMs
        const { window: next, granted } = grant(slide(window, now), of(50), { urgent, reading, others })
        window = next
        for (let count = granted.urgent + granted.reading + granted.others; count > 0; count--)
          arrivals.push(now + lateMs)
      }
      for (const end of arrivals) {
        expect(arrivals.filter((at) => at > end - HOUR_MS && at <= end).length).toBeLessThanOrEqual(50)
      }
    }),
  )
})

test('the time of the next grant is exact: nothing is granted before, something then', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: SLOTS }),
      fc.constantFrom(...PURPOSES),
      (counts, purpose) => {
        const window = slide({ minute: Math.floor(START / MINUTE_MS), used: counts }, START)
        const sum = (at: number) => grant(slide(window, at), of(20), { [purpose]: 1 }).granted[purpose]
        if (sum(START) === 1) return
        const next = nextGrantAt(window, of(20), purpose)
        expect(next).toBeGreaterThan(START)
        expect(sum(next - 1)).toBe(0)
        expect(sum(next)).toBe(1)
      },
    ),
  )
})

test('a clock that goes back forgets nothing', () => {
  const { window } = grant(slide(EMPTY, START), of(100), { urgent: 10, others: 0 })
  const earlier = slide(window, START - 5 * MINUTE_MS)
  expect(earlier.minute).toBe(window.minute)
  expect(spentIn(earlier)).toBe(10)
  expect(spentIn(slide(window, START + 63 * MINUTE_MS))).toBe(0)
})

test('after a clock was set back by hours, what was used leaves the hour within an hour of it', () => {
  const { window } = grant(slide(EMPTY, START), of(10), { urgent: 10 })
  const back = START - 5 * HOUR_MS
  const present = slide(window, back)
  expect(spentIn(present)).toBe(10)
  expect(nextGrantAt(present, of(10), 'urgent')).toBe(back + SLOTS * MINUTE_MS)
  expect(spentIn(slide(present, back + SLOTS * MINUTE_MS))).toBe(0)
})
