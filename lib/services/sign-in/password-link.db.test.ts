import { expect, test } from 'vitest'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { findSession } from './find-session'
import { newToken } from './new-token'
import { makePasswordLink, openPasswordLink, setPasswordByLink } from './password-link'
import { signInWithPassword } from './sign-in-with-password'
import { makePerson, PASSWORD, PLACE, tokenOf } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const later = (ms: number) => ({ ...deps, clock: { now: () => deps.clock.now() + ms } })
const business = await makeBusiness(deps)
const NEW = 'other words entirely'

async function linkOf(email: string): Promise<string> {
  const made = await makePasswordLink(deps, email)
  if (made.outcome !== 'made') throw new Error(made.outcome)
  return made.url.split('/').at(-1) ?? ''
}

test('a link sets a new password once, and signs every browser of the person out', async () => {
  const ana = await makePerson(deps, business.id)
  const session = await tokenOf(deps, ana.email)
  const token = await linkOf(ana.email.toUpperCase())
  expect(await openPasswordLink(deps, token, null)).toMatchObject({ outcome: 'open', email: ana.email })
  const set = () => setPasswordByLink(deps, { token, password: NEW, ip: null })
  const both = await Promise.all([set(), set()])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['set', 'used'])
  expect(await findSession(deps, session)).toBeNull()
  expect((await signInWithPassword(deps, { email: ana.email, password: NEW }, PLACE)).outcome).toBe('signed_in')
  expect((await signInWithPassword(deps, { email: ana.email, password: PASSWORD }, PLACE)).outcome).toBe('wrong')
})

test('a wrong, an expired and a replaced link, and a bad password, change nothing', async () => {
  const ana = await makePerson(deps, business.id)
  const [first, token] = [await linkOf(ana.email), await linkOf(ana.email)]
  const before = await fingerprint(database.admin)
  const set = (of: string, password = NEW, at = deps) => setPasswordByLink(at, { token: of, password, ip: null })
  expect(await set(newToken())).toEqual({ outcome: 'unknown' })
  expect(await set(first)).toEqual({ outcome: 'used' })
  expect(await set(token, NEW, later(3_600_001))).toEqual({ outcome: 'expired' })
  expect(await set(token, ana.email)).toEqual({ outcome: 'password', fault: 'easy' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await makePasswordLink(deps, 'nobody@example.com')).toEqual({ outcome: 'unknown_person' })
})
