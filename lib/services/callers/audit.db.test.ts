import { expect, test } from 'vitest'
import { inBusiness, sqlState } from '@/db/client'
import { AppError } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { createNamedBusiness } from '@/lib/services/business/create-business'
import { fingerprint, makeBusiness, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { type Caller, operatorOf } from './caller'
import { readAuditLog } from './read-audit-log'
import { AUDIT_ACTIONS, CHANGES_MAX_CHARS, differencesOf, recordAudit } from './record-audit'
import { makeMember, makeWorld, type World } from './testing'
import { AUDITED } from './testing/audited-acts'

const database = await createTestDatabase()
const sql = database.admin.sql

const entriesOf = ({ business }: Pick<World, 'business'>) => sql<
  { id: string; action: string; caller_kind: string; caller_id: string | null }[]
>`
  select id, action, caller_kind, caller_id from audit_log where business_id = ${business.id} order by at, id`

/** Returns the entries written since `before`. */
async function since(world: World, before: { id: string }[]) {
  const known = new Set(before.map(({ id }) => id))
  return (await entriesOf(world)).filter(({ id }) => !known.has(id)).map(({ id: _, ...entry }) => entry)
}

/** Ignores an error that a use case throws because of its arguments, and rethrows every other. */
const expected = (error: unknown) => {
  if (!(error instanceof AppError)) throw error
  return error.code
}

test('the table names every action that there is, but for those that no role is needed for', () => {
  const actions = new Set(AUDITED.map(({ action }) => action))
  expect(AUDIT_ACTIONS.filter((action) => !actions.has(action))).toEqual([
    'business.created',
    'business.closed',
    'business.erased',
    'business.recovering',
    'business.recovered',
    'member.joined',
    'member.left',
  ])
})

test.each(AUDITED)('$name writes one entry, by the member who did it', async ({ action, prepare }) => {
  const world = await makeWorld(database.app, database.admin)
  const owner = await makeMember(world.deps, world.business.id, 'owner')
  const act = await prepare(world)
  const before = await entriesOf(world)
  await act(owner)
  expect(await since(world, before)).toEqual([{ action, caller_kind: 'member', caller_id: owner.memberId }])
})

test.each(AUDITED)('$name writes nothing at all when its entry can’t be written', async ({ prepare }) => {
  const world = await makeWorld(database.app, database.admin)
  const act = await prepare(world)
  const before = await prints()
  await sql`alter table audit_log add constraint broken check (false) not valid`
  const outcome = await act(operatorOf(world.business.id)).then(() => 'done', sqlState)
  await sql`alter table audit_log drop constraint broken`
  expect(outcome).toBe('23514')
  expect(await prints()).toEqual(before)
})

test.each(AUDITED.filter(({ idle }) => idle))('$name writes no entry where it changes nothing', async ({ idle }) => {
  const world = await makeWorld(database.app, database.admin)
  const before = await entriesOf(world)
  await idle?.(world, operatorOf(world.business.id)).catch(expected)
  expect(await since(world, before)).toEqual([])
})

test.each(AUDITED)('$name is not for a viewer, and writes nothing', async ({ prepare }) => {
  const world = await makeWorld(database.app, database.admin)
  const viewer = await makeMember(world.deps, world.business.id, 'viewer')
  const act = await prepare(world)
  const before = await prints()
  const answer = await act(viewer).catch((error: unknown) => ({ outcome: expected(error) }))
  const { outcome, problem } = answer as { outcome?: string; problem?: string }
  expect(outcome ?? problem).toBe('not_allowed')
  expect(await prints()).toEqual(before)
})

test('making a business is the first entry of its log, by an operator', async () => {
  const deps = testDeps(database.app)
  const id = newId()
  await createNamedBusiness(deps, DEFINITION, { id, number: 70_000 })
  expect(await entriesOf({ business: { id } as World['business'] })).toMatchObject([
    { action: 'business.created', caller_kind: 'operator', caller_id: null },
  ])
})

test('the log is read by pages, the newest first, by callers with the right; another business’s is never seen', async () => {
  const deps = testDeps(database.app)
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  const editor = await makeMember(deps, ours.id, 'editor')
  const subject = { kind: 'business', id: ours.id } as const
  const write = (place: number) =>
    inBusiness(deps.db, ours.id, async (tx) => {
      await recordAudit(deps, tx, editor, { action: 'settings.changed', subject, changes: { place } })
    })
  for (let place = 0; place < 5; place++) await write(place)
  const places: unknown[] = []
  let before: Parameters<typeof readAuditLog>[2]['before'] = null
  do {
    const page = await readAuditLog(deps, editor, { before, limit: 2 })
    if (page.outcome !== 'read') throw new Error('an editor may read the log')
    expect(page.entries.length).toBeLessThanOrEqual(2)
    places.push(...page.entries.map(({ changes, action }) => changes['place'] ?? action))
    before = page.next
  } while (before)
  expect(places).toEqual([4, 3, 2, 1, 0, 'member.added'])
  const viewer = await makeMember(deps, theirs.id, 'viewer')
  expect(await readAuditLog(deps, viewer, { limit: 10 })).toEqual({ outcome: 'not_allowed' })
  const their = await makeMember(deps, theirs.id, 'owner')
  expect(await readAuditLog(deps, their, { limit: 10 })).toMatchObject({
    entries: [{ action: 'member.added' }, { action: 'member.added' }],
  })
})

test('an entry that would be large keeps the names of what changed', async () => {
  const deps = testDeps(database.app)
  const { id } = await makeBusiness(deps)
  const caller: Caller = operatorOf(id)
  await inBusiness(deps.db, id, async (tx) => {
    const changes = differencesOf({ text: '', same: 1 }, { text: 'x'.repeat(CHANGES_MAX_CHARS), same: 1 })
    await recordAudit(deps, tx, caller, { action: 'brand.changed', subject: { kind: 'business', id }, changes })
  })
  const read = await readAuditLog(deps, caller, { limit: 1 })
  expect(read).toMatchObject({ entries: [{ changes: { changed: ['text'] } }] })
})

test.each([
  ['the web processes', database.app],
  ['the sync worker', database.worker],
])('%s can neither change nor delete an entry', async (_, db) => {
  for (const statement of ['update audit_log set action = action', 'delete from audit_log', 'truncate audit_log'])
    await expect(inBusiness(db, newId(), (tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: '42501' })
})

/** Returns a digest of every row of every table. */
const prints = () => fingerprint(database.admin)

const DEFINITION = {
  ...{ slug: 'norte', name: 'Norte', color: '#123456', languages: ['en' as const], timeZone: 'America/Bogota' },
  ...{ country: 'CO', whatsappNumber: '573001234567', linkKeywords: {}, privacyUrl: null, frameOrigins: [] },
  helpUrl: 'mailto:help@norte.example',
  controller: { legalName: 'Norte', address: 'Calle 1', email: 'help@norte.example', jurisdiction: 'CO' },
  topics: [
    {
      ...{ key: 'deals', category: 'marketing' as const, policy: 'opt_in' as const },
      texts: { en: { name: 'Deals', description: 'About deals.', frequency: 'Weekly.' } },
    },
  ],
}
