import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { sqlState } from '@/db/client'
import { newId } from '@/lib/ids'
import { createTestDatabase, stopAutovacuum } from '@/testing/database'
import { seeded } from '@/testing/seeded'
import { at, LOOKS, NAMES, type Rows, writeRows } from './testing'

// What the worker's looks find, against a plain question to the tables; and what they cost where nothing waits.

const database = await createTestDatabase()
await stopAutovacuum(database)
/** One session of the worker's login, outside of any business. */
const session = postgres(database.workerUrl, { max: 1, onnotice: () => {} })
afterAll(() => session.end())

const write = (rows: Rows) => writeRows(database.admin, rows)

/** Businesses whose queues are in every state: empty, waiting, due, claimed; of backends that are on and off. */
function anything(chance: ReturnType<typeof seeded>, businesses: number): Rows {
  const when = () => (chance.below(3) === 0 ? null : at((chance.below(21) - 10) * 1000))
  const rows: Rows = {
    ...{ backends: [], sync_marks: [], inbox: [], outbox: [], poll_cursors: [], imports: [] },
    ...{ unfed_lines: [], unfed_batches: [], idempotency_keys: [], audiences: [], reviews: [], evidence: [] },
  }
  const add = (table: string, most: number, row: () => Record<string, unknown>) => {
    for (let n = chance.below(most + 1); n > 0; n--) rows[table]?.push(row())
  }
  for (let n = 0; n < businesses; n++) {
    const business_id = newId()
    for (let k = chance.below(3); k > 0; k--) {
      const backend_id = newId()
      const of = { business_id, backend_id }
      rows['backends']?.push({ business_id, id: backend_id, status: chance.pick(['active', 'paused', 'disabled']) })
      add('sync_marks', 5, () => ({ ...of, urgent: chance.below(2) === 0, due_at: when(), recheck_at: when() }))
      add('outbox', 3, () => ({ ...of, due_at: when(), release_due: when() }))
      if (chance.below(2) === 0) rows['poll_cursors']?.push({ ...of, kind: 'changes', due_at: when() ?? at(0) })
    }
    add('inbox', 3, () => ({ business_id, due_at: when() }))
    add('imports', 2, () => ({ business_id, due_at: when(), created_at: when() ?? at(0) }))
    add('unfed_lines', 1, () => ({ business_id }))
    add('unfed_batches', 1, () => ({ business_id }))
    add('idempotency_keys', 1, () => ({ business_id, created_at: when() ?? at(0) }))
    add('audiences', 1, () => ({ business_id, created_at: when() ?? at(0) }))
    add('reviews', 2, () => ({ business_id, keep_until: when() ?? at(0) }))
    add('evidence', 2, () => ({ business_id, keep_until: when() ?? at(0) }))
  }
  return rows
}

const plainly = async (sql: postgres.Sql | typeof database.admin.sql, text: string) =>
  (await sql.unsafe(text).values()).map((row) => row.join(' ')).toSorted()

test('a look finds exactly the businesses that have something due, whatever the state of all the others', async () => {
  const chance = seeded('due work')
  let found = 0
  for (let round = 0; round < 4; round++) {
    await write(anything(chance, 25))
    if (round === 2) await database.admin.sql`analyze`
    for (const seconds of [-11, -3, 0, 4, 11]) {
      const when = at(seconds * 1000)
      for (const name of NAMES) {
        const seen = await plainly(session, LOOKS[name].look(when))
        expect([name, seconds, seen]).toEqual([
          name,
          seconds,
          await plainly(database.admin.sql, LOOKS[name].plain(when)),
        ])
        found += seen.length
      }
      // What processes of the version before ask for: the same backends, in one answer.
      const before = `select business_id, backend_id from sayso_due_backends('${when}')`
      const now = `${LOOKS.deliveries.look(when)} union select r.* from sayso_due_rechecks('${when}', 1000000) r
        where exists (select 1 from sayso_due_backends('${when}') d where d.backend_id = r.backend_id)`
      expect(await plainly(session, now)).toEqual(await plainly(session, before))
    }
  }
  expect(found).toBeGreaterThan(1000)
})

