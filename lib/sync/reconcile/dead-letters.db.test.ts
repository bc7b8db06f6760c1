import { expect, onTestFinished, test } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { ANA, BRUNO, CARLA } from '@/lib/sandbox/weni/testing'
import { makeContact, storedState } from '@/lib/services/testing'
import { stop, yes } from '@/lib/sync/testing'
import { createTestDatabase } from '@/testing/database'
import { readingTest } from './testing'

const database = await createTestDatabase()
const { sql } = database.admin
/** Makes the database refuse one number for a time: a failure of one contact, whatever its cause. */
const CURSED = '5215512345678'
const lift = () => sql.unsafe('alter table identities drop constraint if exists curse')
const curse = async () => {
  onTestFinished(async () => void (await lift()))
  await sql.unsafe(`alter table identities add constraint curse check (value <> '${CURSED}') not valid`)
}

type World = Awaited<ReturnType<typeof readingTest>>

const failures = ({ business }: World) => sql<{ external_id: string; reason: string; attempts: number }[]>`
  select external_id, reason, attempts from reading_failures where business_id = ${business.id} order by external_id`

test('a contact that can’t be read blocks no other, is listed with its reason, and is tried again', async () => {
  const world = await readingTest(database)
  await world.edit({ contact: BRUNO, fields: { consent_promo: 'no' } })
  await world.edit({ contact: CARLA, status: 'stopped' })
  await curse()
  await world.begin('import')
  expect(await world.read('reconcile')).toMatchObject({ ended: 'done' })
  expect(await failures(world)).toEqual([{ external_id: BRUNO, reason: 'sql_23514', attempts: 1 }])
  expect(await world.reconciliation()).toMatchObject({ looked: 3, taken_in: 1, ended_at: expect.any(Date) as Date })
  await world.begin('changes')
  world.wait(61_000)
  await world.read()
  const [bruno] = await failures(world)
  expect(bruno).toMatchObject({ external_id: BRUNO, reason: 'sql_23514' })
  expect(bruno?.attempts).toBeGreaterThan(1)
  await lift()
  // It is tried again although nothing has changed in Weni.
  await sql`update poll_cursors set cursor = jsonb_set(cursor::jsonb, '{after}', to_jsonb(now()::text))::text
    where business_id = ${world.business.id} and kind = 'changes'`
  world.wait(5 * 60_000)
  await world.read()
  expect(await failures(world)).toEqual([])
  const answers = await sql<{ answer: string }[]>`
    select a.answer from answers a join identities i on i.business_id = a.business_id and i.contact_id = a.contact_id
    where i.business_id = ${world.business.id} and i.match_key = ${`backend:${world.business.backendId}:${BRUNO}`}`
  expect(answers).toEqual([{ answer: 'out' }])
})

test('until it was read, nothing is allowed over what may be refused there; refusals are written all the same', async () => {
  const world = await readingTest(database)
  const { promos, orders } = world.business.topics
  const bruno = await makeContact(world.deps, world.business.id, phoneIdentity('+34600111222'))
  await sql`insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
    values (${world.business.id}, gen_random_uuid(), ${bruno}, 'backend', ${BRUNO}, ${BRUNO}, ${`backend:${world.business.backendId}:${BRUNO}`}, now())`
  await world.edit({ contact: BRUNO, fields: { consent_promo: 'no' } })
  await curse()
  await world.begin('import')
  await world.read('reconcile')
  expect(await failures(world)).toMatchObject([{ external_id: BRUNO }])
  await world.say(world.business, bruno, yes(promos), { on: 'answer', topicId: orders, answer: 'out' })
  await world.inStep(yes(promos))
  await expect.poll(async () => (await world.mark(world.business, bruno))?.due_at).toBeNull()
  expect((await world.record(BRUNO)).fields).toMatchObject({ consent_promo: 'no', consent_orders: 'no' })
  await lift()
  await world.begin('changes')
  world.wait(61_000)
  await world.read()
  expect(await failures(world)).toEqual([])
  const state = await storedState(world.deps, world.business.id, bruno)
  expect(state.topics[promos]?.lanes.other).toMatchObject({ answer: 'out' })
})

test('a contact in a shape that nobody can read is listed, and so is one whose field can’t be cleared', async () => {
  const world = await readingTest(database)
  world.onContacts(async (contacts, query) => {
    const read = await contacts(query)
    if (!read.ok) return read
    const records = read.value.records.filter(({ uuid }) => uuid !== CARLA)
    const broken = records.length < read.value.records.length ? [CARLA] : []
    return { ok: true, value: { ...read.value, records, broken, unreadable: broken.length } }
  })
  await world.edit({ fields: { sayso_missed: 'PARAR' } })
  await world.edit({ contact: BRUNO, status: 'stopped' })
  await world.stand.control('POST', 'faults', { mode: '500', method: 'POST', path: 'contacts.json', count: 1 })
  await world.begin('changes')
  expect(await world.read()).toMatchObject({ ended: 'done' })
  expect(await failures(world)).toEqual([
    { external_id: ANA, reason: 'http_500', attempts: 1 },
    { external_id: CARLA, reason: 'unreadable_contact', attempts: 1 },
  ])
  // The message that was written is still recorded, and so is Bruno’s stop.
  expect((await storedState(world.deps, world.business.id, world.ana)).stop?.on).toBe(true)
  const stops = await sql`select id from contacts where business_id = ${world.business.id} and stop_on`
  expect(stops).toHaveLength(2)
  world.wait(61_000)
  await world.read()
  expect(await failures(world)).toMatchObject([{ external_id: CARLA }])
  expect((await world.record()).fields['sayso_missed'] ?? '').toBe('')
})

test('a contact that was deleted meanwhile is forgotten', async () => {
  const world = await readingTest(database)
  const gone = '00000000-0000-4000-8000-00000000dead'
  await sql`insert into reading_failures (business_id, backend_id, external_id, reason, first_at, due_at)
    values (${world.business.id}, ${world.business.backendId}, ${gone}, 'failed', now(), now() - interval '1 minute')`
  await world.begin('changes')
  await world.read()
  expect(await failures(world)).toEqual([])
})

test('what waits for a person of the business waits 90 days, wherever it came from', async () => {
  const world = await readingTest(database)
  await world.inStep(stop)
  await world.begin('changes')
  await world.read()
  await world.edit({ fields: { consent_promo: 'yes' } })
  await world.read()
  await world.edit({ fields: { sayso_missed: 'quero cancelar isso ou nao sei' } })
  await world.read()
  const kept = await sql<{ kind: string; days: number }[]>`
    select kind, round(extract(epoch from keep_until - created_at) / 86400)::int as days from reviews
    where business_id = ${world.business.id} order by kind`
  expect(kept).toEqual([
    { kind: 'drift', days: 90 },
    { kind: 'unsure_message', days: 90 },
  ])
})
