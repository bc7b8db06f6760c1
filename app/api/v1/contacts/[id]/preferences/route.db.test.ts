import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertTopic } from '@/db/queries/business/set-up'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { keyFor, newKey } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { revokeApiKey } from '@/lib/services/keys/revoke-api-key'
import { releaseNumber } from '@/lib/services/page/release-number'
import { fingerprint, makeContact, storedState, visit } from '@/lib/services/testing'
import { ago, EVIDENCE, preferencesBench, standing } from './testing'

// What goes wrong on the way: strangers, repetitions, races, a database that fails.

const bench = await preferencesBench()
const { database, deps, ours, theirs, put, said, onPage, contact, lines } = bench
const sql = database.admin.sql
const yes = () => ({ topics: { promos: 'in' }, said_at: ago(30), evidence: EVIDENCE })

/** What refuses a call, having written nothing anywhere. */
async function refused(id: string, body: unknown, over: { token?: string } = {}) {
  const before = await fingerprint(database.admin)
  const response = await put(id, body, over)
  expect(await fingerprint(database.admin)).toEqual(before)
  return { status: response.status, ...((await response.json()) as { code: string; invalid_params?: object[] }) }
}

test('to speak in the person’s own name is a right of its own', async () => {
  const id = await contact()
  const noted = { ...yes(), method: 'agent' }
  const token = await keyFor(deps, ours.id, ['contacts:write'])
  expect(await refused(id, noted, { token })).toMatchObject({ status: 403, code: 'scope_missing' })
  expect((await put(id, yes(), { token })).status).toBe(200)
  const agents = await keyFor(deps, ours.id, ['contacts:write', 'contacts:agent'])
  expect((await put(id, { ...noted, said_at: ago(5) }, { token: agents })).status).toBe(200)
})

test('another business’s contact, topic, sender and source are as if absent, and nothing is written', async () => {
  const id = await contact()
  const [foreign, senderId, sourceId] = [
    await makeContact(deps, theirs.id, phoneIdentity('+5511987652001')),
    await bench.addSender(theirs.id, '99001'),
    newId(),
  ]
  await sql`
    insert into sources (business_id, id, number, kind, name, created_at)
    values (${theirs.id}, ${sourceId}, 1, 'campaign', 'Theirs', now())`
  const topic = { id: newId(), key: 'only-theirs', category: 'marketing', policy: 'opt_in', texts: {} } as const
  await inBusiness(deps.db, theirs.id, (tx) => insertTopic(tx, theirs.id, { ...topic, legalBasis: null }, 9, 0))
  const clear = (sender: string) => ({
    clear_provider_stop: { sender, reason: 'x' },
    method: 'agent',
    evidence: EVIDENCE,
  })
  const pairs: [object, unknown, string][] = [
    [{ status: 404, code: 'unknown_contact' }, yes(), foreign],
    [{ status: 404, code: 'unknown_contact' }, yes(), newId()],
    [{ status: 404, code: 'unknown_contact' }, yes(), 'not-an-id'],
    [{ status: 404, code: 'unknown_topic' }, { topics: { 'only-theirs': 'in' }, said_at: ago(1) }, id],
    [{ status: 404, code: 'unknown_topic' }, { topics: { [theirs.topics.promos]: 'out' } }, id],
    [{ status: 404, code: 'unknown_topic' }, { topics: { [newId()]: 'out', orders: 'out' } }, id],
    [{ status: 404, code: 'unknown_sender' }, clear(senderId), id],
    [{ status: 404, code: 'unknown_sender' }, clear('99001'), id],
    [{ status: 404, code: 'unknown_sender' }, clear('12345'), id],
    [{ status: 404, code: 'unknown_source' }, { ...yes(), source: sourceId }, id],
    [{ status: 404, code: 'unknown_source' }, { ...yes(), source: newId() }, id],
  ]
  for (const [expected, body, target] of pairs) expect(await refused(target, body)).toMatchObject(expected)
})

test('a key that is missing, revoked or may not write is refused, and nothing is written', async () => {
  const id = await contact()
  const made = await newKey(deps, ours.id, ['contacts:write'])
  await revokeApiKey(deps, operatorOf(ours.id), made.id)
  const reader = await keyFor(deps, ours.id, ['contacts:read', 'imports', 'evidence'])
  const stranger = await keyFor(deps, theirs.id)
  const trial = await keyFor(deps, ours.id, ['contacts:write'], 'test')
  expect(await refused(id, yes(), { token: made.token })).toMatchObject({ status: 401 })
  expect(await refused(id, yes(), { token: 'sayso_live_x' })).toMatchObject({ status: 401 })
  expect(await refused(id, yes(), { token: reader })).toMatchObject({ status: 403, code: 'scope_missing' })
  expect(await refused(id, yes(), { token: stranger })).toMatchObject({ status: 404 })
  // A test key belongs to the test business, where this contact does not exist.
  expect(await refused(id, yes(), { token: trial })).toMatchObject({ status: 404 })
})

