import { expect, test } from 'vitest'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { addMember } from '@/lib/services/members/add-member'
import { changeRole } from '@/lib/services/members/change-role'
import { disableMember } from '@/lib/services/members/disable-member'
import { inviteMember, OPEN_MOST } from '@/lib/services/members/invite-member'
import { leaveBusiness } from '@/lib/services/members/leave-business'
import { listInvitations } from '@/lib/services/members/list-invitations'
import { listMembers } from '@/lib/services/members/list-members'
import { revokeInvitation } from '@/lib/services/members/revoke-invitation'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { acceptInvitation } from './accept-invitation'
import { findSession } from './find-session'
import { newToken } from './new-token'
import { openInvitation } from './open-invitation'
import { makePerson, PASSWORD, PLACE, sessionOf } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const later = (ms: number) => ({ ...deps, clock: { now: () => deps.clock.now() + ms } })
const DAY = 24 * 3_600_000

async function invited(role = 'editor', email = `${newId()}@example.com`) {
  const business = await makeBusiness(deps)
  const owner = await makePerson(deps, business.id)
  const made = await inviteMember(deps, owner.caller, { email, role })
  if (made.outcome !== 'invited') throw new Error(`a test has no invitation: ${made.outcome}`)
  return { business, owner, email, id: made.invitationId, token: made.url.split('/').at(-1) ?? '' }
}

const bia = { as: 'new', name: 'Bia', password: PASSWORD, locale: 'pt-BR' } as const

test('whoever holds the link becomes a member with its role, and is signed in', async () => {
  const { token, email, business } = await invited()
  expect(await openInvitation(deps, token, null)).toMatchObject({
    ...{ outcome: 'open', businessName: expect.any(String) as string, email, role: 'editor', hasAccount: false },
  })
  const accepted = await acceptInvitation(deps, token, bia, PLACE)
  if (accepted.outcome !== 'joined' || !accepted.token) throw new Error(accepted.outcome)
  const session = await findSession(deps, accepted.token)
  expect(session).toMatchObject({ email, name: 'Bia', locale: 'pt-BR', current: { role: 'editor' } })
  expect(session?.current?.businessId).toBe(business.id)
  const entries = await database.admin.sql`
    select action, caller_id from audit_log where business_id = ${business.id} order by id desc limit 1`
  expect(entries).toMatchObject([{ action: 'member.joined', caller_id: session?.current?.memberId }])
})

