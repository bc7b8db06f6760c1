import { expect, test } from 'vitest'
import { inBusiness, type Tx } from '@/db/client'
import { bsuidIdentity, type ContactIdentity, phoneIdentity } from '@/lib/consent/identities'
import type { Statement } from '@/lib/consent/types'
import { changeWithin } from '@/lib/services/changes/change-within'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { countLockWaits } from '@/testing/lock-waits'
import { changeNumber } from './change-number'
import { erasureOf } from './erase-contact'
import { findOrCreateContact, findOrCreateWithin } from './find-contact'
import { mergeWithin } from './merge-contacts'
import { numberRelease } from './number-release'
import { resolveContact } from './resolve-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin
const business = await makeBusiness(deps)
let numbers = 0

const phone = () => must(phoneIdentity(`+55119874${String(10_000 + ++numbers)}`))
const userId = () => must(bsuidIdentity(`BR.${String(1_000_000 + ++numbers)}`))

function must(identity: ContactIdentity | null): ContactIdentity {
  if (!identity) throw new Error('a test made an identity that cannot be read')
  return identity
}

const holderOf = async ({ matchKey }: ContactIdentity) =>
  (
    await sql<
      { id: string }[]
    >`select contact_id as id from identities where match_key = ${matchKey} and ended_at is null`
  ).map(({ id }) => id)

/** Runs `late` while `first` is not committed yet: it ends only when `late` waits for one of its locks, or is done. */
async function overlap<T>(first: (tx: Tx) => Promise<unknown>, late: () => Promise<T>): Promise<T> {
  let running: Promise<T> | undefined
  await inBusiness(deps.db, business.id, async (tx) => {
    await first(tx)
    let isDone = false
    running = late().finally(() => (isDone = true))
    running.catch(() => {})
    const waits = async () => isDone || (await countLockWaits(database.admin)) > 0
    await expect.poll(waits, { interval: 10 }).toBe(true)
  })
  if (!running) throw new Error('nothing ran')
  return running
}

const say = (contactId: string, kind: 'stop' | 'preferences', statement: Statement) =>
  inBusiness(deps.db, business.id, (tx) =>
    changeWithin(deps, tx, business.id, contactId, {
      ...{ kind, actor: 'contact', method: 'page' },
      say: () => ({ statements: [statement] }),
    }),
  )
const stop = (contactId: string) => say(contactId, 'stop', { on: 'stop', value: true })

/** Applies WhatsApp's message that a person has another number. */
function change(known: ContactIdentity, next: ContactIdentity) {
  const digits = ({ canonical }: ContactIdentity) => ({ userId: null, parentUserId: null, waId: canonical.slice(1) })
  const seconds = Math.floor(deps.clock.now() / 1000)
  return changeNumber(deps, business.id, business.backendId, {
    ...({ family: 'identity', id: `wamid.${next.canonical}`, seconds, recipient: null } as const),
    ...{ previous: digits(known), next: digits(next) },
  })
}

/** Two contacts who are one person. The second has the longer chain, so the first is merged into it. */
async function twoOfOne(known: ContactIdentity, said: 'stop' | 'yes' = 'stop') {
  const [goes, stays] = [await makeContact(deps, business.id, known), await makeContact(deps, business.id, phone())]
  if (said === 'stop') await stop(stays)
  else await say(stays, 'preferences', { on: 'answer', topicId: business.topics.promos, answer: 'in' })
  return { stays, merge: (tx: Tx) => mergeWithin(tx, business.id, goes, stays) }
}

test('an id that a contact gets while it is merged away belongs to the contact that stays, and is refused with it', async () => {
  const [known, added] = [phone(), userId()]
  const { stays, merge } = await twoOfOne(known)
  const found = await overlap(merge, () => findOrCreateContact(deps, business.id, [known, added], null))
  expect(found).toEqual({ contactId: stays, created: false })
  expect(await holderOf(added)).toEqual([stays])
})

test('a number that changes while its contact is merged away is the number of the contact that stays', async () => {
  const [known, next] = [phone(), phone()]
  const { stays, merge } = await twoOfOne(known)
  expect(await overlap(merge, () => change(known, next))).toBe('changed')
  expect(await holderOf(next)).toEqual([stays])
  expect(await holderOf(known)).toEqual([])
})

test.each(['creation', 'merge'] as const)(
  'a number that changes is refused as the one before it, also during the %s of a contact with it',
  async (what) => {
    const [known, next] = [phone(), phone()]
    await stop(await makeContact(deps, business.id, known))
    const create = (tx: Tx) => findOrCreateWithin(deps, tx, business.id, [next], null)
    const { merge } = what === 'merge' ? await twoOfOne(next, 'yes') : { merge: create }
    expect(await overlap(merge, () => change(known, next))).toBe('changed')
    const holders = await sql`
      select c.stop_on from identities i join contacts c on c.business_id = i.business_id and c.id = i.contact_id
      where i.match_key = ${next.matchKey} and i.ended_at is null`
    expect(holders).toEqual([{ stop_on: true }])
    expect(await holderOf(known)).toEqual([])
  },
)

test('an id that a contact gets while it is erased becomes another contact, who is stopped', async () => {
  const [known, added] = [phone(), userId()]
  const erased = await makeContact(deps, business.id, known)
  const erase = (tx: Tx) =>
    changeWithin(deps, tx, business.id, erased, { ...erasureOf(deps, business.id), actor: 'contact', method: 'page' })
  const found = await overlap(erase, () => findOrCreateContact(deps, business.id, [known, added], null))
  expect(found.created).toBe(true)
  expect(await holderOf(added)).toEqual([found.contactId])
  const [row] = await sql<{ stopped: boolean }[]>`select stop_on as stopped from contacts where id = ${found.contactId}`
  expect(row?.stopped).toBe(true)
  expect(await sql`select 1 from identities where contact_id = ${erased} and ended_at is null`).toEqual([])
})

test.each(['erasure', 'release'] as const)(
  'a contact that is known by another id is not merged with one whose %s is being saved, and is stopped',
  async (how) => {
    const [known, other] = [phone(), userId()]
    const [gone, stays] = [await makeContact(deps, business.id, known), await makeContact(deps, business.id, other)]
    const { kind, say, also } = how === 'erasure' ? erasureOf(deps, business.id) : numberRelease(deps, business.id)
    const letGo = (tx: Tx) =>
      changeWithin(deps, tx, business.id, gone, { kind, say, also, actor: 'contact', method: 'page' })
    const place = { businessId: business.id, backendId: business.backendId }
    const meeting = { ...place, identities: [other, known], at: deps.clock.now() + 60_000 }
    expect(await overlap(letGo, () => resolveContact(deps, meeting))).toBe(stays)
    const rows = await sql`
      select id, merged_into, released_at is null and erased_at is null as here, stop_on from contacts
      where id = any(${[gone, stays]}) order by id`
    expect(rows).toEqual([
      { id: gone, merged_into: null, here: false, stop_on: null },
      { id: stays, merged_into: null, here: true, stop_on: true },
    ])
    expect(await holderOf(known)).toEqual([stays])
  },
)
