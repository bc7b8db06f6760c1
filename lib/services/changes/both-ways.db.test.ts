import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { connect, inBusiness, sqlState, type Tx } from '@/db/client'
import { useCompactLayout, writesCompact } from '@/db/layout'
import { insertBackend, insertSender } from '@/db/queries/business/set-up'
import { lockContact } from '@/db/queries/contacts/locked-contacts'
import { phoneIdentity } from '@/lib/consent/identities'
import { histories } from '@/lib/consent/testing'
import { type Change, FOREVER, type Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { encryptSecret, hashToken } from '@/lib/keys'
import { badLines, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { asUpgraded } from '@/testing/upgraded'
import { applyRequest } from './apply-request'
import type { ChangeRequest } from './change-request'
import { stateOf } from './contact-state'
import { type Draft, draftChange } from './draft-change'
import { writeChanges, writeTogether } from './write-changes'

// A single change is written by functions, and many are written by statements. Each change here is written both ways,
// from the same contact, and leaves the same rows in every table.

const database = await createTestDatabase()
await asUpgraded(database)
const older = testDeps(database.app)
const business = await makeBusiness(older)
await useCompactLayout(database.owner.sql)
const pool = connect(database.appUrl, { max: 2 })
const newer = testDeps(pool)
afterAll(() => pool.close())

const SENDERS = { sales: newId(), support: newId() } as const
const PROVIDER_STOP = { on: 'provider_stop', senderId: SENDERS.sales, value: true } as const
const TOPICS = { news: business.topics.news, offers: business.topics.promos } as const
await inBusiness(database.app, business.id, async (tx) => {
  for (const [place, id] of Object.values(SENDERS).entries())
    await insertSender(tx, business.id, { id, phoneNumberId: String(place), displayNumber: `+${place}`, name: 'Sales' })
  for (const kind of ['whatsapp', 'weni'] as const) {
    const id = newId()
    const secret = encryptSecret(older.keys, 'secret', `backend:${id}`)
    const row = { id, kind, name: kind, baseUrl: 'http://localhost:1/', secret, settings: { phoneNumberId: '0' } }
    await insertBackend(tx, business.id, { ...row, inboundTokenHash: hashToken(id) }, older.clock.now())
  }
})

const names = await database.admin.sql<{ name: string }[]>`
  select c.table_name as name from information_schema.columns c
  where c.table_schema = 'public' and c.column_name = 'business_id'
    and has_table_privilege('sayso_app', to_regclass(format('public.%I', c.table_name)), 'select') order by 1`
/** All rows of the business. A message has a new id each time that it is written. */
const EVERY_ROW = names
  .map(({ name }) => [name, name === 'outbox' ? 'id' : ''] as const)
  .map(([name, left]) => `select '${name}' as name, (to_jsonb(t) - '${left}')::text as row from ${name} t`)
  .join(' union all ')
const everyRow = async (tx: Tx) => {
  const rows = await tx.unsafe<{ name: string; row: string }[]>(`${EVERY_ROW} order by 1, 2`)
  return rows.map(({ name, row }) => `${name} ${row}`)
}

const UNDONE = new Error('taken back')
/** Returns what a way of writing leaves, and takes it back. */
async function leftBy(tx: Tx, write: () => Promise<void>): Promise<string[]> {
  let left: string[] = []
  const done = tx.savepoint(async (inner) => {
    await write()
    left = await everyRow(inner)
    throw UNDONE
  })
  await done.catch((error: unknown) => {
    if (error !== UNDONE) throw error
  })
  return left
}

/** Returns a change of a contact with all its rows; null where it does nothing. Nothing is written. */
async function draftOf(deps: typeof older, tx: Tx, contactId: string, request: ChangeRequest): Promise<Draft | null> {
  const { contact: row, unbound, now } = await lockContact(tx, business.id, contactId)
  if (!row) throw new Error('no such contact')
  const config = await deps.configs.within(tx, business.id, row.configVersion)
  const locked = { businessId: business.id, row, state: stateOf(row), config, now }
  const content = await request.say(locked, tx)
  const applied = content && applyRequest(request, locked, content)
  const place = { source: null, dedupeKey: request.dedupe?.key ?? null, unbound, packs: writesCompact(tx) }
  return applied && draftChange(deps, locked, request, applied, place)
}

/** Writes a change both ways, and leaves it written. Returns the tables that it changed. */
const writeBothWays = (deps: typeof older, contactId: string, request: ChangeRequest): Promise<string[]> =>
  inBusiness(deps.db, business.id, async (tx) => {
    const draft = await draftOf(deps, tx, contactId, request)
    if (!draft) return []
    const before = await everyRow(tx)
    const together = await leftBy(tx, () => writeTogether(tx, business.id, [draft]))
    expect(await everyRow(tx)).toEqual(before)
    await writeChanges(tx, business.id, [draft])
    const alone = await everyRow(tx)
    expect(alone).toEqual(together)
    const unchanged = new Set(before)
    return [...new Set(alone.filter((each) => !unchanged.has(each)).map((each) => each.replace(/ .*/, '')))]
  })

/** Returns the request for a generated change, whose times are small numbers and whose ids are names. */
function requestOf(one: Change, ids: Map<string, string>, start: number): ChangeRequest {
  const idOf = (name: string) => ids.get(name) ?? (ids.set(name, newId()), ids.get(name) ?? '')
  const time = (at: number | null) => (at === null || at === FOREVER ? at : start + at * 1000)
  const statements = one.statements.map((each) => ({
    ...each,
    ...('topicId' in each ? { topicId: TOPICS[each.topicId as keyof typeof TOPICS] } : {}),
    ...('senderId' in each ? { senderId: SENDERS[each.senderId as keyof typeof SENDERS] } : {}),
    ...('requestId' in each ? { requestId: idOf(each.requestId) } : {}),
    ...('expiresAt' in each ? { expiresAt: time(each.expiresAt ?? null) } : {}),
    ...('until' in each ? { until: time(each.until) } : {}),
  })) as Statement[]
  const isOwn = one.method === 'page'
  return {
    ...{ kind: one.kind, actor: one.actor, method: one.method, proven: one.proven },
    ...(isOwn ? {} : { claimedAt: start + one.at * 1000 }),
    evidence: one.evidence === null ? null : { text: one.evidence },
    ...(isOwn ? {} : { dedupe: { key: `once:${newId()}`, kind: 'once' as const } }),
    say: () => ({
      statements,
      notice: one.notice && digestOf(one.notice),
      reason: one.proven ? 'not_interested' : null,
    }),
  }
}

/** A contact who wrote in the chat just now, and into whom another was merged. */
async function makePerson(): Promise<string> {
  const id = await makeContact(older, business.id, phoneIdentity(`+551198${String(1_000_000 + ++people)}`))
  const gone = await makeContact(older, business.id)
  await database.admin.sql`
    update contacts set merged_into = ${id} where business_id = ${business.id} and id = ${gone}`
  await database.admin.sql`
    insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at)
    values (${business.id}, ${id}, ${SENDERS.sales}, now())`
  return id
}
let people = 0

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

const layouts = [
  ['the layout of the last release', older],
  ['the shorter layout', newer],
] as const

test.each(layouts)('any history is written the same both ways, in %s', async (_, deps) => {
  await fc.assert(
    fc.asyncProperty(histories, async (acts) => {
      const person = await makePerson()
      const ids = new Map<string, string>()
      const start = Date.now() - 60_000
      for (const act of acts) await writeBothWays(deps, person, requestOf(act, ids, start))
    }),
    { numRuns: 12 },
  )
  expect(await badLines(database.owner, { business: business.slug })).toEqual([])
})

test.each(layouts)('each kind of row is among them, in %s', async (_, deps) => {
  const person = await makePerson()
  const { news, offers } = TOPICS
  const yes = (topicId: string) => ({ on: 'answer', topicId, answer: 'in', basis: 'consent' }) as const
  const say = (over: Partial<ChangeRequest>, ...statements: Statement[]) =>
    writeBothWays(deps, person, {
      ...{ kind: 'preferences', actor: 'contact', method: 'keyword', evidence: { text: 'what they wrote' } },
      say: () => ({ statements }),
      ...over,
    })
  const always = ['contacts', 'ledger', 'unfed_lines']
  // The first change binds the number, and several answers come at once. Who was merged is marked as well.
  expect(await say({}, yes(news), yes(offers))).toEqual(
    ['answers', ...always, 'evidence', 'identities', 'outbox', 'sync_marks'].toSorted(),
  )
  const [marks] = await database.admin.sql`
    select count(*)::int as marks
    from sync_marks m join contacts c on c.business_id = m.business_id and c.id = m.contact_id
    where c.business_id = ${business.id} and (c.id = ${person} or c.merged_into = ${person})`
  expect(marks).toEqual({ marks: 4 })
  // What failed before is tried again, and a refusal that waits goes on waiting first.
  await database.admin.sql`
    update sync_marks set set_aside = 'a test', attempts = 3, urgent = true, due_at = null, waiting_since = null
    where business_id = ${business.id} and contact_id = ${person}`
  // A message that waits announces this change too, whether it is said in the chat or on the page.
  for (const method of ['keyword', 'page'] as const)
    expect(await say({ method, evidence: null }, { ...yes(news), answer: 'out' }, yes(offers))).toContain('outbox')
  const provider = { actor: 'provider', method: 'provider_preference', kind: 'provider_stop' } as const
  expect(await say(provider, PROVIDER_STOP)).toContain('contact_senders')
  // Nothing but a reason: no answer, no evidence, and no mark.
  const reason = { reason: 'not_interested', always: true, statements: [] } as const
  expect(await say({ kind: 'reason', evidence: null, say: () => reason })).toEqual(always)
})

test('each way fails with the same code where a key is known, or a head is not where it should be', async () => {
  const person = await makePerson()
  const key = `once:${newId()}`
  const first: ChangeRequest = {
    ...{ kind: 'stop', actor: 'contact', method: 'keyword', evidence: null, dedupe: { key, kind: 'once' } },
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  }
  await writeBothWays(newer, person, first)
  const back: ChangeRequest = { ...first, kind: 'return', say: () => ({ statements: [{ on: 'stop', value: false }] }) }
  expect(await codes(person, back, (draft) => draft)).toEqual(['23505', '23505'])
  const { dedupe: _dedupe, ...free } = back
  const behind = (draft: Draft): Draft => {
    const head = { ...draft.contact.head, seq: 1 }
    return { ...draft, contact: { ...draft.contact, head } }
  }
  expect(await codes(person, free, behind)).toEqual(['42501', '42501'])
})

/** Returns the codes with which a change fails, written by statements and by functions. */
async function codes(contactId: string, request: ChangeRequest, change: (draft: Draft) => Draft) {
  const failed: (string | undefined)[] = []
  for (const write of [writeTogether, writeChanges]) {
    const run = inBusiness(newer.db, business.id, async (tx) => {
      const draft = await draftOf(newer, tx, contactId, request)
      await write(tx, business.id, draft ? [change(draft)] : [])
    })
    failed.push(
      await run.then(
        () => undefined,
        (error: unknown) => sqlState(error),
      ),
    )
  }
  return failed
}
