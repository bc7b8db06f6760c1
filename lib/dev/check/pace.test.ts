import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
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

const ELAPSED = 'an expect of a time that passed'

test.each([
  ['const began = Date.now()\nconst ended = Date.now()\nexpect(ended - began).toBeLessThan(2000)', 3, ELAPSED],
  ['let took\ntook = Date.now() - began\nexpect(took).toBeLessThan(2000)', 3, ELAPSED],
  ['result.took = Date.now() - began\nexpect(result.took).toBeLessThan(2000)', 2, ELAPSED],
  ['times.push(Date.now() - began)\nexpect(Math.max(...times)).toBeLessThan(2000)', 2, ELAPSED],
  ['const elapsed = () => Date.now() - began\nexpect(elapsed()).toBeLessThan(2000)', 2, ELAPSED],
  ['function passed() {\n  return Math.round((Date.now() - began) / 5)\n}\nexpect(passed()).toBe(2)', 4, ELAPSED],
  ['expect(new Date().getTime() - began).toBeLessThan(2000)', 1, ELAPSED],
  ['const began = new Date()\nconst ended = +new Date()\nexpect(ended - began.getTime()).toBe(5)', 3, ELAPSED],
  ['assert(Date.now() - began < 2000)', 1, ELAPSED],
  ['assert.ok(Date.now() - began < 2000)', 1, ELAPSED],
  ["if (Date.now() - began > 2000) throw new Error('slow')", 1, 'an error because of a time that passed'],
  [
    "const took = Date.now() - began\nif (took > 5) {\n  expect.fail('slow')\n}",
    2,
    'an error because of a time that passed',
  ],
  ['await page.waitForTimeout(500)', 1, 'a sleep'],
  ["import { scheduler } from 'node:timers/promises'\nawait scheduler.wait(200)", 2, 'a sleep'],
  ["import { setTimeout as nap } from 'timers/promises'\nawait nap(200)", 2, 'a sleep'],
  ["import * as timers from 'node:timers/promises'\nawait timers.setTimeout(200)", 2, 'a sleep'],
  ["import timers from 'node:timers/promises'\nawait timers.scheduler.wait(200)", 2, 'a sleep'],
  ['const nap = promisify(setTimeout)\nawait nap(5)', 2, 'a sleep'],
  ['await sql`select pg_sleep(0.3)`', 1, 'a sleep in SQL'],
  ["await sql.unsafe('select pg_sleep(1)')", 1, 'a sleep in SQL'],
  ['await sql`select pg_sleep(${seconds})`', 1, 'a sleep in SQL'],
  ['await expect.poll(waits, { timeout: 8000, interval: 10 }).toBe(true)', 1, 'a limit below the configured patience'],
  ['await vi.waitFor(isDone, { timeout: 20_000 })', 1, 'a limit below the configured patience'],
  ['await vi.waitFor(isDone, 5000)', 1, 'a limit below the configured patience'],
  ['const soon = { timeout: 5000 }\nawait vi.waitFor(isDone, soon)', 2, 'a limit below the configured patience'],
])('%s: line %i is %s', (text, line, what) => {
  expect(found(text)).toEqual([`${line} ${what}`])
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
  'await vi.waitFor(isDone, { interval: 10 })',
  'await vi.waitFor(isDone, { timeout: 500_000 })',
  'await sql`select pg_sleep(600)`',
  'const now = Date.now()\nexpect(expiresAt - now).toBe(DAY)',
  'const now = () => began + (Date.now() - began) * 5\nexpect(now()).toBe(7)',
  'if (Date.now() - began > 1000) look()',
  "import { setImmediate as turn } from 'node:timers/promises'\nawait turn()",
])('%s is neither chance nor pace', (text) => {
  expect(found(text)).toEqual([])
})

test.each([
  ['a.test.ts', 'test("a", () => {}, 60_000)', 1],
  ['a.test.ts', 'test("a", () => {}, 90_000)', 0],
  ['a.test.tsx', 'test.each([1])("a", { timeout: 60_000 }, () => {})', 1],
  ['a.db.test.ts', 'test("a", async () => {}, 240_000)', 1],
  ['a.db.test.ts', 'test.each([240_000])("a", () => {}, 600_000)', 0],
  ['a.db.test.ts', 'describe("a", { timeout: 90_000 }, () => {})', 1],
  ['lib/sync/stress/a.db.test.ts', 'test("a", () => {}, 180_000)', 0],
  ['lib/sync/stress/a.db.test.ts', 'test("a", () => {}, 120_000)', 1],
  ['e2e/public/a.e2e.ts', 'test("a", () => {}, 1000)', 0],
  ['a.test.ts', 'row.map((it) => it.padEnd(18))', 0],
])('in %s, of %s are %i a limit below the configured one', (file, text, count) => {
  expect(findPace(file, text)).toHaveLength(count)
})

test('the limits are those of vitest.config.ts', () => {
  const config = readFileSync(join(ROOT, 'vitest.config.ts'), 'utf8')
  const limits = [...config.matchAll(/testTimeout: ([\d_]+)/g)].map(([, limit = '']) => limit)
  expect(limits).toEqual(['90_000', '600_000', '180_000'])
})

test('a browser test may give a limit of its own', () => {
  expect(findPace('e2e/public/a.e2e.ts', 'await expect.poll(isDone, { timeout: 8000 }).toBe(true)')).toEqual([])
})

test('only testing/until.ts may wait for a time', () => {
  const text = 'export const takes = (ms) => new Promise((resolve) => setTimeout(resolve, ms))'
  expect(findPace('testing/until.ts', text)).toEqual([])
  expect(findPace('testing/other.ts', text)).toHaveLength(1)
})
