import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { inviteMember } from '@/lib/services/members/invite-member'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { type FoundSession, findSession } from './find-session'
import { allowLinking, listIdentities, unlinkIdentities } from './link-identity'
import { signInWithIdentity } from './sign-in-with-identity'
import { makePerson, PLACE, sessionOf } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const ISSUER = 'https://login.example.com/realms/shop'
const business = await makeBusiness(deps)

const identityOf = (subject: string, label: string | null = null, provedAt: number | null = null) => ({
  ...{ issuer: ISSUER, subject, name: 'Olga', label, provedAt },
})

interface Over {
  session?: FoundSession
  invitation?: string
  label?: string
  provedAt?: number
}

const returning = (subject: string, over: Over = {}) =>
  signInWithIdentity(deps, {
    identity: identityOf(subject, over.label, over.provedAt),
    ...{ session: over.session ?? null, invitation: over.invitation ?? null, locale: 'es' },
    place: { ...PLACE, ip: null },
  })

test('an identity that is connected to nobody signs nobody in, whatever e-mail it claims', async () => {
  const ana = await makePerson(deps, business.id)
  const before = await fingerprint(database.admin)
  expect(await returning(newId(), { label: ana.email })).toEqual({ outcome: 'unknown' })
  const session = await sessionOf(deps, ana.email)
  // Nor does being signed in alone: connecting is asked for first, and only for a short time.
  expect(await returning(newId(), { session })).toEqual({ outcome: 'unknown' })
  expect((await fingerprint(database.admin))['user_identities']).toBe(before['user_identities'])
})

test('an account is connected on request, signs in by issuer and subject, and stays with its person', async () => {
  const [ana, bia] = [await makePerson(deps, business.id), await makePerson(deps, business.id)]
  const subject = newId()
  for (const [person, outcome] of [
    [ana, 'linked'],
    [bia, 'taken'],
  ] as const) {
    const { userId, id: sessionId } = await sessionOf(deps, person.email)
    await allowLinking(deps, { userId, sessionId })
    const [row] = await database.admin.sql<{ hash: string }[]>`
      select token_hash as hash from user_sessions where id = ${sessionId}`
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/)
    const session = { ...(await sessionOf(deps, person.email)), id: sessionId, linkingUntil: deps.clock.now() + 1000 }
    expect(await returning(subject, { session })).toEqual({ outcome })
  }
  const result = await returning(subject)
  const session = result.outcome === 'signed_in' ? await findSession(deps, result.token) : null
  expect(session).toMatchObject({ email: ana.email, method: 'oidc' })
  const userId = session?.userId ?? ''
  expect(await listIdentities(deps, userId)).toMatchObject([{ issuer: ISSUER, subject }])
  expect(await unlinkIdentities(deps, userId, ISSUER)).toEqual({ outcome: 'unlinked' })
  expect(await returning(subject)).toEqual({ outcome: 'unknown' })
})

test('an invitation makes a person who signs in by the provider alone, and can’t lose that way in', async () => {
  const owner = await makePerson(deps, business.id)
  const made = await inviteMember(deps, owner.caller, { email: `${newId()}@example.com`, role: 'viewer' })
  const invitation = made.outcome === 'invited' ? (made.url.split('/').at(-1) ?? '') : ''
  const subject = newId()
  const result = await returning(subject, { invitation })
  const session = result.outcome === 'signed_in' ? await findSession(deps, result.token) : null
  expect(session).toMatchObject({ name: 'Olga', locale: 'es', current: { role: 'viewer' } })
  expect(await unlinkIdentities(deps, session?.userId ?? '', ISSUER)).toEqual({ outcome: 'needs_password' })
  expect(await returning(newId(), { invitation })).toEqual({ outcome: 'invitation', why: 'used' })
})

test('an invitation to an address that has an account is not accepted by another’s identity', async () => {
  const [owner, other] = [await makePerson(deps, business.id), await makeBusiness(deps)]
  const bia = await makePerson(deps, other.id)
  const made = await inviteMember(deps, owner.caller, { email: bia.email, role: 'viewer' })
  const invitation = made.outcome === 'invited' ? (made.url.split('/').at(-1) ?? '') : ''
  const result = await returning(newId(), { invitation, label: bia.email })
  expect(result).toEqual({ outcome: 'invitation', why: 'has_account' })
})

test('coming back from the provider is a proof of the time that the provider names, and none without it', async () => {
  const owner = await makePerson(deps, business.id)
  const made = await inviteMember(deps, owner.caller, { email: `${newId()}@example.com`, role: 'owner' })
  const invitation = made.outcome === 'invited' ? (made.url.split('/').at(-1) ?? '') : ''
  const subject = newId()
  const proofOf = async (over: Over) => {
    const result = await returning(subject, over)
    const session = result.outcome === 'signed_in' ? await findSession(deps, result.token) : null
    expect(session).not.toBeNull()
    return session?.proofAt
  }
  const yesterday = deps.clock.now() - 24 * 60 * 60_000
  expect(await proofOf({ invitation })).toBeNull()
  expect(await proofOf({ provedAt: yesterday })).toBe(yesterday)
  expect(await proofOf({})).toBeNull()
  const now = deps.clock.now()
  expect(await proofOf({ provedAt: now })).toBe(now)
})
