import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { blankIdentities } from '@/db/queries/identities/identities'
import { deleteEvidence } from '@/db/queries/ledger/evidence'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { newId } from '@/lib/ids'
import { suppressionHash } from '@/lib/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { badLines, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { eraseContact } from './erase-contact'
import { mergeWithin } from './merge-contacts'
import { releaseContact } from './release-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin
const business = await makeBusiness(deps)
const caller = operatorOf(business.id)
let numbers = 0

const phone = () => {
  const identity = phoneIdentity(`+5511987${String(400_000 + ++numbers)}`)
  if (!identity) throw new Error('a test made a number that cannot be read')
  return identity
}
type Known = ReturnType<typeof phone>

/** Writes that a contact had a number until a moment ago. */
const had = (contactId: string, { canonical, matchKey }: Known, minutes: number) => sql`
  insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at, ended_at)
  values (${business.id}, ${newId()}, ${contactId}, 'phone', ${canonical.slice(1)}, ${canonical}, ${matchKey},
    now() - interval '1 day', ${new Date(Date.now() - minutes * 60_000)})`
const hashOf = ({ matchKey }: Pick<Known, 'matchKey'>) => suppressionHash(deps.pepper, matchKey)
const suppressed = async (known: Pick<Known, 'matchKey'>) =>
  (await sql`select cause from suppressions where hash = ${hashOf(known)}`).map(({ cause }) => cause as string)
const ends = async (known: Known) =>
  (
    await sql<{ until: Date }[]>`
    select held_until as until from erased_holdings where hash = ${hashOf(known)} order by 1`
  ).map(({ until }) => until.getTime())

test('of each earlier number its last end is kept, also of those of a merged contact, and of a present one none', async () => {
  const [mine, theirs, earlier, lost] = [phone(), phone(), phone(), phone()]
  const [one, other] = [await makeContact(deps, business.id, mine), await makeContact(deps, business.id, theirs)]
  await had(one, earlier, 50)
  await had(one, earlier, 30)
  await had(one, mine, 90)
  await had(other, lost, 20)
  const stayed = await inBusiness(deps.db, business.id, (tx) => mergeWithin(tx, business.id, one, other))
  const [last] = await sql<
    { at: Date }[]
  >`select max(ended_at) as at from identities where match_key = ${earlier.matchKey}`
  await eraseContact(deps, caller, stayed ?? '')
  expect([await ends(earlier), (await ends(lost)).length]).toEqual([[last?.at.getTime()], 1])
  expect([await ends(mine), await ends(theirs)]).toEqual([[], []])
  const causes = [mine, theirs, earlier, lost].map(suppressed)
  expect(await Promise.all(causes)).toEqual([['erased'], ['erased'], [], []])
  expect(await sql`select 1 from identities where contact_id in (${one}, ${other}) and canonical <> ''`).toEqual([])
  expect(await badLines(database.owner)).toEqual([])
})

test('a number that a merged contact has, by an earlier version, is suppressed with those of the contact that stayed', async () => {
  const [one, other] = [await makeContact(deps, business.id, phone()), await makeContact(deps, business.id, phone())]
  const stayed = await inBusiness(deps.db, business.id, (tx) => mergeWithin(tx, business.id, one, other))
  const [late, user] = [phone(), bsuidIdentity('BR.8000001')]
  await sql`
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
    values (${business.id}, ${newId()}, ${stayed === one ? other : one}, 'phone', ${late.canonical.slice(1)},
      ${late.canonical}, ${late.matchKey}, now())`
  await eraseContact(deps, caller, stayed ?? '')
  expect(await suppressed(late)).toEqual(['erased'])
  expect(await sql`select 1 from identities where contact_id in (${one}, ${other}) and ended_at is null`).toEqual([])
  expect(user && (await suppressed(user))).toEqual([])
})

test('a number that was released before its holder is erased stays released, and its end is kept', async () => {
  const [number, user] = [phone(), bsuidIdentity('BR.8000002')]
  const id = await makeContact(deps, business.id, number, user)
  expect(await releaseContact(deps, caller, id)).toMatchObject({ outcome: 'released' })
  await eraseContact(deps, caller, id)
  expect([await suppressed(number), (await ends(number)).length]).toEqual([['released'], 1])
})

test('two people who had each other’s numbers are erased at once', async () => {
  const [first, second] = [phone(), phone()]
  const [one, other] = [await makeContact(deps, business.id, first), await makeContact(deps, business.id, second)]
  for (const minutes of [10, 20, 30]) {
    await had(one, second, minutes)
    await had(other, first, minutes)
  }
  const erased = await Promise.all([one, other].map((id) => eraseContact(deps, caller, id)))
  expect(erased.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded'])
  for (const number of [first, second])
    expect([await suppressed(number), (await ends(number)).length]).toEqual([['erased'], 1])
})

test('an erasure reads the rows of its person, however many others the business has', async () => {
  const known = await makeContact(deps, business.id, phone())
  await changeContact(deps, business.id, known, {
    ...{ kind: 'stop', actor: 'contact', method: 'page', evidence: { ip: '203.0.113.7' } },
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
  await sql`
    insert into evidence (business_id, change_id, contact_id, salt, body, keep_until)
    select e.business_id, gen_random_uuid(), gen_random_uuid(), e.salt, e.body, e.keep_until
    from evidence e cross join generate_series(1, 3000) where e.contact_id = ${known}`
  await sql`
    with made as (
      insert into contacts (business_id, id, head_hash, created_at)
      select ${business.id}::uuid, gen_random_uuid(), '', now() from generate_series(1, 3000) returning id)
    insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
    select ${business.id}::uuid, gen_random_uuid(), id, 'backend', id::text, id::text, id::text, now() from made`
  await eraseContact(deps, caller, known)
  const read = await inBusiness(deps.db, business.id, async (tx) => {
    await deleteEvidence(tx, business.id, known)
    await blankIdentities(tx, business.id, known)
    const [row] = await tx<{ rows: number }[]>`
      select sum(seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
      where relname in ('evidence', 'identities', 'ledger', 'contacts')`
    return row?.rows ?? Infinity
  })
  // Some of the smallest tables are read as a whole.
  expect(read).toBeLessThan(1000)
})
