import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readMembersHere } from '@/db/queries/members/members'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { makePerson, sessionOf } from '@/lib/services/sign-in/testing'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { changeRole } from './change-role'
import { disableMember } from './disable-member'
import { inviteMember } from './invite-member'
import { openMember, readMembers } from './read-members'
import { returnMember } from './return-member'
import { revokeInvitation } from './revoke-invitation'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const DAY = 24 * 3_600_000
const later = (ms: number) => ({ ...deps, clock: { now: () => deps.clock.now() + ms } })

test('members are listed with when they last signed in, and another business learns nothing', async () => {
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  const owner = await makePerson(deps, ours.id)
  const viewer = await makeMember(deps, ours.id, 'viewer')
  await sessionOf(deps, owner.email)
  const read = await readMembers(deps, viewer)
  if (read.outcome !== 'read') throw new Error('a viewer reads the members')
  const hereAt = Object.fromEntries(read.members.map((member) => [member.id, member.hereAt]))
  expect(hereAt[owner.caller.memberId]).toBeGreaterThan(deps.clock.now() - DAY)
  expect(hereAt[viewer.memberId]).toBeNull()
  expect(await openMember(deps, viewer, owner.caller.memberId)).toMatchObject({
    member: { id: owner.caller.memberId, hereAt: hereAt[owner.caller.memberId] },
  })
  const their = await makeMember(deps, theirs.id, 'owner')
  expect(await openMember(deps, their, owner.caller.memberId)).toEqual({ outcome: 'unknown_member' })
  // Not by the function of the database either, whatever business is asked for.
  expect((await inBusiness(deps.db, theirs.id, (tx) => readMembersHere(tx, ours.id))).size).toBe(0)
})

test('invitations are for owners: open and lately expired ones, none that was used or taken back', async () => {
  const { id } = await makeBusiness(deps)
  const [owner, editor] = [await makeMember(deps, id, 'owner'), await makeMember(deps, id, 'editor')]
  const invite = async (email: string) => {
    const made = await inviteMember(deps, owner, { email, role: 'viewer' })
    if (made.outcome !== 'invited') throw new Error(`a test has no invitation: ${made.outcome}`)
    return made.invitationId
  }
  await invite('one@example.com')
  await revokeInvitation(deps, owner, await invite('two@example.com'))
  const listed = async (at = deps, caller = owner) => {
    const read = await readMembers(at, caller)
    return read.outcome === 'read' ? read.invitations.map(({ email }) => email) : read.outcome
  }
  expect(await listed()).toEqual(['one@example.com'])
  expect(await listed(later(8 * DAY))).toEqual(['one@example.com'])
  expect(await listed(later(38 * DAY))).toEqual([])
  expect(await listed(deps, editor)).toEqual([])
})

test('two owners who change one role at the same time: the second sees what it is by now', async () => {
  const { id } = await makeBusiness(deps)
  const [ana, bia, carla] = [
    await makeMember(deps, id, 'owner'),
    await makeMember(deps, id, 'owner'),
    await makeMember(deps, id, 'viewer'),
  ]
  const done = await Promise.all([
    changeRole(deps, ana, carla.memberId, 'editor', 'viewer'),
    changeRole(deps, bia, carla.memberId, 'owner', 'viewer'),
  ])
  const [first, second] = done.toSorted((a, b) => a.outcome.localeCompare(b.outcome))
  expect(first).toEqual({ outcome: 'changed' })
  const opened = await openMember(deps, ana, carla.memberId)
  if (opened.outcome !== 'read') throw new Error('an owner opens a member')
  expect(second).toEqual({ outcome: 'changed_meanwhile', role: opened.member.role })
})

test('a member who was removed comes back under the same id and signs in as before', async () => {
  const { id } = await makeBusiness(deps)
  const [owner, bia] = [await makeMember(deps, id, 'owner'), await makePerson(deps, id, 'editor')]
  await disableMember(deps, owner, bia.caller.memberId)
  await expect(sessionOf(deps, bia.email)).rejects.toThrow('no_business')
  expect(await returnMember(deps, owner, bia.caller.memberId, 'viewer')).toEqual({ outcome: 'returned' })
  expect(await sessionOf(deps, bia.email)).toMatchObject({ current: { role: 'viewer', memberId: bia.caller.memberId } })
  const before = await fingerprint(database.admin)
  expect(await returnMember(deps, owner, bia.caller.memberId, 'owner')).toEqual({ outcome: 'unchanged' })
  expect(await returnMember(deps, operatorOf(id), newId(), 'owner')).toEqual({ outcome: 'unknown_member' })
  expect(await returnMember(deps, bia.caller, bia.caller.memberId, 'owner')).toEqual({ outcome: 'not_allowed' })
  expect(await fingerprint(database.admin)).toEqual(before)
})
