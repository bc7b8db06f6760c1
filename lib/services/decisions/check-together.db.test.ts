import { expect, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { type Caller, operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { makeBusiness, makeContact, type TestBusiness, testDeps, visit } from '@/lib/services/testing'
import { countedSql } from '@/testing/counted-sql'
import { createTestDatabase } from '@/testing/database'
import { checkContact } from './check-contact'

// Checks that are made at the same moment: each gets its own answer.

const database = await createTestDatabase()
const deps = testDeps(database.app)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]

async function newCaller(business: TestBusiness) {
  const key = granted(
    await createApiKey(deps, operatorOf(business.id), { name: 'a test', scopes: ['check'], mode: 'live' }),
  )
  return { kind: 'key', businessId: business.id, keyId: key.id, scopes: ['check'], mode: 'live' } as const
}
const [first, second, lost] = [await newCaller(ours), await newCaller(ours), await newCaller(ours)]
const stranger = await newCaller(theirs)
await revokeApiKey(deps, operatorOf(ours.id), lost.keyId)

const [STOPPED, QUIET, ERASED, UNKNOWN] = ['+5511987650001', '+5511987650002', '+5511987650003', '+5511987650004']
const stopped = await makeContact(deps, ours.id, phoneIdentity(STOPPED))
await stopEverything(deps, await visit(deps, ours, stopped))
await makeContact(deps, ours.id, phoneIdentity(QUIET))
await eraseContact(deps, operatorOf(ours.id), await makeContact(deps, ours.id, phoneIdentity(ERASED)))
const merged = await makeContact(deps, ours.id)
await database.admin.sql`update contacts set merged_into = ${stopped} where business_id = ${ours.id} and id = ${merged}`

/** Dependencies that count the statements, of which the first `failing` find no connection. */
function watched(failing = 0) {
  const { sql, sent } = countedSql(database.app.sql, failing)
  return { deps: { ...deps, db: { ...deps.db, sql } }, sent }
}

const reasonOf = async (caller: Caller, name: string, topic = 'orders', over = deps) => {
  const result = await checkContact(over, caller, name, { topic })
  return result.outcome === 'decided' ? result.decided.reason : result.outcome
}

// Each process reads the configuration once before it decides anything.
await Promise.all([first, stranger].map((caller) => reasonOf(caller, QUIET)))

test('everybody gets their own answer, in whatever order they ask, by one statement', async () => {
  const { deps: counting, sent } = watched()
  const asked: [Caller, string, string, string][] = [
    [first, STOPPED, 'orders', 'stopped'],
    [second, QUIET, 'promos', 'no_opt_in'],
    [first, QUIET, 'orders', 'not_refused'],
    [second, ERASED, 'orders', 'erased'],
    [first, UNKNOWN, 'orders', 'not_refused'],
    [second, merged, 'orders', 'stopped'],
    [second, STOPPED, 'security', 'required'],
    [first, STOPPED, 'no such topic', 'unknown_topic'],
  ]
  const expected = asked.map(([, , , reason]) => reason)
  const ask = (all: typeof asked) =>
    Promise.all(all.map(([caller, name, topic]) => reasonOf(caller, name, topic, counting)))
  expect(await ask(asked)).toEqual(expected)
  expect(sent()).toBe(1)
  expect(await ask(asked.toReversed())).toEqual(expected.toReversed())
  expect(sent()).toBe(2)
})

test('a revoked key among valid ones is refused alone', async () => {
  const results = await Promise.allSettled(
    [first, lost, second, lost].map((caller, place) => reasonOf(caller, place % 2 ? STOPPED : QUIET)),
  )
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason))).toEqual([
    'not_refused',
    expect.objectContaining({ code: 'key_revoked', status: 401 }),
    'not_refused',
    expect.objectContaining({ code: 'key_revoked', status: 401 }),
  ])
})

test('the same question of a revoked key and of a valid one has two answers', async () => {
  const results = await Promise.allSettled([lost, first].map((caller) => reasonOf(caller, STOPPED)))
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

test('two businesses that ask at once about one number get the answers of their own people', async () => {
  const { deps: counting, sent } = watched()
  const asked = [first, stranger, second, stranger].map((caller) => reasonOf(caller, STOPPED, 'orders', counting))
  expect(await Promise.all(asked)).toEqual(['stopped', 'not_refused', 'stopped', 'not_refused'])
  expect(sent()).toBe(2)
  expect(await reasonOf(stranger, stopped)).toBe('not_refused')
})

test('a connection that fails fails for who asked at that moment, and for nobody after', async () => {
  const { deps: failing, sent } = watched(1)
  const ask = () => Promise.allSettled([STOPPED, QUIET].map((name) => reasonOf(first, name, 'orders', failing)))
  const lostConnection = { status: 'rejected', reason: expect.objectContaining({ code: 'CONNECTION_CLOSED' }) }
  expect(await ask()).toEqual([lostConnection, lostConnection])
  expect(await ask()).toEqual([
    { status: 'fulfilled', value: 'stopped' },
    { status: 'fulfilled', value: 'not_refused' },
  ])
  expect(sent()).toBe(2)
})

test('a topic that came since the process read the topics is found by all who ask at once', async () => {
  await database.admin.sql`
    update topics set key = 'fresh' where business_id = ${theirs.id} and id = ${theirs.topics.news}`
  await database.admin.sql`
    update businesses set config_version = config_version + 1 where id = ${theirs.id}`
  expect(await Promise.all([QUIET, UNKNOWN].map((name) => reasonOf(stranger, name, 'fresh')))).toEqual([
    'no_opt_in',
    'no_opt_in',
  ])
})
