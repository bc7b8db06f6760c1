import { expect, test } from 'vitest'
import { closeBusiness } from '@/lib/services/business/close-business'
import { keepBusiness } from '@/lib/services/business/keep-business'
import { operatorOf } from '@/lib/services/callers/caller'
import { makeMember } from '@/lib/services/callers/testing'
import { changeContact } from '@/lib/services/changes/change-contact'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { createApiKey } from '@/lib/services/keys/create-api-key'
import { inviteMember } from '@/lib/services/members/invite-member'
import { makeBusiness, makeContact, storedState, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { closeDueBusinesses } from './close-businesses'

const database = await createTestDatabase()
const clock = { time: Date.now(), now: () => clock.time }
const deps = testDeps(database.app, { clock })
const worker = { db: database.worker, clock }
const { sql } = database.admin
const DAY_MS = 86_400_000

/** A business with a key, an invitation, an owner and a contact; with `isClosing`, one that an owner is closing. */
async function shop(isClosing: boolean) {
  const business = await makeBusiness(deps)
  const { id } = business
  const owner = await makeMember(deps, id, 'owner')
  await createApiKey(deps, owner, { name: 'CRM', scopes: ['check'], mode: 'live' })
  await inviteMember(deps, owner, { email: 'new@example.com', role: 'viewer' })
  const contactId = await makeContact(deps, id)
  const [row] = await sql<{ name: string }[]>`select name from businesses where id = ${id}`
  if (isClosing) await closeBusiness(deps, owner, row?.name ?? '')
  const alive = async () => {
    const [found] = await sql`
      select b.closed_at is null as open,
        (select count(*)::int from backends where business_id = ${id} and status <> 'disabled') as backends,
        (select count(*)::int from api_keys where business_id = ${id} and revoked_at is null) as keys,
        (select count(*)::int from invitations where business_id = ${id} and revoked_at is null) as invitations,
        (select count(*)::int from members where business_id = ${id} and disabled_at is null) as members
      from businesses b where b.id = ${id}`
    return found
  }
  const closings = () => sql`
    select caller_kind from audit_log where business_id = ${id} and action = 'business.closed'`
  return { business, owner, contactId, alive, closings }
}

const OPEN = { open: true, backends: 1, keys: 1, invitations: 1, members: 1 }
const CLOSED = { open: false, backends: 0, keys: 0, invitations: 0, members: 0 }

test('a business is closed after its waiting time, once; others and kept ones stay open', async () => {
  const [closing, kept, other] = [await shop(true), await shop(true), await shop(false)]
  clock.time += 14 * DAY_MS - 1
  await closeDueBusinesses(worker, () => true)
  expect(await closing.alive()).toEqual(OPEN)
  expect(await keepBusiness(deps, kept.owner)).toEqual({ outcome: 'kept' })
  clock.time += 1
  await closeDueBusinesses(worker, () => false)
  expect(await closing.alive()).toEqual(OPEN)
  await closeDueBusinesses(worker, () => true)
  await closeDueBusinesses(worker, () => true)
  expect(await closing.alive()).toEqual(CLOSED)
  expect(await closing.closings()).toEqual([{ caller_kind: 'operator' }])
  for (const each of [kept, other]) {
    expect(await each.alive()).toEqual(OPEN)
    expect(await each.closings()).toEqual([])
  }
})

test('nobody reopens a closed business, and its people still reach their page and are heard', async () => {
  const { business, owner, contactId } = await shop(true)
  clock.time += 14 * DAY_MS
  await closeDueBusinesses(worker, () => true)
  expect(await keepBusiness(deps, owner)).toEqual({ outcome: 'not_allowed' })
  expect(await keepBusiness(deps, operatorOf(business.id))).toEqual({ outcome: 'closed' })
  expect((await visit(deps, business, contactId)).link.power).toBe('full')
  await changeContact(deps, business.id, contactId, {
    ...{ kind: 'stop', actor: 'contact', method: 'page' },
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
  expect((await storedState(deps, business.id, contactId)).stop).toMatchObject({ on: true })
})

test('a business that is kept while it is being closed is either kept or closed, and never half of each', async () => {
  for (let round = 0; round < 8; round++) {
    const { owner, alive, closings } = await shop(true)
    clock.time += 14 * DAY_MS
    const keep = () => keepBusiness(deps, owner)
    const [kept] = await Promise.all([keep(), closeDueBusinesses(worker, () => true)])
    const isKept = kept.outcome === 'kept'
    expect(kept.outcome).toBe(isKept ? 'kept' : 'not_allowed')
    expect(await alive()).toEqual(isKept ? OPEN : CLOSED)
    expect(await closings()).toHaveLength(isKept ? 0 : 1)
  }
})

test('what a backend calls an erased contact is forgotten when the business is closed before it was told', async () => {
  const { business, contactId } = await shop(true)
  await eraseContact(deps, operatorOf(business.id), contactId)
  await sql`update sync_marks set external_id = 'id-in-weni', mirrored = '{}' where contact_id = ${contactId}`
  clock.time += 14 * DAY_MS
  await closeDueBusinesses(worker, () => true)
  expect(await sql`select external_id, mirrored from sync_marks where contact_id = ${contactId}`).toEqual([
    { external_id: null, mirrored: null },
  ])
})