test('a body that says nothing, or what can’t be said together, is refused with the place of what is wrong', async () => {
  const id = await contact()
  const bad: [string, object][] = [
    ['topics', {}],
    ['topics', { topics: {} }],
    ['topics.promos', { topics: { promos: 'maybe' } }],
    ['return', { stop: true, return: true, method: 'agent', evidence: EVIDENCE }],
    ['resume', { pause: '1w', resume: true, method: 'agent', evidence: EVIDENCE }],
    ['evidence', { stop: true, method: 'agent' }],
    ['evidence.by', { stop: true, evidence: { said: 'stop', where: 'call' } }],
    ['evidence.said', { stop: true, evidence: { ...EVIDENCE, said: ' ' } }],
    ['said_at', { stop: true, said_at: 'yesterday' }],
    ['said_at', { stop: true, said_at: '2026-02-30' }],
    ['said_at', { stop: true, said_at: '0001-01-01T00:00:00.000Z' }],
    ['expires_at', { ...yes(), expires_at: ago(60) }],
    ['expires_at', { ...yes(), expires_at: '9999-12-31T23:59:59-12:00' }],
    ['surprise', { stop: true, surprise: 1 }],
  ]
  for (const [place, body] of bad) {
    const answer = await refused(id, body)
    expect({ body, ...answer }).toMatchObject({ body, status: 400, code: 'invalid_body' })
    expect({ body, params: answer.invalid_params }).toEqual({
      body,
      params: expect.arrayContaining([expect.objectContaining({ name: place })]) as unknown,
    })
  }
  for (const other of [ours.topics.promos, 'PROMOS', ' promos'])
    expect(await refused(id, { topics: { promos: 'out', [other]: 'in' } })).toMatchObject({
      status: 400,
      code: 'topic_named_twice',
      invalid_params: [{ name: 'topics.promos' }, { name: `topics.${other}` }],
    })
  expect((await put(id, null, { raw: '{"stop":tru' })).status).toBe(400)
  expect((await put(id, null, { raw: new Uint8Array([0x7b, 0xff, 0x7d]) })).status).toBe(400)
  expect((await put(id, null, { raw: `{"stop":true,"x":"${'x'.repeat(70_000)}"}` })).status).toBe(413)
})

test('nothing is said for who was erased, or for a number that was given up', async () => {
  const erased = await makeContact(deps, ours.id, phoneIdentity('+5511987652002'))
  await eraseContact(deps, operatorOf(ours.id), erased)
  const released = await makeContact(deps, ours.id, phoneIdentity('+5511987652003'), bsuidIdentity('BR.put3'))
  await releaseNumber(deps, await visit(deps, ours, released))
  expect(await refused(erased, yes())).toMatchObject({ status: 409, code: 'contact_erased' })
  expect(await refused(released, yes())).toMatchObject({ status: 409, code: 'contact_released' })
})

