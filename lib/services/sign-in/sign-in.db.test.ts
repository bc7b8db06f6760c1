import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { changeRole } from '@/lib/services/members/change-role'
import { disableMember } from '@/lib/services/members/disable-member'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { chooseBusiness } from './choose-business'
import { endSession, endSessionsEverywhere, listSessions } from './end-sessions'
import { findSession } from './find-session'
import { NOBODYS_HASH } from './passwords'
import { signInWithPassword } from './sign-in-with-password'
import { makePerson, PASSWORD, PLACE, sessionOf, tokenOf, watchedPasswords } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const HOUR = 3_600_000

/** The same installation at another time. */
const later = (ms: number) => ({ ...deps, clock: { now: () => deps.clock.now() + ms } })

const business = await makeBusiness(deps)
const fresh = () => `${newId()}@example.com`

test('a person signs in with their password, however the address is written', async () => {
  const ana = await makePerson(deps, business.id)
  const result = await signInWithPassword(deps, { email: ` ${ana.email.toUpperCase()} `, password: PASSWORD }, PLACE)
  expect(result).toMatchObject({ outcome: 'signed_in', needsCode: false })
  const session = await findSession(deps, result.outcome === 'signed_in' ? result.token : '')
  expect(session).toMatchObject({ email: ana.email, current: { businessId: business.id, role: 'owner' } })
  expect(session?.current?.memberId).toBe(ana.caller.memberId)
})

