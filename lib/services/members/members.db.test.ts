import { expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { lockMemberAndOwners } from '@/db/queries/members/members'
import { newId } from '@/lib/ids'
import { type Caller, type MemberCaller, operatorOf, type Role } from '@/lib/services/callers/caller'
import { isAllowed } from '@/lib/services/callers/in-business-for'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { addMember } from './add-member'
import { changeRole } from './change-role'
import { disableMember } from './disable-member'
import { listMembers } from './list-members'

const database = await createTestDatabase()
const deps = testDeps(database.app)

async function member(businessId: string, role: Role, email = `${newId()}@example.com`): Promise<MemberCaller> {
  const added = await addMember(deps, operatorOf(businessId), { email, name: 'Ana', role })
  if (added.outcome !== 'added') throw new Error(`a test has no member: ${added.outcome}`)
  return { kind: 'member', businessId, memberId: added.memberId, role }
}

const owners = async (caller: Caller) => {
  const listed = await listMembers(deps, caller)
  if (listed.outcome !== 'read') throw new Error('a test may not read the members')
  return listed.members.filter(({ role, disabledAt }) => role === 'owner' && disabledAt === null).length
}

test('an address is kept in lower case and once in a business; in another business it is free', async () => {
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  const ana = await member(ours.id, 'owner', ' Ana@Example.COM ')
  const again = { email: 'ana@example.com', name: 'Other', role: 'viewer' }
  expect(await addMember(deps, ana, again)).toEqual({ outcome: 'known', memberId: ana.memberId })
  expect(await listMembers(deps, ana)).toMatchObject({
    members: [{ email: 'ana@example.com', name: 'Ana', role: 'owner', disabledAt: null }],
  })
  await member(theirs.id, 'viewer', 'ana@example.com')
})

test.each([
  [{ email: 'no address' }, 'email'],
  [{ email: `${'a'.repeat(250)}@example.com` }, 'email'],
  [{ name: ' ' }, 'name'],
  [{ name: 'a\u0000b' }, 'name'],
  [{ role: 'admin' }, 'role'],
])('what can’t be a member is refused by the name of its field: %j', async (over, wrong) => {
  const { id } = await makeBusiness(deps)
  const before = await fingerprint(database.admin)
  const details = { email: 'a@example.com', name: 'Ana', role: 'viewer', ...over }
  expect(await addMember(deps, operatorOf(id), details)).toEqual({ outcome: 'not_valid', wrong: [wrong] })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a disabled member may do nothing from the commit on, and comes back under the same id', async () => {
  const { id } = await makeBusiness(deps)
  const [ana, bia] = [await member(id, 'owner'), await member(id, 'owner', 'bia@example.com')]
  expect(await disableMember(deps, ana, bia.memberId)).toEqual({ outcome: 'disabled' })
  expect(await disableMember(deps, ana, bia.memberId)).toEqual({ outcome: 'unchanged' })
  expect(await listMembers(deps, bia)).toEqual({ outcome: 'not_allowed' })
  expect(await changeRole(deps, ana, bia.memberId, 'editor')).toEqual({ outcome: 'unknown_member' })
  const again = await addMember(deps, ana, { email: 'bia@example.com', name: 'Bia', role: 'viewer' })
  expect(again).toEqual({ outcome: 'added', memberId: bia.memberId })
})

test('a role that was taken a moment ago no longer counts, whatever role the caller still holds', async () => {
  const { id } = await makeBusiness(deps)
  const [ana, bia] = [await member(id, 'owner'), await member(id, 'owner')]
  expect(await changeRole(deps, ana, bia.memberId, 'viewer')).toEqual({ outcome: 'changed' })
  expect(await changeRole(deps, ana, bia.memberId, 'viewer')).toEqual({ outcome: 'unchanged' })
  const before = await fingerprint(database.admin)
  expect(await disableMember(deps, bia, ana.memberId)).toEqual({ outcome: 'not_allowed' })
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('the last owner is neither disabled nor given another role', async () => {
  const { id } = await makeBusiness(deps)
  const ana = await member(id, 'owner')
  await member(id, 'editor')
  expect(await disableMember(deps, ana, ana.memberId)).toEqual({ outcome: 'last_owner' })
  expect(await changeRole(deps, ana, ana.memberId, 'editor')).toEqual({ outcome: 'last_owner' })
  expect(await owners(ana)).toBe(1)
})

test('two owners who disable each other at the same time: one stays', async () => {
  for (let round = 0; round < 3; round++) {
    const { id } = await makeBusiness(deps)
    const [ana, bia] = [await member(id, 'owner'), await member(id, 'owner')]
    const done = await Promise.all([disableMember(deps, ana, bia.memberId), disableMember(deps, bia, ana.memberId)])
    expect(done.map(({ outcome }) => outcome).toSorted()).toEqual(['disabled', 'not_allowed'])
    expect(await owners(operatorOf(id))).toBe(1)
  }
})

test('a change of members waits for another one before it looks at anybody', async () => {
  const { id } = await makeBusiness(deps)
  const [ana, bia] = [await member(id, 'owner'), await member(id, 'owner')]
  let waiting: Promise<unknown> = Promise.resolve()
  await inBusiness(deps.db, id, async (tx) => {
    expect(await isAllowed(tx, ana, 'members.write')).toBe(true)
    waiting = disableMember(deps, bia, ana.memberId)
    await vi.waitFor(async () => {
      const held = await database.admin.sql`
        select wait_event as event from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      expect(held).toEqual([{ event: 'advisory' }])
    })
    // Waiting for a row instead, each would hold their own and want the other's.
    expect(await lockMemberAndOwners(tx, id, bia.memberId)).toMatchObject({ owners: 2 })
  })
  expect(await waiting).toEqual({ outcome: 'disabled' })
})

test('a member of another business cannot be named', async () => {
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  const [ana, their] = [await member(ours.id, 'owner'), await member(theirs.id, 'editor')]
  expect(await disableMember(deps, ana, their.memberId)).toEqual({ outcome: 'unknown_member' })
  expect(await listMembers(deps, { ...their, businessId: ours.id })).toEqual({ outcome: 'not_allowed' })
})
