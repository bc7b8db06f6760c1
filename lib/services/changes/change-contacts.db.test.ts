import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import type { Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { badLines, linesOf, makeBusiness, makeContact, storedState, testDeps } from '@/lib/services/testing'
import { no, stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { changeContact } from './change-contact'
import { changeContacts, type EventChange } from './change-contacts'

const database = await createTestDatabase()
const { sql } = database.admin
const deps = testDeps(database.worker)
const business = await makeBusiness(testDeps(database.app))
const { promos } = business.topics

const people = (count: number) =>
  Promise.all(Array.from({ length: count }, () => makeContact(testDeps(database.app), business.id)))
const changeOf = (contactId: string, ...statements: Statement[]): EventChange => ({
  contactId,
  request: {
    kind: 'preferences',
    actor: 'contact',
    method: 'keyword',
    claimedAt: Date.now() - 1000,
    locale: 'es',
    dedupe: { key: newId(), kind: 'once' },
    evidence: { text: 'BAJA' },
    say: () => ({ statements }),
  },
})
const apply = async (changes: readonly EventChange[]) => {
  const errors: unknown[] = []
  await changeContacts(deps, business.id, changes, (error) => errors.push(error))
  return errors
}

test('fifty people at once: for each what a change alone would write, and line, state and mark in one transaction', async () => {
  const [alone, ...many] = await people(51)
  const at = Date.now() - 1000
  const change = (contactId: string) => {
    const one = changeOf(contactId, stop, no(promos))
    return { ...one, request: { ...one.request, claimedAt: at } }
  }
  await changeContact(deps, business.id, alone!, change(alone!).request)
  expect(await apply(many.map(change))).toEqual([])
  const bare = async (contactId: string) =>
    JSON.stringify(await storedState(deps, business.id, contactId)).replace(/"(changeId|evidence)":"[^"]*"/g, '')
  for (const contactId of many) expect(await bare(contactId)).toBe(await bare(alone!))
  const [row] = await sql`
    select count(distinct l.xmin::text)::int as transactions, count(*)::int as lines,
      count(distinct e.change_id)::int as evidence,
      bool_and(c.head_seq = l.seq and c.head_hash = coalesce(l.hash, encode(l.hash_bytes, 'hex'))
        and m.version = l.seq and m.urgent and m.due_at is not null) as fits,
      bool_and(l.xmin::text = m.xmin::text and l.xmin::text = a.xmin::text and l.xmin::text = u.xmin::text) as together
    from ledger l join contacts c on c.business_id = l.business_id and c.id = l.contact_id
      join sync_marks m on m.business_id = l.business_id and m.contact_id = l.contact_id
      join answers a on a.business_id = l.business_id and a.contact_id = l.contact_id
      join unfed_lines u on u.business_id = l.business_id and u.contact_id = l.contact_id
      join evidence e on e.business_id = l.business_id and e.change_id = l.change_id
    where l.business_id = ${business.id} and l.contact_id = any(${many})`
  expect(row).toEqual({ transactions: 1, lines: 50, evidence: 50, fits: true, together: true })
  const [locales] = await sql`select array_agg(distinct locale) as all from contacts where id = any(${many})`
  expect(locales?.['all']).toEqual(['es'])
  expect(deps.wokenFor).toContain(business.id)
})

test('the same events again write nothing; one that stands twice among them counts once', async () => {
  const contacts = await people(3)
  const changes = contacts.map((contactId) => changeOf(contactId, stop))
  expect(await apply([...changes, { ...changes[0]!, contactId: contacts[1]! }])).toEqual([])
  expect(await apply(changes)).toEqual([])
  for (const contactId of contacts) expect(await linesOf(database.admin, contactId)).toHaveLength(1)
})

test('one that cannot be written keeps no other back, and is reported', async () => {
  const contacts = await people(4)
  const changes = contacts.map((contactId) => changeOf(contactId, stop))
  changes[2]!.request.say = () => {
    throw new Error('of one alone')
  }
  const unknown = changeOf(newId(), stop)
  const errors = await apply([...changes, unknown])
  expect(errors.map(String)).toEqual(['Error: of one alone', expect.stringContaining('no such contact')])
  const lines = await Promise.all(contacts.map(async (id) => (await linesOf(database.admin, id)).length))
  expect(lines).toEqual([1, 1, 0, 1])
})

test('who was merged is followed to who they became', async () => {
  const [one, other, third] = await people(3)
  await changeContact(deps, business.id, one!, { ...changeOf(one!, yes(promos)).request })
  await inBusiness(database.worker, business.id, (tx) => mergeWithin(tx, business.id, one!, other!))
  expect(await apply([changeOf(other!, stop), changeOf(third!, stop)])).toEqual([])
  expect((await storedState(deps, business.id, one!)).stop?.on).toBe(true)
  expect((await storedState(deps, business.id, third!)).stop?.on).toBe(true)
})

test('many together and single saves of the same people at once: nothing is lost, and every chain is whole', async () => {
  const contacts = await people(20)
  const rounds = [0, 1, 2, 3].flatMap((round) => [
    apply((round % 2 ? contacts : contacts.toReversed()).map((contactId) => changeOf(contactId, stop))),
    ...contacts.map((contactId) =>
      changeContact(deps, business.id, contactId, changeOf(contactId, no(promos)).request),
    ),
  ])
  await Promise.all(rounds)
  for (const contactId of contacts) {
    expect(await linesOf(database.admin, contactId)).toHaveLength(8)
    const state = await storedState(deps, business.id, contactId)
    expect({ stop: state.stop?.on, promos: state.topics[promos]?.lanes.own?.answer }).toEqual({
      stop: true,
      promos: 'out',
    })
  }
  expect(await badLines(database.owner)).toEqual([])
})

test('a return that arrives late lifts no quiet stop that came after it, also among others', async () => {
  const [quick, other] = await people(2)
  const page = () =>
    changeContact(deps, business.id, quick!, {
      kind: 'stop',
      actor: 'contact',
      method: 'page',
      say: () => ({ statements: [{ on: 'stop', value: true }] }),
    })
  for (let tap = 0; tap < 6; tap++) await page()
  const [row] = await sql<
    { at: number }[]
  >`select sayso_ms(quiet_stop_at)::float8 as at from contacts where id = ${quick!} and quiet_stops = 1`
  const back = changeOf(quick!, { on: 'stop', value: false })
  // Said after all stops that have a line, and before the last tap.
  const late = { ...back, request: { ...back.request, kind: 'return' as const, claimedAt: row!.at } }
  expect(await apply([changeOf(other!, stop), late])).toEqual([])
  expect((await storedState(deps, business.id, quick!)).stop).toMatchObject({ on: true, at: row!.at })
  expect((await storedState(deps, business.id, other!)).stop?.on).toBe(true)
  expect(await badLines(database.owner, { contact: quick! })).toEqual([])
})
