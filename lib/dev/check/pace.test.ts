import { expect, test } from 'vitest'
import { findPace } from './pace.mjs'

const found = (text: string) => findPace('a.test.ts', text).map(({ line, what }) => `${line} ${what.split(':')[0]}`)

test.each([
  ['const a = Math.random()', ['1 Math.random']],
  ['expect(Date.now() - began).toBeLessThan(2000)', ['1 an expect of a time that passed']],
  ['expect(performance.now() - began).toBeLessThan(2)', ['1 an expect of a time that passed']],
  ['expect(due.getTime() - Date.now()).toBeGreaterThan(5)', ['1 an expect of a time that passed']],
  ['expect(Date.now()).toBeLessThan(began + 2000)', ['1 an expect of a time that passed']],
  ['expect({ unit, ok: Date.now() - began < 2 }).toEqual({ unit, ok: true })', ['1 an expect of a time that passed']],
  ['const took = Date.now() - began\nexpect(took).toBeLessThan(5)', ['2 an expect of a time that passed']],
  [
    'const took = (Number(process.hrtime.bigint()) - n) / 2\nexpect([took]).toEqual(5)',
    ['2 an expect of a time that passed'],
  ],
  ['await sleep(200)', ['1 a sleep']],
  ['await new Promise((resolve) => setTimeout(resolve, 50))', ['1 a sleep']],
  ['for (;;) {\n  await new Promise((resolve) => setTimeout(resolve, 1))\n}', ['2 a sleep']],
  ['while (!isDone()) await sleep(5)', ['1 a sleep']],
  ['held = new Promise((resolve) => setTimeout(resolve, 8))', ['1 a sleep']],
  ['return delay(50)', ['1 a sleep']],
  ['setTimeout(done, 100)', ['1 a sleep']],
  ['await later(50)', ['1 a sleep']],
  ['test("a", async () => {\n  await takes(50)\n})', ['2 a sleep']],
  ['await sql`update inbox set due_at = now() where id = ${id}`', ['1 due at now()']],
  ['await t.sql`update x set a = 1, judge_due_at = now(), b = 2`', ['1 due at now()']],
  ['function f() {\n  return async () => {\n    await sleep(5)\n  }\n}', ['3 a sleep']],
])('%s', (text, findings) => {
  expect(found(text)).toEqual(findings)
})

test.each([
  'const at = Date.now() - 60_000\nexpect(at).toBe(1)',
  'const at = Date.now() - 5 * DAY\nexpect(at).toBe(1)',
  'expect(at).toBeLessThan(Date.now() + 1000)',
  'await until(() => isDone())',
  'clock.wait(60_000)',
  'wait(60_000)',
  'socket.setTimeout(10_000, fail)',
  'test("a", () => {\n  standIn.answer = async () => {\n    await takes(20)\n  }\n})',
  'const clock = { now: () => Math.round(began + (Date.now() - began) * 5) }\nexpect(clock).toBeDefined()',
  "await sql`update inbox set due_at = now() - interval '1 second', received_at = now()`",
  'await vi.waitFor(() => expect(seen).toHaveLength(1))',
])('%s is neither chance nor pace', (text) => {
  expect(found(text)).toEqual([])
})

test('only testing/until.ts may wait for a time', () => {
  const text = 'export const takes = (ms) => new Promise((resolve) => setTimeout(resolve, ms))'
  expect(findPace('testing/until.ts', text)).toEqual([])
  expect(findPace('testing/other.ts', text)).toHaveLength(1)
})
