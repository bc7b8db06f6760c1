import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { changePassword } from './change-password'
import { dropFactorAsOperator } from './drop-factor'
import { findSession } from './find-session'
import { isRecent, PROOF_MS, proveByCode, proveByPassword } from './prove-session'
import { beginFactor, confirmFactor, readFactor, renewRecoveryCodes, switchFactorOff } from './second-factor'
import { makePerson, PASSWORD, PLACE, sessionOf, tokenOf } from './testing'

const database = await createTestDatabase()
const base = testDeps(database.app)
const business = await makeBusiness(base)
const STEP = 30_000

/** An installation whose clock is set by hand, in time steps from now. */
function clockwork() {
  let at = base.clock.now()
  return { ...base, clock: { now: () => at }, pass: (ms: number) => void (at += ms) }
}

async function withFactor(deps = clockwork()) {
  const { email } = await makePerson(deps, business.id)
  const session = await sessionOf(deps, email)
  const mine = { userId: session.userId, sessionId: session.id, email }
  expect(await beginFactor(deps, mine)).toEqual({ outcome: 'begun' })
  const factor = await readFactor(deps, mine.userId)
  if (factor.state !== 'pending') throw new Error(factor.state)
  const app = new TOTP({ secret: Secret.fromBase32(factor.secret) })
  const code = (ms = 0) => app.generate({ timestamp: deps.clock.now() + ms })
  return { deps, email, mine, code, address: factor.address }
}

async function switchedOn() {
  const begun = await withFactor()
  const confirmed = await confirmFactor(begun.deps, begun.mine, begun.code())
  if (confirmed.outcome !== 'on') throw new Error(confirmed.outcome)
  begun.deps.pass(STEP)
  return { ...begun, recoveryCodes: confirmed.recoveryCodes }
}

test('nothing is asked for before a code of the app was confirmed; a wrong one confirms nothing', async () => {
  const { deps, email, mine, code, address } = await withFactor()
  expect(address).toMatch(/^otpauth:\/\/totp\/Sayso:.*secret=[A-Z2-7]{32}/)
  expect((await sessionOf(deps, email)).needsCode).toBe(false)
  for (const wrong of ['', '000000x', '12345', code(10 * STEP)])
    expect(await confirmFactor(deps, mine, wrong)).toEqual({ outcome: 'wrong_code' })
  const confirmed = await confirmFactor(deps, mine, code().replace(/^.../, '$& '))
  expect(confirmed).toMatchObject({ outcome: 'on' })
  expect(await confirmFactor(deps, mine, code())).toEqual({ outcome: 'not_begun' })
  expect(await beginFactor(deps, mine)).toEqual({ outcome: 'is_on' })
  expect((await findSession(deps, await tokenOf(deps, email)))?.needsCode).toBe(true)
})

test('the secret is encrypted for its person alone, and codes are hashes', async () => {
  const { mine, recoveryCodes } = await switchedOn()
  const [row] = await database.admin.sql<{ secret: Buffer }[]>`
    select totp_secret as secret from users where id = ${mine.userId}`
  expect(row?.secret.length).toBe(1 + 12 + 32 + 16)
  expect(recoveryCodes).toHaveLength(10)
  const stored = await database.admin.sql`select hash from user_recovery_codes where user_id = ${mine.userId}`
  expect(JSON.stringify(stored)).not.toContain(recoveryCodes[0]?.split('-')[0])
})

test('switching it on keeps this session and signs the others out', async () => {
  const { deps, mine, email, code } = await withFactor()
  const [other, own] = [await tokenOf(deps, email), await sessionOf(deps, email)]
  await confirmFactor(deps, { ...mine, sessionId: own.id }, code())
  expect(await findSession(deps, other)).toBeNull()
  const rows = await database.admin
    .sql`select id, factor_at is null as owes from user_sessions where user_id = ${mine.userId}`
  expect(rows).toEqual([{ id: own.id, owes: false }])
})

test('a session that owes a code may do everything once it was shown; the code counts once', async () => {
  const { deps, email, code, mine } = await switchedOn()
  const [first, second] = [await tokenOf(deps, email), await tokenOf(deps, email)]
  const prove = async (token: string, typed: string) => {
    const session = await findSession(deps, token)
    return proveByCode(deps, { userId: mine.userId, sessionId: session?.id ?? '' }, { by: 'code', code: typed })
  }
  const now = code()
  expect(await prove(first, now)).toEqual({ outcome: 'proven' })
  expect((await findSession(deps, first))?.needsCode).toBe(false)
  expect(await prove(second, now)).toEqual({ outcome: 'used_code' })
  // Nor does an earlier one, which the clock's tolerance would still take.
  expect(await prove(second, code(-STEP))).toEqual({ outcome: 'used_code' })
  expect((await findSession(deps, second))?.needsCode).toBe(true)
  deps.pass(STEP)
  expect(await prove(second, code())).toEqual({ outcome: 'proven' })
})