test('more due marks than are read by time are found by walking the backends, each once', async () => {
  const when = at(-2e9)
  const [many, few, urgent, later, both, off] = Array.from({ length: 6 }, () => ({
    ...{ business_id: newId(), backend_id: newId() },
  }))
  const marks = (of: typeof many, count: number, row: Record<string, unknown>) =>
    Array.from({ length: count }, () => ({ ...of, due_at: when, ...row }))
  const backends = [many, few, urgent, later, both, off].map((of) => ({
    ...{ business_id: of?.business_id, id: of?.backend_id, status: of === off ? 'disabled' : 'active' },
  }))
  await write({
    backends,
    sync_marks: [
      ...marks(many, 1500, {}),
      ...marks(few, 1, {}),
      ...marks(urgent, 1, { urgent: true }),
      ...marks(later, 1, { due_at: at(-1.9e9) }),
      // Its refusal waits for later, its agreement is due.
      ...marks(both, 1, {}),
      ...marks(both, 1, { urgent: true, due_at: at(-1.9e9) }),
      ...marks(off, 3, { urgent: true }),
    ],
  })
  const found = await session`select backend_id, urgent from sayso_due_deliveries(${when}) order by urgent, backend_id`
  const line = (of: typeof many, isUrgent: boolean) => ({ backend_id: of?.backend_id ?? '', urgent: isUrgent })
  const others = [many, few, both].map((of) => line(of, false))
  expect(found).toEqual([...others.toSorted((a, b) => (a.backend_id < b.backend_id ? -1 : 1)), line(urgent, true)])
})

test('walked past a backend with more due than is read by time, a look finds the same as a plain question', async () => {
  const crowd = { business_id: newId(), backend_id: newId() }
  await write({ sync_marks: Array.from({ length: 1100 }, () => ({ ...crowd, due_at: at(-11_000) })) })
  const chance = seeded('walked due work')
  let found = 0
  for (let round = 0; round < 2; round++) {
    await write(anything(chance, 40))
    for (const seconds of [-11, -3, 0, 4, 11]) {
      const when = at(seconds * 1000)
      for (const name of ['deliveries', 'urgent'] as const) {
        const seen = await plainly(session, LOOKS[name].look(when))
        const plain = await plainly(database.admin.sql, LOOKS[name].plain(when))
        expect([name, seconds, seen]).toEqual([name, seconds, plain])
        found += seen.length
      }
    }
  }
  expect(found).toBeGreaterThan(100)
})

test('no more rechecks than asked for are looked at, those that have waited longest first', async () => {
  const [early, late] = [newId(), newId()]
  const mark = (backend_id: string, ms: number) => ({ business_id: newId(), backend_id, recheck_at: at(-1e9 + ms) })
  await write({ sync_marks: [mark(late, 3), mark(early, 1), mark(early, 2)] })
  const [row, ...more] = await session`select backend_id from sayso_due_rechecks(${at(-1e9 + 5)}, 2)`
  expect([row?.['backend_id'], more.length]).toEqual([early, 1])
  expect(await session`select 1 from sayso_due_rechecks(${at(-1e9 + 5)}, 3)`).toHaveLength(3)
})

test('only the worker may look across businesses', async () => {
  for (const name of NAMES) {
    const failure = await database.app.sql.unsafe(LOOKS[name].look(at(0))).catch((error: unknown) => error)
    expect([name, sqlState(failure)]).toEqual([name, '42501'])
  }
})

/**
 * Returns the pages that a look reads in a session that has made the same look before, as the worker's has. The fewest
 * of three are its own: after a change of the catalog by anybody, PostgreSQL reads some hundred pages of it again.
 */
async function pagesOf(text: string): Promise<number> {
  for (let n = 0; n < 8; n++) await session.unsafe(text)
  const pages: number[] = []
  for (let n = 0; n < 3; n++) {
    const [row] = await session.unsafe(`explain (analyze, buffers, format json) ${text}`)
    const [plan] = (row as unknown as Record<'QUERY PLAN', { Plan: Record<string, number> }[]>)['QUERY PLAN']
    pages.push((plan?.Plan['Shared Hit Blocks'] ?? 0) + (plan?.Plan['Shared Read Blocks'] ?? 0))
  }
  return Math.min(...pages)
}

