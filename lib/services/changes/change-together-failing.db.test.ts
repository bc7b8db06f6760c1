import { afterAll, expect, test } from 'vitest'
import { connect, inBusiness } from '@/db/client'
import { claimMarks } from '@/db/queries/sync/sync-claims'
import { acknowledgeMarks } from '@/db/queries/sync/sync-settle'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { linesOf, makeBusiness, makeContact, storedState, testDeps } from '@/lib/services/testing'
import { stop } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { until } from '@/testing/until'
import { changeContact } from './change-contact'
import type { ChangeRequest } from './change-request'
import { changeWithin } from './change-within'

// What goes wrong while changes share a transaction, and what others do to the same rows meanwhile.

const database = await createTestDatabase()
const { sql } = database.admin
const one = connect(database.appUrl, { max: 1 })
afterAll(() => one.close())
const warnings: string[] = []
const noting = Object.assign(Object.create(log) as typeof log, {
  warn: (_facts: object, text: string) => void warnings.push(text),
})
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
/** An advisory lock that a test holds, so that a statement waits until its time is over. */
const LOCK = 241
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makeContact(deps, business.id)))
const stopped = (over: Partial<ChangeRequest> = {}): ChangeRequest => ({
  ...{ kind: 'stop', actor: 'contact', method: 'page', dedupe: { key: newId(), kind: 'form' } },
  say: () => ({ statements: [stop] }),
  ...over,
})
const returned = () => stopped({ kind: 'return', say: () => ({ statements: [{ on: 'stop', value: false }] }) })
const askAll = (by: typeof deps, contactIds: readonly string[], request: () => ChangeRequest) =>
  Promise.allSettled(contactIds.map((contactId) => changeContact(by, business.id, contactId, request())))
const outcomes = (results: Awaited<ReturnType<typeof askAll>>) =>
  results.map((result) => (result.status === 'fulfilled' ? result.value.outcome : 'failed'))