test('of two who show one code at the same time, one is let in', async () => {
  const { deps, code, mine } = await switchedOn()
  const proof = { by: 'code', code: code() } as const
  const both = await Promise.all([proveByCode(deps, mine, proof), proveByCode(deps, mine, proof)])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['proven', 'used_code'])
})

test('codes can’t be guessed: ten wrong ones, then a wait, in which the right one does not help', async () => {
  const { deps, code, mine } = await switchedOn()
  const wrong = code() === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 10; tries++)
    expect(await proveByCode(deps, mine, { by: 'code', code: wrong })).toEqual({ outcome: 'wrong_code' })
  expect(await proveByCode(deps, mine, { by: 'code', code: code() })).toMatchObject({ outcome: 'wait' })
  deps.pass(15 * 60_000)
  expect(await proveByCode(deps, mine, { by: 'code', code: code() })).toEqual({ outcome: 'proven' })
})

test('a recovery code replaces the app once; new ones replace all', async () => {
  const { deps, mine, recoveryCodes } = await switchedOn()
  const [first = '', second = ''] = recoveryCodes
  const prove = (code: string) => proveByCode(deps, mine, { by: 'recovery', code })
  expect(await prove(first.toLowerCase().replace('-', ' '))).toEqual({ outcome: 'proven' })
  expect(await prove(first)).toEqual({ outcome: 'wrong_code' })
  expect(await readFactor(deps, mine.userId)).toEqual({ state: 'on', recoveryCodesLeft: 9 })
  const renewed = await renewRecoveryCodes(deps, mine)
  if (renewed.outcome !== 'made') throw new Error(renewed.outcome)
  expect(await prove(second)).toEqual({ outcome: 'wrong_code' })
  expect(await prove(renewed.recoveryCodes[0] ?? '')).toEqual({ outcome: 'proven' })
})

test('a recovery code of somebody else is wrong', async () => {
  const [ana, bia] = [await switchedOn(), await switchedOn()]
  const proof = { by: 'recovery', code: bia.recoveryCodes[0] ?? '' } as const
  expect(await proveByCode(ana.deps, ana.mine, proof)).toEqual({ outcome: 'wrong_code' })
})

test('switched off by the person or an operator, no code is asked for', async () => {
  const { deps, mine, email } = await switchedOn()
  expect(await switchFactorOff(deps, mine)).toEqual({ outcome: 'off' })
  expect(await switchFactorOff(deps, mine)).toEqual({ outcome: 'unchanged' })
  expect((await sessionOf(deps, email)).needsCode).toBe(false)
  const other = await switchedOn()
  await dropFactorAsOperator(other.deps, other.email)
  expect((await sessionOf(other.deps, other.email)).needsCode).toBe(false)
})

test('a proof is recent for 15 minutes; the password proves again who has no second factor', async () => {
  const deps = clockwork()
  const { email } = await makePerson(deps, business.id)
  const { userId, id: sessionId, proofAt } = await sessionOf(deps, email)
  expect(isRecent(proofAt, deps.clock.now())).toBe(true)
  deps.pass(PROOF_MS)
  expect(isRecent(proofAt, deps.clock.now())).toBe(false)
  const mine = { userId, sessionId, email }
  expect(await proveByPassword(deps, mine, 'wrong', PLACE)).toMatchObject({ outcome: 'wrong' })
  expect(await proveByPassword(deps, mine, PASSWORD, PLACE)).toEqual({ outcome: 'proven' })
  const other = await makePerson(deps, business.id)
  // Somebody else's password proves nothing about this session.
  expect(await proveByPassword(deps, { ...mine, email: other.email }, PASSWORD, PLACE)).toMatchObject({
    outcome: 'wrong',
  })
  const [row] = await database.admin.sql<{ at: number }[]>`
    select sayso_ms(proof_at) as at from user_sessions where id = ${sessionId}`
  expect(row?.at).toBe(deps.clock.now())
})

test('a new password needs the present one, signs the other browsers out and keeps this one', async () => {
  const deps = clockwork()
  const { email } = await makePerson(deps, business.id)
  const [here, there] = [await tokenOf(deps, email), await tokenOf(deps, email)]
  const session = await findSession(deps, here)
  const mine = { userId: session?.userId ?? '', sessionId: session?.id ?? '', email }
  const change = (current: string, next: string) => changePassword(deps, mine, { current, next }, PLACE)
  expect(await change('wrong', 'a better one entirely')).toMatchObject({ outcome: 'wrong' })
  expect(await change(PASSWORD, 'short')).toEqual({ outcome: 'password', fault: 'short' })
  expect(await findSession(deps, there)).not.toBeNull()
  expect(await change(PASSWORD, 'a better one entirely')).toEqual({ outcome: 'changed', signedOut: 1 })
  expect(await findSession(deps, there)).toBeNull()
  expect(await findSession(deps, here)).not.toBeNull()
  expect(await tokenOf(deps, email, 'a better one entirely')).toMatch(/^[\w-]{43}$/)
})