/** Returns the rows of businesses whose work is done, and whose next reading and expiry are in the future. */
function idle(businesses: number): Rows {
  const ids = Array.from({ length: businesses }, () => ({ business_id: newId(), backend_id: newId() }))
  const rows = (row: (of: (typeof ids)[number]) => Record<string, unknown>) => ids.map(row)
  const later = at(86_400_000)
  return {
    backends: rows(({ business_id, backend_id }) => ({ business_id, id: backend_id, status: 'active' })),
    sync_marks: rows((of) => ({ ...of, due_at: null, recheck_at: later })),
    inbox: rows((of) => ({ ...of, due_at: null })),
    outbox: rows((of) => ({ ...of, due_at: null })),
    poll_cursors: rows((of) => ({ ...of, kind: 'changes', due_at: later })),
    imports: rows(({ business_id }) => ({ business_id, due_at: null })),
    idempotency_keys: rows(({ business_id }) => ({ business_id, created_at: at(0) })),
    audiences: rows(({ business_id }) => ({ business_id, created_at: at(0) })),
    reviews: rows(({ business_id }) => ({ business_id, keep_until: later })),
  }
}

test('a thousand businesses that have nothing due cost a look no more than ten', async () => {
  const tables = ['sync_marks', 'inbox', 'outbox', 'poll_cursors', 'imports', 'unfed_lines', 'unfed_batches']
  await database.admin.sql.unsafe(
    `truncate ${tables.join()}, idempotency_keys, audiences, reviews, evidence, backends, businesses cascade`,
  )
  const when = at(-1000)
  const measure = async () => {
    const pages = new Map<string, number>()
    for (const name of NAMES) pages.set(name, await pagesOf(LOOKS[name].look(when)))
    pages.set('before', await pagesOf(`select * from sayso_due_backends('${when}')`))
    return pages
  }
  await write(idle(10))
  const ten = await measure()
  await write(idle(990))
  for (const step of ['before it was analyzed', 'analyzed'] as const) {
    if (step === 'analyzed') await database.admin.sql`analyze`
    const thousand = await measure()
    for (const name of NAMES) {
      // An index that holds what is to come later may have grown by a level or two.
      expect([step, name, Math.max(0, (thousand.get(name) ?? 0) - (ten.get(name) ?? 0) - 3)]).toEqual([step, name, 0])
      expect(thousand.get(name)).toBeLessThan(20)
    }
    // The measure sees what it is for: the look of before asks for each business.
    expect(thousand.get('before')).toBeGreaterThan(1000)
  }
})

test('where few backends have anything due, a look reads a few marks of each, however many are due', async () => {
  await database.admin.sql`truncate sync_marks, backends cascade`
  const of = () => ({ business_id: newId(), backend_id: newId() })
  const [one, other] = [of(), of()]
  const when = at(-1000)
  const backends = [one, other].map(({ business_id, backend_id }) => ({
    business_id,
    id: backend_id,
    status: 'active',
  }))
  const sync_marks = [one, other].flatMap((mark) => Array.from({ length: 450 }, () => ({ ...mark, due_at: when })))
  await write({ backends, sync_marks })
  for (const step of ['before it was analyzed', 'analyzed'] as const) {
    if (step === 'analyzed') await database.admin.sql`analyze sync_marks`
    expect(await plainly(session, LOOKS.deliveries.look(when))).toHaveLength(2)
    expect([step, (await pagesOf(LOOKS.deliveries.look(when))) < 20]).toEqual([step, true])
  }
})

test('behind the backends that were walked past first, what is due is found by time, and nothing twice', async () => {
  const ids = Array.from({ length: 30 }, () => ({ business_id: newId(), backend_id: newId() }))
  const status = (place: number) => (place % 5 === 4 ? 'disabled' : 'active')
  await database.admin.sql`truncate sync_marks, backends cascade`
  await write({
    backends: ids.map(({ business_id, backend_id }, place) => ({ business_id, id: backend_id, status: status(place) })),
    sync_marks: ids.map((of, place) => ({
      ...of,
      due_at: at(place % 3 === 2 ? 9000 : -9000),
      urgent: place % 2 === 0,
    })),
  })
  for (const name of ['deliveries', 'urgent'] as const) {
    const seen = await plainly(session, LOOKS[name].look(at(0)))
    expect(seen).toEqual(await plainly(database.admin.sql, LOOKS[name].plain(at(0))))
    expect(seen.length).toBeGreaterThan(5)
  }
})
