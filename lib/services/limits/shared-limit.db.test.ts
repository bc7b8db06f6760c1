import { expect, test, vi } from 'vitest'
import { connect } from '@/db/client'
import { newId } from '@/lib/ids'
import { suppressionHash } from '@/lib/keys'
import { testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { ALONE_SHARE, sharedLimit } from './shared-limit'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin

const LIMIT = 1000
const ALONE = LIMIT / ALONE_SHARE

/** Web processes that count the same key. */
function processes(count: number, over: Partial<Parameters<typeof sharedLimit>[0]> = {}) {
  const name = newId()
  const key = newId()
  const limits = Array.from({ length: count }, () =>
    sharedLimit({ name, limit: LIMIT, windowSeconds: 600, settleMs: 1, ...over }),
  )
  const of = (place: number, given = deps) => {
    const [take] = limits.slice(place)
    if (!take) throw new Error('there is no such process')
    return (times: number) => Array.from({ length: times }, () => take(given, key)).at(-1)
  }
  const subject = suppressionHash(deps.pepper, `limit:${name}:${key}`)
  /** What PostgreSQL has of all of them; null if it never learned of the key. */
  const settled = async () => {
    const [row] = await sql<{ count: number }[]>`select count from sign_in_attempts where subject = ${subject}`
    return row?.count ?? null
  }
  return { of, settled }
}

test('what one process counted is counted by the other, which then refuses the rest', async () => {
  const { of, settled } = processes(2)
  const [one, other] = [of(0), of(1)]
  expect(one(900)).toMatchObject({ allowed: true, remaining: 100 })
  await vi.waitFor(async () => expect(await settled()).toBe(900))
  // It does not know of the first until it has settled itself.
  expect(other(ALONE)).toMatchObject({ allowed: true, remaining: 900 })
  other(1)
  await vi.waitFor(async () => expect(await settled()).toBe(1001))
  await vi.waitFor(() => expect(other(1)?.remaining).toBe(0))
  expect(other(1)?.allowed).toBe(false)
  // The first learns of it with its next act.
  one(1)
  await vi.waitFor(() => expect(one(1)?.allowed).toBe(false))
})

test('who does little causes no statement', async () => {
  const { of, settled } = processes(1)
  of(0)(ALONE)
  const busy = processes(1)
  busy.of(0)(ALONE + 1)
  await vi.waitFor(async () => expect(await busy.settled()).toBe(ALONE + 1))
  expect(await settled()).toBeNull()
})

test('counts made at the same time are all in the sum', async () => {
  const { of, settled } = processes(3)
  for (const place of [0, 1, 2]) of(place)(200)
  await vi.waitFor(async () => expect(await settled()).toBe(600))
  for (const place of [0, 1, 2]) of(place)(1)
  await vi.waitFor(async () => expect(await settled()).toBe(603))
})

test('in an outage each process counts on, and says afterwards what it counted', async () => {
  const away = connect('postgres://nobody:none@127.0.0.1:1/none', { max: 1, applicationName: 'away' })
  const warn = vi.fn()
  const { of, settled } = processes(1)
  const cut = of(0, { ...deps, db: away, log: { warn } as unknown as typeof deps.log })
  expect(cut(LIMIT)).toMatchObject({ allowed: true, remaining: 0 })
  expect(cut(1)).toMatchObject({ allowed: false })
  await vi.waitFor(() => expect(warn).toHaveBeenCalled())
  expect(warn).toHaveBeenCalledOnce()
  await away.close()
  const back = of(0)
  back(1)
  await vi.waitFor(async () => expect(await settled()).toBe(LIMIT + 2))
})

test('a window that ended begins again, in PostgreSQL too', async () => {
  let at = 0
  const later = { ...deps, clock: { now: () => deps.clock.now() + at } }
  const { of, settled } = processes(1, { now: () => at })
  const take = of(0, later)
  expect(take(LIMIT + 1)).toMatchObject({ allowed: false, resetSeconds: 600 })
  await vi.waitFor(async () => expect(await settled()).toBe(LIMIT + 1))
  at += 601_000
  expect(take(ALONE + 1)).toMatchObject({ allowed: true, remaining: LIMIT - ALONE - 1 })
  await vi.waitFor(async () => expect(await settled()).toBe(ALONE + 1))
})

test('a count of a clock that was ahead is not taken over: it would hold as long as that clock was wrong', async () => {
  const { of, settled } = processes(2, { now: () => 0 })
  const wrong = { ...deps, clock: { now: () => deps.clock.now() + 3_600_000 } }
  of(0, wrong)(LIMIT + 1)
  await vi.waitFor(async () => expect(await settled()).toBe(LIMIT + 1))
  const take = of(1)
  take(ALONE + 1)
  await vi.waitFor(async () => expect(await settled()).toBe(LIMIT + ALONE + 2))
  expect(take(LIMIT - ALONE - 1)).toMatchObject({ allowed: true, remaining: 0 })
  expect(take(1)).toMatchObject({ allowed: false, resetSeconds: 600 })
})