test('a change that waited for the lock is made from what was committed meanwhile', async () => {
  const [waiting, other] = await people(2)
  let letGo = () => {}
  let onLocked = () => {}
  const isLocked = new Promise<void>((resolve) => (onLocked = resolve))
  const held = sql.begin(async (tx) => {
    // This lock lets others read, and lets nobody lock a row: who reads before locking reads what was before.
    await tx`lock table contacts in exclusive mode`
    onLocked()
    await new Promise<void>((resolve) => (letGo = resolve))
    await changeWithin(deps, tx as never, business.id, waiting!, stopped())
  })
  await isLocked
  const back = stopped({
    kind: 'return',
    say: ({ state }) => (state.stop?.on ? { statements: [{ on: 'stop', value: false }] } : null),
  })
  const asked = Promise.all([
    changeContact(deps, business.id, waiting!, back),
    changeContact(deps, business.id, other!, stopped()),
  ])
  await until(async () => (await countLockWaits(database.admin)) > 0)
  letGo()
  await held
  expect((await asked).map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded'])
  expect((await storedState(deps, business.id, waiting!)).stop?.on).toBe(false)
})

test('a connection that is lost while a request is asked fails all of them, and the pool goes on', async () => {
  const contacts = await people(2)
  let asked = 0
  const cut = async (_: unknown, tx: Parameters<ChangeRequest['say']>[1]) => {
    asked++
    await tx`select pg_terminate_backend(pg_backend_pid())`
    return null
  }
  const by = { ...deps, db: one }
  expect(outcomes(await askAll(by, contacts, () => stopped({ say: cut })))).toEqual(['failed', 'failed'])
  expect(asked).toBe(1)
  // A query may still meet the connection that closes; one that is never answered would end this test by its time.
  await until(() =>
    one.sql`select 1`.then(
      () => true,
      () => false,
    ),
  )
  expect(outcomes(await askAll(by, contacts, stopped))).toEqual(['recorded', 'recorded'])
})

test('a server that is away, or takes too long, is not asked again for each of them', async () => {
  const contacts = await people(3)
  const nowhere = Object.assign(new URL(database.appUrl), { host: '127.0.0.1:1' }).href
  const away = { ...deps, log: noting, db: connect(nowhere) }
  expect(outcomes(await askAll(away, contacts, stopped))).toEqual(['failed', 'failed', 'failed'])
  const holder = await sql.reserve()
  await holder`select pg_advisory_lock(${LOCK})`
  const slow = { ...deps, log: noting, db: connect(database.appUrl) }
  let asked = 0
  const say = async (_: unknown, tx: Parameters<ChangeRequest['say']>[1]) => {
    asked++
    // Only the statement after this one has so little time, and it can't end.
    await tx`select set_config('statement_timeout', '50', true)`
    await tx`select pg_advisory_xact_lock(${LOCK})`
    return null
  }
  expect(outcomes(await askAll(slow, contacts, () => stopped({ say })))).toEqual(['failed', 'failed', 'failed'])
  expect({ asked, warnings }).toEqual({ asked: 1, warnings: [] })
  await holder`select pg_advisory_unlock(${LOCK})`
  holder.release()
  await slow.db.close()
})

test('a change that the database refuses is told from the others by trying each alone, which is logged', async () => {
  const contacts = await people(3)
  await sql.unsafe(`alter table ledger add constraint refused check (contact_id <> '${contacts[1]}') not valid`)
  const results = await askAll({ ...deps, log: noting }, contacts, stopped).finally(
    () => sql`alter table ledger drop constraint refused`,
  )
  expect(outcomes(results)).toEqual(['recorded', 'failed', 'recorded'])
  expect(warnings).toEqual(['changes could not be written together'])
  expect(await linesOf(database.admin, contacts[1]!)).toEqual([])
})

test('changes and acknowledgements lock marks in one order, so that the two never wait for each other', async () => {
  const contacts = (await people(3)).toSorted()
  const [low, , high] = contacts
  await askAll(deps, contacts, stopped)
  const now = Date.now()
  const claim = { id: newId(), urgent: true, limit: 10, now, until: now + 60_000 }
  const [backend] = await sql<{ id: string }[]>`
    select id from backends where business_id = ${business.id} and kind <> 'whatsapp'`
  const backendId = backend?.id ?? ''
  await sql`update sync_marks set due_at = now() - interval '1 minute' where business_id = ${business.id}`
  const marks = await inBusiness(database.worker, business.id, (tx) => claimMarks(tx, business.id, backendId, claim))
  const isFree = async (contactId: string) =>
    (
      await sql`
        select 1 from sync_marks where business_id = ${business.id} and contact_id = ${contactId}
          for update skip locked`
    ).length > 0
  /** Runs `work` while the mark of the first contact is held, and returns whether that of the last one was free. */
  const whileHeld = async (work: () => Promise<unknown>) => {
    let letGo = () => {}
    const held = sql.begin(async (tx) => {
      await tx`
        select 1 from sync_marks where business_id = ${business.id} and contact_id = ${low!} for update`
      await new Promise<void>((resolve) => (letGo = resolve))
    })
    await until(async () => !(await isFree(low!)))
    const working = work()
    await until(async () => (await countLockWaits(database.admin)) > 0)
    const wasFree = await isFree(high!)
    letGo()
    await held
    await working
    return wasFree
  }
  const backwards = contacts.toReversed()
  const ended = { confirmed: true, dueAt: null, lastError: null, deadLetter: null, recheckAt: null }
  const written = backwards.flatMap((contactId) => marks.filter((mark) => mark.contactId === contactId))
  expect(written).toHaveLength(3)
  const acknowledge = () =>
    inBusiness(database.worker, business.id, (tx) =>
      acknowledgeMarks(
        tx,
        business.id,
        backendId,
        claim.id,
        written.map((mark) => ({ ...mark, ...ended })),
        now,
      ),
    )
  expect(await whileHeld(() => askAll(deps, backwards, returned))).toBe(true)
  expect(await whileHeld(acknowledge)).toBe(true)
})