test('for an unknown person, one without a password and a wrong password one hash of equal cost is verified', async () => {
  const ana = await makePerson(deps, business.id)
  const without = await makePerson(deps, business.id)
  await database.admin.sql`update users set password_hash = null where email = ${without.email}`
  const answers = []
  const costs = []
  for (const email of [fresh(), without.email, ana.email]) {
    const passwords = watchedPasswords()
    answers.push(await signInWithPassword(deps, { email, password: 'not this one at all' }, PLACE, passwords))
    expect(passwords.verified).toHaveLength(1)
    costs.push(passwords.verified[0]?.split('$').slice(0, 4).join('$'))
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toEqual({ outcome: 'wrong', triesLeft: 9 })
  const cost = NOBODYS_HASH.split('$').slice(0, 4).join('$')
  expect(costs).toEqual([cost, cost, cost])
})

test('after ten wrong tries an account waits, whether it exists or not, and the right password does not help', async () => {
  const ana = await makePerson(deps, business.id)
  for (const email of [ana.email, fresh()]) {
    const passwords = watchedPasswords()
    const wrong = { email, password: 'wrong' }
    for (let tries = 9; tries >= 0; tries--)
      expect(await signInWithPassword(deps, wrong, PLACE, passwords)).toEqual({ outcome: 'wrong', triesLeft: tries })
    const waits = await signInWithPassword(deps, { email, password: PASSWORD }, PLACE, passwords)
    expect(waits).toEqual({ outcome: 'wait', seconds: expect.any(Number) as number })
    expect(passwords.verified).toHaveLength(10)
  }
  const afterwards = await signInWithPassword(later(HOUR), { email: ana.email, password: PASSWORD }, PLACE)
  expect(afterwards.outcome).toBe('signed_in')
})

test('tries made at the same time are all counted', async () => {
  const email = fresh()
  const tries = await Promise.all(
    Array.from({ length: 14 }, () => signInWithPassword(deps, { email, password: 'x' }, { ...PLACE, ip: null })),
  )
  expect(tries.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(10)
  expect(tries.filter(({ outcome }) => outcome === 'wait')).toHaveLength(4)
})

test('signing in forgives the account’s wrong tries; an address is throttled over all accounts', async () => {
  const ana = await makePerson(deps, business.id)
  const place = { ip: '198.51.100.9', userAgent: null }
  for (let round = 0; round < 3; round++) {
    for (let tries = 0; tries < 9; tries++)
      expect(await signInWithPassword(deps, { email: ana.email, password: 'x' }, place)).toMatchObject({
        outcome: 'wrong',
      })
    expect(await signInWithPassword(deps, { email: ana.email, password: PASSWORD }, place)).toMatchObject({
      outcome: 'signed_in',
    })
  }
  for (let tries = 0; tries < 73; tries++)
    await signInWithPassword(deps, { email: fresh(), password: 'x' }, place, { ...watchedPasswords(), verify: no })
  expect(await signInWithPassword(deps, { email: fresh(), password: 'x' }, place)).toMatchObject({ outcome: 'wait' })
  expect(await signInWithPassword(deps, { email: fresh(), password: 'x' }, PLACE)).toMatchObject({ outcome: 'wrong' })
})
const no = async () => false

test('an address that must wait uses up no tries of an account', async () => {
  const ana = await makePerson(deps, business.id)
  const place = { ip: '198.51.100.77', userAgent: null }
  const attack = (email: string) =>
    signInWithPassword(deps, { email, password: 'x' }, place, { ...watchedPasswords(), verify: no })
  for (let tries = 0; tries < 100; tries++) await attack(fresh())
  for (let tries = 0; tries < 12; tries++) expect(await attack(ana.email)).toMatchObject({ outcome: 'wait' })
  expect(await signInWithPassword(deps, { email: ana.email, password: 'x' }, PLACE)).toMatchObject({ triesLeft: 9 })
})

test('no address of a person or a network is stored with the tries', async () => {
  const ana = await makePerson(deps, business.id)
  await signInWithPassword(deps, { email: ana.email, password: 'x' }, PLACE)
  const rows = await database.admin.sql<{ subject: string }[]>`select subject from sign_in_attempts`
  expect(rows.length).toBeGreaterThan(1)
  expect(rows.filter(({ subject }) => !/^[0-9a-f]{64}$/.test(subject))).toEqual([])
})

test('a session ends where its person signs out, and nowhere else', async () => {
  const ana = await makePerson(deps, business.id)
  const [here, there] = [await tokenOf(deps, ana.email), await tokenOf(deps, ana.email)]
  const session = await findSession(deps, here)
  if (!session) throw new Error('there is no session')
  expect(await endSession(deps, { userId: session.userId, sessionId: session.id })).toBe(true)
  expect(await findSession(deps, here)).toBeNull()
  expect(await findSession(deps, there)).not.toBeNull()
  expect(await endSession(deps, { userId: session.userId, sessionId: session.id })).toBe(false)
})

test('everywhere means every browser of the person, and nobody else’s', async () => {
  const [ana, bia] = [await makePerson(deps, business.id), await makePerson(deps, business.id)]
  const [first, second] = [await tokenOf(deps, ana.email), await tokenOf(deps, ana.email)]
  const other = await tokenOf(deps, bia.email)
  const session = await findSession(deps, first)
  if (!session) throw new Error('there is no session')
  const mine = { userId: session.userId, sessionId: session.id }
  expect(await listSessions(deps, mine)).toMatchObject([{ browser: 'Firefox, Linux', fromIp: PLACE.ip }, {}])
  expect(await endSessionsEverywhere(deps, mine, { keepThis: true })).toBe(1)
  expect(await findSession(deps, second)).toBeNull()
  expect(await findSession(deps, first)).not.toBeNull()
  expect(await endSessionsEverywhere(deps, mine, { keepThis: false })).toBe(1)
  expect(await findSession(deps, first)).toBeNull()
  expect(await findSession(deps, other)).not.toBeNull()
})

test('a browser in which the session has ended by itself is not listed, and not counted among those signed out', async () => {
  const ana = await makePerson(deps, business.id)
  const [here] = [await tokenOf(deps, ana.email), await tokenOf(deps, ana.email)]
  const session = await findSession(later(11 * HOUR), here)
  if (!session) throw new Error('there is no session')
  const mine = { userId: session.userId, sessionId: session.id }
  expect(await listSessions(later(11 * HOUR), mine)).toHaveLength(2)
  expect(await listSessions(later(13 * HOUR), mine)).toMatchObject([{ id: session.id }])
  expect(await endSessionsEverywhere(later(13 * HOUR), mine, { keepThis: true })).toBe(0)
  expect(await findSession(later(13 * HOUR), here)).not.toBeNull()
})

test('a session that nobody uses ends after 12 hours, and every one after 30 days', async () => {
  const ana = await makePerson(deps, business.id)
  const [used, unused] = [await tokenOf(deps, ana.email), await tokenOf(deps, ana.email)]
  expect(await findSession(later(11 * HOUR), used)).not.toBeNull()
  expect(await findSession(later(13 * HOUR), unused)).toBeNull()
  expect(await findSession(later(22 * HOUR), used)).not.toBeNull()
  for (let hours = 33; hours < 30 * 24; hours += 11) expect(await findSession(later(hours * HOUR), used)).not.toBeNull()
  expect(await findSession(later(30 * 24 * HOUR + HOUR), used)).toBeNull()
  // The row went with it.
  expect(await findSession(deps, used)).toBeNull()
})

test('a session whose row is gone, and a token that never was, are nobody', async () => {
  const ana = await makePerson(deps, business.id)
  const token = await tokenOf(deps, ana.email)
  await database.admin.sql`delete from user_sessions`
  expect(await findSession(deps, token)).toBeNull()
  expect(await findSession(deps, 'never')).toBeNull()
})

test.each([
  ['another role', changeRole],
  ['being disabled', disableMember],
])('%s ends the sessions in this business and leaves those in another', async (_, take) => {
  const other = await makeBusiness(deps)
  const [owner, bia] = [await makePerson(deps, business.id), await makePerson(deps, business.id, 'editor')]
  await makePerson(deps, other.id, 'viewer', bia.email)
  const [here, there] = [await tokenOf(deps, bia.email), await tokenOf(deps, bia.email)]
  const [inHere, inThere] = [await findSession(deps, here), await findSession(deps, there)]
  if (!inHere || !inThere) throw new Error('there is no session')
  const { userId } = inHere
  for (const [session, to] of [
    [inHere, business.id],
    [inThere, other.id],
  ] as const)
    expect(await chooseBusiness(deps, { userId, sessionId: session.id }, to)).toEqual({ outcome: 'chosen' })
  await take(deps, owner.caller, bia.caller.memberId, 'viewer')
  expect(await findSession(deps, here)).toBeNull()
  expect(await findSession(deps, there)).toMatchObject({ current: { businessId: other.id, role: 'viewer' } })
})

test('a role counts at once, whatever role the session began with', async () => {
  const bia = await makePerson(deps, business.id, 'editor')
  const token = await tokenOf(deps, bia.email)
  await database.admin.sql`update members set role = 'viewer' where id = ${bia.caller.memberId}`
  expect((await findSession(deps, token))?.current?.role).toBe('viewer')
})

test('one person works for several businesses, and sees no other', async () => {
  const [other, foreign] = [await makeBusiness(deps), await makeBusiness(deps)]
  const ana = await makePerson(deps, business.id)
  await makePerson(deps, other.id, 'viewer', ana.email)
  const session = await sessionOf(deps, ana.email)
  const { userId, id: sessionId } = session
  expect(session.memberships.map(({ businessId }) => businessId).toSorted()).toEqual([business.id, other.id].toSorted())
  expect(await chooseBusiness(deps, { userId, sessionId }, foreign.id)).toEqual({ outcome: 'unknown_business' })
})

test('who works for no business any more can’t sign in, and their session shows none', async () => {
  const owner = await makePerson(deps, business.id)
  const bia = await makePerson(deps, business.id, 'editor')
  const other = await makeBusiness(deps)
  await makePerson(deps, other.id, 'viewer', bia.email)
  const token = await tokenOf(deps, bia.email)
  await disableMember(deps, owner.caller, bia.caller.memberId)
  await database.admin.sql`update members set disabled_at = now() where business_id = ${other.id}`
  expect((await findSession(deps, token))?.current ?? null).toBeNull()
  expect(await signInWithPassword(deps, { email: bia.email, password: PASSWORD }, PLACE)).toEqual({
    outcome: 'no_business',
  })
})

test('the next session says when and from where the person was last here', async () => {
  const ana = await makePerson(deps, business.id)
  expect(await sessionOf(deps, ana.email)).toMatchObject({ beforeAt: null, beforeFrom: null })
  const before = deps.clock.now()
  const session = await sessionOf(deps, ana.email)
  expect(session.beforeFrom).toBe(PLACE.ip)
  expect(session.beforeAt).toBeLessThanOrEqual(before)
})

test('tries that a clock counted a day ahead keep nobody out for longer than the 15 minutes of others', async () => {
  const ana = await makePerson(deps, business.id)
  const passwords = watchedPasswords()
  const wrong = { email: ana.email, password: 'wrong' }
  for (let tries = 9; tries >= 0; tries--) await signInWithPassword(later(24 * HOUR), wrong, PLACE, passwords)
  const right = { email: ana.email, password: PASSWORD }
  const waits = await signInWithPassword(deps, right, PLACE)
  expect(waits).toEqual({ outcome: 'wait', seconds: expect.any(Number) as number })
  expect(waits.outcome === 'wait' && waits.seconds).toBeLessThanOrEqual(15 * 60)
  expect(await signInWithPassword(later(16 * 60_000), right, PLACE)).toMatchObject({ outcome: 'signed_in' })
})