test('an invitation counts once, also for two who open it at the same time', async () => {
  const { token, business } = await invited()
  const tries = await Promise.all([
    acceptInvitation(deps, token, bia, PLACE),
    acceptInvitation(deps, token, bia, PLACE),
  ])
  expect(tries.filter(({ outcome }) => outcome === 'joined')).toHaveLength(1)
  const rows = await database.admin.sql`select 1 from members where business_id = ${business.id} and role = 'editor'`
  expect(rows).toHaveLength(1)
  expect(await openInvitation(deps, token, null)).toEqual({ outcome: 'used' })
  const before = await fingerprint(database.admin)
  expect(await acceptInvitation(deps, token, bia, { ...PLACE, ip: null })).toEqual({ outcome: 'used' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a wrong, an expired and a revoked invitation change nothing and say which they are', async () => {
  const { token, id, owner } = await invited()
  const nowhere = { ...PLACE, ip: null }
  const before = await fingerprint(database.admin)
  expect(await acceptInvitation(deps, newToken(), bia, nowhere)).toEqual({ outcome: 'unknown' })
  expect(await acceptInvitation(later(8 * DAY), token, bia, nowhere)).toEqual({ outcome: 'expired' })
  expect(await openInvitation(later(8 * DAY), token, null)).toEqual({ outcome: 'expired' })
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await revokeInvitation(deps, owner.caller, id)).toEqual({ outcome: 'revoked' })
  expect(await revokeInvitation(deps, owner.caller, id)).toEqual({ outcome: 'not_open' })
  const revoked = await fingerprint(database.admin)
  expect(await acceptInvitation(deps, token, bia, nowhere)).toEqual({ outcome: 'revoked' })
  expect(await fingerprint(database.admin)).toEqual(revoked)
})

test('tokens that do not exist are throttled by address, and a good link is not counted', async () => {
  const { token } = await invited()
  const ip = '198.51.100.77'
  for (let tries = 0; tries < 20; tries++) expect((await openInvitation(deps, token, ip)).outcome).toBe('open')
  for (let tries = 0; tries < 30; tries++)
    expect(await openInvitation(deps, newToken(), ip)).toEqual({ outcome: 'unknown' })
  expect(await openInvitation(deps, token, ip)).toMatchObject({ outcome: 'wait' })
})

test('somebody with an account accepts with its password alone, and works for both businesses', async () => {
  const first = await makeBusiness(deps)
  const ana = await makePerson(deps, first.id, 'viewer')
  const { token, business } = await invited('editor', ana.email)
  expect(await openInvitation(deps, token, null)).toMatchObject({ hasAccount: true })
  expect(await acceptInvitation(deps, token, bia, PLACE)).toEqual({ outcome: 'has_account' })
  const wrong = await acceptInvitation(deps, token, { as: 'known', password: 'not this one' }, PLACE)
  expect(wrong).toMatchObject({ outcome: 'wrong' })
  const accepted = await acceptInvitation(deps, token, { as: 'known', password: PASSWORD }, PLACE)
  expect(accepted).toMatchObject({ outcome: 'joined', businessId: business.id })
  const { memberships } = await sessionOf(deps, ana.email)
  expect(memberships.map(({ businessId, role }) => [businessId, role]).toSorted()).toEqual(
    [
      [first.id, 'viewer'],
      [business.id, 'editor'],
    ].toSorted(),
  )
})

test('who is signed in joins as themselves, whatever address was invited; a member takes no second place', async () => {
  const other = await makeBusiness(deps)
  const ana = await makePerson(deps, other.id)
  const { token, business, owner } = await invited('viewer')
  const { userId } = await sessionOf(deps, owner.email)
  expect(await acceptInvitation(deps, token, { as: 'signed_in', userId }, PLACE)).toEqual({ outcome: 'already_member' })
  const session = await sessionOf(deps, ana.email)
  const accepted = await acceptInvitation(deps, token, { as: 'signed_in', userId: session.userId }, PLACE)
  expect(accepted).toMatchObject({ outcome: 'joined', token: null, businessId: business.id })
  const members = await listMembers(deps, owner.caller)
  expect(members).toMatchObject({ members: expect.arrayContaining([expect.objectContaining({ email: ana.email })]) })
})

test.each([
  [{ password: 'short' }, { outcome: 'password', fault: 'short' }],
  [{ password: 'x'.repeat(201) }, { outcome: 'password', fault: 'long' }],
  [{ password: 'password12345' }, { outcome: 'password', fault: 'easy' }],
  [{ password: '123456789012' }, { outcome: 'password', fault: 'easy' }],
  [{ name: ' ' }, { outcome: 'not_valid', wrong: ['name'] }],
  [{ locale: 'xx' }, { outcome: 'not_valid', wrong: ['locale'] }],
])('what can’t be a person is refused, and the invitation stays open: %j', async (over, refused) => {
  const { token } = await invited()
  const before = await fingerprint(database.admin)
  expect(await acceptInvitation(deps, token, { ...bia, ...over }, { ...PLACE, ip: null })).toEqual(refused)
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a second invitation to an address takes the place of the first; who can sign in is not invited again', async () => {
  const { token, owner, email } = await invited()
  const again = await inviteMember(deps, owner.caller, { email: ` ${email.toUpperCase()}`, role: 'viewer' })
  expect(again.outcome).toBe('invited')
  expect(await openInvitation(deps, token, null)).toEqual({ outcome: 'revoked' })
  expect(await listInvitations(deps, owner.caller)).toMatchObject({ invitations: [{ email, role: 'viewer' }] })
  expect(await inviteMember(deps, owner.caller, { email: owner.email, role: 'viewer' })).toMatchObject({
    outcome: 'known',
  })
})

test('a member that an operator added can be invited, and keeps their id', async () => {
  const { business, owner } = await invited()
  const details = { email: `${newId()}@example.com`, name: 'Caio', role: 'editor' }
  const added = await addMember(deps, operatorOf(business.id), details)
  const made = await inviteMember(deps, owner.caller, details)
  if (made.outcome !== 'invited' || added.outcome !== 'added') throw new Error(made.outcome)
  const accepted = await acceptInvitation(deps, made.url.split('/').at(-1) ?? '', bia, PLACE)
  const session = accepted.outcome === 'joined' && (await findSession(deps, accepted.token ?? ''))
  expect(session).toMatchObject({ current: { memberId: added.memberId } })
})

test('only owners invite and see invitations, and 100 may be open', async () => {
  const { business, owner } = await invited()
  const editor = await makePerson(deps, business.id, 'editor')
  const details = { email: 'x@example.com', role: 'owner' }
  expect(await inviteMember(deps, editor.caller, details)).toEqual({ outcome: 'not_allowed' })
  expect(await listInvitations(deps, editor.caller)).toEqual({ outcome: 'not_allowed' })
  for (let made = 1; made < OPEN_MOST; made++)
    await inviteMember(deps, owner.caller, { email: `${newId()}@example.com`, role: 'viewer' })
  expect(await inviteMember(deps, owner.caller, details)).toEqual({ outcome: 'too_many' })
})

test('a business makes 200 invitations a day, also when it revokes each, and goes on the day after', async () => {
  const { business, owner } = await invited()
  const invite = (at = deps) => inviteMember(at, owner.caller, { email: `${newId()}@example.com`, role: 'viewer' })
  await database.admin.sql`
    insert into invitations (business_id, id, email, role, token_hash, created_at, expires_at, revoked_at)
    select ${business.id}, gen_random_uuid(), 'bia' || n || '@example.com', 'viewer', md5(n::text) || md5(${newId()}),
      now(), now() + interval '7 days', now()
    from generate_series(1, 198) n`
  expect(await invite()).toMatchObject({ outcome: 'invited' })
  expect(await invite()).toEqual({ outcome: 'too_many' })
  const tomorrow = { ...deps, clock: { now: () => deps.clock.now() + 25 * 3_600_000 } }
  expect(await invite(tomorrow)).toMatchObject({ outcome: 'invited' })
})

test.each([
  ['another role', changeRole],
  ['being removed', disableMember],
])('%s takes back the invitations that somebody had made', async (_, take) => {
  const { business, owner } = await invited()
  const other = await makePerson(deps, business.id, 'owner')
  const made = await inviteMember(deps, other.caller, { email: `${newId()}@example.com`, role: 'owner' })
  await take(deps, owner.caller, other.caller.memberId, 'viewer')
  const token = made.outcome === 'invited' ? (made.url.split('/').at(-1) ?? '') : ''
  expect(await openInvitation(deps, token, null)).toEqual({ outcome: 'revoked' })
})

test('the last owner can’t leave, and nobody is left without one when two leave at once', async () => {
  const { business, owner } = await invited()
  expect(await leaveBusiness(deps, owner.caller)).toEqual({ outcome: 'last_owner' })
  const second = await makePerson(deps, business.id, 'owner')
  const left = await Promise.all([leaveBusiness(deps, owner.caller), leaveBusiness(deps, second.caller)])
  expect(left.map(({ outcome }) => outcome).toSorted()).toEqual(['last_owner', 'left'])
})

test('a viewer leaves by themselves, and their browser shows no business any more', async () => {
  const { business } = await invited()
  const viewer = await makePerson(deps, business.id, 'viewer')
  const session = await sessionOf(deps, viewer.email)
  expect(session.current?.businessId).toBe(business.id)
  expect(await leaveBusiness(deps, viewer.caller)).toEqual({ outcome: 'left' })
  expect(await leaveBusiness(deps, viewer.caller)).toEqual({ outcome: 'unchanged' })
})
