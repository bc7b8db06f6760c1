import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { readBusinessDefinition } from '@/lib/services/business/business-definition'
import { findSession } from '@/lib/services/sign-in/find-session'
import { PASSWORD, PLACE } from '@/lib/services/sign-in/testing'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { setUpBusiness } from './set-up-business'
import { checkSetUpCode, makeSetUpCode, needsSetUp } from './setup-code'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const later = (ms: number) => ({ ...deps, clock: { now: () => deps.clock.now() + ms } })
const DAY = 24 * 3_600_000
const nowhere = { ...PLACE, ip: null }

const read = readBusinessDefinition(JSON.parse(readFileSync(`${ROOT}/docs/business.example.json`, 'utf8')))
if (!read.ok) throw new Error('the example is no business')
const business = read.definition
const owner = { email: ' Ana@Example.com', name: 'Ana', locale: 'es', password: PASSWORD }

async function code(): Promise<string> {
  const made = await makeSetUpCode(deps)
  if (made.outcome !== 'made') throw new Error(made.outcome)
  return made.code
}

// The tests of this file follow each other: an installation is set up once.

test('a code is easy to type: twelve letters that nobody mistakes, however they are written', async () => {
  const made = await code()
  expect(made).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/)
  for (const written of [made, made.toLowerCase(), made.replaceAll('-', ' '), ` ${made.replaceAll('-', '')} `])
    expect(await checkSetUpCode(deps, written, null)).toEqual({ outcome: 'good' })
})

test('a wrong, an expired and a replaced code do not count, and nothing is written', async () => {
  const [first, second] = [await code(), await code()]
  const before = await fingerprint(database.admin)
  const set = (codeOf: string, at = deps) => setUpBusiness(at, { code: codeOf, owner, business }, nowhere)
  expect(await set('AAAA-AAAA-AAAA')).toEqual({ outcome: 'wrong' })
  expect(await set('')).toEqual({ outcome: 'wrong' })
  expect(await set(first)).toEqual({ outcome: 'wrong' })
  expect(await set(second, later(DAY + 1))).toEqual({ outcome: 'expired' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('guessing is throttled by address', async () => {
  const good = await code()
  const ip = '198.51.100.4'
  for (let tries = 0; tries < 30; tries++) expect(await checkSetUpCode(deps, 'WRONG', ip)).toEqual({ outcome: 'wrong' })
  expect(await checkSetUpCode(deps, good, ip)).toMatchObject({ outcome: 'wait' })
})

test('an owner that can’t be is refused, and the code stays good', async () => {
  const good = await code()
  const set = (over: object) => setUpBusiness(deps, { code: good, owner: { ...owner, ...over }, business }, nowhere)
  const before = await fingerprint(database.admin)
  expect(await set({ password: 'short' })).toEqual({ outcome: 'password', fault: 'short' })
  expect(await set({ email: 'none' })).toEqual({ outcome: 'not_valid', wrong: ['email'] })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await checkSetUpCode(deps, good, null)).toEqual({ outcome: 'good' })
})

test('the code makes the business, its owner and their session, once, also for two at the same time', async () => {
  expect(await needsSetUp(deps)).toBe(true)
  const good = await code()
  const twice = [owner, { ...owner, email: 'bia@example.com' }]
  const done = await Promise.all(
    twice.map((each) => setUpBusiness(deps, { code: good, owner: each, business }, nowhere)),
  )
  const made = done.filter((each) => each.outcome === 'set_up')
  expect(made).toHaveLength(1)
  expect(done.find((each) => each.outcome !== 'set_up')?.outcome).toMatch(/^(used|has_business)$/)
  const session = await findSession(deps, made[0]?.token ?? '')
  expect(session).toMatchObject({ current: { businessId: made[0]?.businessId, role: 'owner' }, needsCode: false })
  expect(session?.email).toMatch(/^(ana|bia)@example\.com$/)
  expect(await needsSetUp(deps)).toBe(false)
  const actions = await database.admin.sql`select action, caller_kind from audit_log order by id`
  expect(actions).toEqual([
    { action: 'business.created', caller_kind: 'operator' },
    { action: 'member.joined', caller_kind: 'member' },
  ])
  const people = await database.admin.sql`select count(*)::int as n from users`
  expect(people).toEqual([{ n: 1 }])
})

test('with a business no code is made, and none counts', async () => {
  await makeBusiness(deps)
  expect(await makeSetUpCode(deps)).toEqual({ outcome: 'has_business' })
  expect(await checkSetUpCode(deps, 'AAAA-AAAA-AAAA', null)).toEqual({ outcome: 'has_business' })
})