test('evidence is encrypted at rest: nothing of it stands in any table, and the line holds its digest', async () => {
  const id = await contact()
  const secret = { said: 'zarzuela-said', where: 'zarzuela-where', by: 'zarzuela-by' }
  await said(id, { topics: { promos: 'in' }, said_at: ago(2), evidence: secret }, 'evidence-key')
  await said(id, {
    clear_provider_stop: { sender: await bench.addSender(ours.id, '5577'), reason: 'zarzuela-reason' },
    stop: true,
    method: 'agent',
    evidence: secret,
  })
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`
  for (const { name } of tables) {
    const [found] =
      await sql`select 1 from ${sql(name)} t where t::text like '%zarzuela%' or t::text like ${`%${Buffer.from('zarzuela').toString('hex')}%`}`
    expect({ name, found }).toEqual({ name, found: undefined })
  }
  const [line] = await lines(id)
  expect(JSON.parse(line?.payload ?? '{}').evidence).toMatch(/^[0-9a-f]{64}$/)
})

test('sent again with its key, a call is answered as the first time and writes nothing', async () => {
  const id = await contact()
  const body = yes()
  const first = await put(id, body, { key: 'once-1' })
  const again = await put(id, body, { key: 'once-1' })
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await again.text()).toBe(await first.text())
  expect(await lines(id)).toHaveLength(1)
})

test('a key that comes with another body is refused, and one that is at work is told so', async () => {
  const id = await contact()
  await said(id, yes(), 'once-2')
  const other = await put(id, { topics: { promos: 'out' } }, { key: 'once-2' })
  expect(other.status).toBe(422)
  expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' })
  // The first call has not ended: its claim stands without an answer.
  await sql`
    update idempotency_keys set status = null, body = null, claimed_until = now() + interval '1 hour'
    where key = 'once-2'`
  const [row] = await sql<{ count: number }[]>`select count(*) as count from ledger where contact_id = ${id}`
  expect(Number(row?.count)).toBe(1)
  const body = yes()
  await said(id, body, 'once-3')
  await sql`
    update idempotency_keys set status = null, body = null, claimed_until = now() + interval '1 hour'
    where key = 'once-3'`
  const busy = await put(id, body, { key: 'once-3' })
  expect(busy.status).toBe(409)
  expect(busy.headers.get('retry-after')).toBe('1')
})

test('sent again when its answer is long forgotten, a call is still silent: the ledger knows it', async () => {
  const id = await contact()
  const body = { topics: { orders: 'out' } }
  const first = await said(id, body, 'forgotten')
  await sql`delete from idempotency_keys`
  const again = await said(id, body, 'forgotten')
  expect(again.changes).toEqual([{ change_id: first.changes[0]?.change_id, occurred_at: null, repeated: true }])
  expect(again.statements).toMatchObject([{ outcome: 'taken' }])
  expect(await lines(id)).toHaveLength(1)
  // The same key for another thing, days later: a No is never lost to it.
  await sql`delete from idempotency_keys`
  expect((await said(id, { topics: { news: 'out' } }, 'forgotten')).statements).toMatchObject([{ outcome: 'taken' }])
  expect(await lines(id)).toHaveLength(2)
})

test('without a key, the same thing said at the same time is once as well', async () => {
  const id = await contact()
  const body = { topics: { promos: 'in', news: 'out' }, said_at: '2026-11-20T10:00:00Z', evidence: EVIDENCE }
  const first = await said(id, body)
  await onPage(id, ours.topics.promos, false)
  const again = await said(id, body)
  expect(again.changes.map(({ change_id }) => change_id)).toEqual(first.changes.map(({ change_id }) => change_id))
  expect(again.changes.every(({ repeated }) => repeated)).toBe(true)
  expect(standing(again, 'promos')).toMatchObject({ answer: 'out', said_by: 'person' })
  expect(await lines(id)).toHaveLength(3)
})

test('twenty of the same at once are one line', async () => {
  const id = await contact()
  const body = yes()
  const answers = await Promise.all(Array.from({ length: 20 }, () => said(id, body)))
  expect(answers.filter(({ changes }) => !changes[0]?.repeated)).toHaveLength(1)
  expect(await lines(id)).toHaveLength(1)
})

test('calls and page saves at once: each is a line, the chain is whole, and the person’s own No holds', async () => {
  const id = await contact()
  const promos = ours.topics.promos
  const calls = Array.from({ length: 6 }, (_, n) =>
    said(id, { topics: { promos: 'in', orders: n % 2 ? 'in' : 'out' }, said_at: ago(n + 1), evidence: EVIDENCE }),
  )
  await Promise.all([...calls.slice(0, 3), onPage(id, promos, true), ...calls.slice(3)])
  await Promise.all([
    onPage(id, promos, false),
    said(id, yes()),
    said(id, { topics: { promos: 'in' }, said_at: ago(0) }),
  ])
  const state = await storedState(deps, ours.id, id)
  expect(state.topics[promos]?.lanes.own?.answer).toBe('out')
  const answer = await said(id, { topics: { promos: 'in' }, said_at: ago(0), evidence: EVIDENCE })
  expect(answer.statements).toMatchObject([{ outcome: 'kept_out', reason: 'person_said_no' }])
  expect((await lines(id)).map(({ seq }) => seq)).toEqual((await lines(id)).map((_, at) => at + 1))
  expect(await bench.bad()).toEqual([])
})

test.each(['ledger', 'evidence', 'answers', 'contacts', 'sync_marks'])(
  'a database that fails at %s leaves neither state nor line, and the call can be sent again with its key',
  async (table) => {
    const id = await contact()
    const body = { topics: { promos: 'in', orders: 'out' }, said_at: '2026-11-21T08:00:00Z', evidence: EVIDENCE }
    const before = await fingerprint(database.admin)
    // No row can be written from now on; those that are there stay.
    await sql.unsafe(`alter table ${table} add constraint broken check (false) not valid`)
    try {
      const response = await put(id, body, { key: `broken-${table}` })
      expect(response.status).toBe(500)
      expect(await response.json()).toMatchObject({
        code: 'internal',
        detail:
          'Sayso failed. Send the call again. If it fails again, give the operator the request_id, which is in the log beside the cause.',
      })
    } finally {
      await sql.unsafe(`alter table ${table} drop constraint broken`)
    }
    expect(await fingerprint(database.admin)).toEqual(before)
    expect((await said(id, body, `broken-${table}`)).statements.map(({ outcome }) => outcome)).toEqual([
      'taken',
      'taken',
    ])
  },
)
