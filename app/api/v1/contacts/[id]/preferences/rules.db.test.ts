import { expect, test } from 'vitest'
import { decryptEvidence } from '@/lib/keys'
import { changeContact } from '@/lib/services/changes/change-contact'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { storedState, visit } from '@/lib/services/testing'
import { ago, EVIDENCE, preferencesBench, standing } from './testing'

// What an API may say, and against whom: docs/consent.md, "Imports and API writes".

const bench = await preferencesBench()
const { deps, ours, said, onPage, contact, lines, afterLines, database } = bench
const { promos, news, orders } = ours.topics

test('a Yes with its time and proof is taken, and so is a No that has neither', async () => {
  const id = await contact()
  const yes = await said(id, { topics: { promos: 'in' }, said_at: ago(60), evidence: EVIDENCE })
  expect(yes.statements).toMatchObject([
    { on: 'topic', topic: 'promos', outcome: 'taken', reason: null, kept_out_by: null },
  ])
  expect(standing(yes, 'promos')).toMatchObject({ answer: 'in', said_by: 'other', decision: { reason: 'opted_in' } })
  const no = await said(id, { topics: { promos: 'out' } })
  expect(standing(no, 'promos')).toMatchObject({ answer: 'out', decision: { reason: 'opted_out' } })
  expect(await lines(id)).toMatchObject([
    { seq: 1, kind: 'preferences', method: 'api' },
    { seq: 2, kind: 'preferences', method: 'api' },
  ])
  expect(deps.wokenFor).toContain(ours.id)
})

test('a Yes without proof counts where nobody said anything, and says whose word it is', async () => {
  const answer = await said(await contact(), { topics: { promos: 'in' }, said_at: ago(5) })
  expect(standing(answer, 'promos')).toMatchObject({ answer: 'in', said_by: 'other_without_proof' })
})

test('a Yes against the person’s own No is kept out, however late and well proven, and names the line', async () => {
  const id = await contact()
  await onPage(id, orders, false)
  const [line] = await lines(id)
  const answer = await said(id, { topics: { orders: 'in' }, said_at: ago(0), evidence: EVIDENCE })
  expect(answer.statements).toMatchObject([
    {
      outcome: 'kept_out',
      reason: 'person_said_no',
      kept_out_by: { change_id: line?.changeId, contact_id: id, seq: 1, method: 'page', actor: 'contact' },
    },
  ])
  expect(standing(answer, 'orders')).toMatchObject({ answer: 'out', said_by: 'person' })
  // Said once more, without proof as well: it is still kept out, and says so.
  const again = await said(id, { topics: { orders: 'in' }, said_at: ago(1) })
  expect(again.statements).toMatchObject([{ outcome: 'kept_out', reason: 'person_said_no' }])
})

test('a No of an API is lifted by a later Yes that has proof, and by none that has not', async () => {
  const id = await contact()
  const no = await said(id, { topics: { news: 'out' }, said_at: ago(60) })
  const bare = await said(id, { topics: { news: 'in' }, said_at: ago(50) })
  expect(bare.statements).toMatchObject([
    { outcome: 'kept_out', reason: 'others_said_no', kept_out_by: { change_id: no.changes[0]?.change_id } },
  ])
  const early = await said(id, { topics: { news: 'in' }, said_at: ago(70), evidence: EVIDENCE })
  expect(early.statements).toMatchObject([
    { outcome: 'kept_out', reason: 'said_later', kept_out_by: { change_id: no.changes[0]?.change_id, method: 'api' } },
  ])
  const proven = await said(id, { topics: { news: 'in' }, said_at: ago(40), evidence: EVIDENCE })
  expect(proven.statements).toMatchObject([{ outcome: 'taken' }])
  expect(standing(proven, 'news')).toMatchObject({ answer: 'in', decision: { reason: 'opted_in' } })
})

test('a Yes without a time is refused, and the No beside it does not wait', async () => {
  const id = await contact()
  const answer = await said(id, { topics: { promos: 'in', orders: 'out' }, evidence: EVIDENCE })
  expect(answer.statements).toMatchObject([
    { topic: 'promos', outcome: 'refused', reason: 'time_missing' },
    { topic: 'orders', outcome: 'taken' },
  ])
  expect((await storedState(deps, ours.id, id)).topics).not.toHaveProperty(promos)
  const alone = await said(id, { topics: { promos: 'in' } })
  expect(alone).toMatchObject({ changes: [], statements: [{ outcome: 'refused' }] })
})

test('what is not offered can be refused and not agreed to; what is required can’t be chosen', async () => {
  const id = await contact()
  const sql = database.admin.sql
  await sql`update topics set archived_at = now() where id = ${news}`
  await sql`update businesses set config_version = config_version + 1 where id = ${ours.id}`
  try {
    const yes = await said(id, { topics: { news: 'in', security: 'in', promos: 'in' }, said_at: ago(3) })
    expect(yes.statements).toMatchObject([
      { topic: 'news', outcome: 'refused', reason: 'topic_archived' },
      { topic: 'security', outcome: 'refused', reason: 'topic_required' },
      { topic: 'promos', outcome: 'taken' },
    ])
    const no = await said(id, { topics: { news: 'out', security: 'out' } })
    expect(no.statements.map(({ outcome }) => outcome)).toEqual(['taken', 'refused'])
  } finally {
    await sql`update topics set archived_at = null where id = ${news}`
    await sql`update businesses set config_version = config_version + 1 where id = ${ours.id}`
  }
})

test('a time in the future is cut to now, and the claim is kept as evidence where there is no other', async () => {
  const id = await contact()
  const claim = '2031-01-02T03:04:05.678Z'
  const answer = await said(id, { topics: { promos: 'in' }, said_at: claim })
  const [line] = await lines(id)
  const content = JSON.parse(line?.payload ?? '{}') as { occurred_at: string; recorded_at: string }
  expect(answer.changes[0]?.occurred_at).toBe(content.occurred_at)
  expect(content.occurred_at).toBe(content.recorded_at)
  expect(content.occurred_at < claim).toBe(true)
  const [row] = await database.admin.sql<{ change_id: string; body: Buffer }[]>`
    select change_id, body from evidence where contact_id = ${id}`
  expect(JSON.parse(decryptEvidence(deps.keys, row!.body, row!.change_id))).toEqual({ claimedAt: claim })
  // A No that is said after it counts: the claim reaches nowhere.
  expect(standing(await said(id, { topics: { promos: 'out' } }), 'promos')).toMatchObject({ answer: 'out' })
})

test('in a time of whole seconds a No counts at the end and a Yes at the start: two lines, and the No wins', async () => {
  const id = await contact()
  const answer = await said(id, {
    topics: { promos: 'in', orders: 'out' },
    said_at: '2026-11-20T10:00:00Z',
    evidence: EVIDENCE,
  })
  expect(answer.changes.map(({ occurred_at }) => occurred_at)).toEqual([
    '2026-11-20T10:00:00.999Z',
    '2026-11-20T10:00:00.000Z',
  ])
  expect(answer.statements.map(({ outcome }) => outcome)).toEqual(['taken', 'taken'])
  await said(id, { topics: { news: 'out' }, said_at: '2026-11-20T10:00:01Z' })
  const late = await said(id, { topics: { news: 'in' }, said_at: '2026-11-20T10:00:01Z', evidence: EVIDENCE })
  expect(late.statements).toMatchObject([{ outcome: 'kept_out', reason: 'said_later' }])
})

test('a date is a day of the business’s time zone', async () => {
  const answer = await said(await contact(), {
    topics: { promos: 'in', orders: 'out' },
    said_at: '2026-11-20',
    evidence: EVIDENCE,
  })
  expect(answer.changes.map(({ occurred_at }) => occurred_at)).toEqual([
    '2026-11-21T02:59:59.999Z',
    '2026-11-20T03:00:00.000Z',
  ])
})

test('what the method agent records is the person’s own word: it lifts their No, a stop and a pause', async () => {
  const id = await contact()
  await onPage(id, orders, false)
  await stopEverything(deps, await visit(deps, ours, id))
  const noted = { method: 'agent', said_at: await afterLines(id), evidence: EVIDENCE }
  const back = await said(id, { ...noted, return: true, topics: { orders: 'in' } })
  expect(back.statements).toMatchObject([
    { on: 'topic', topic: 'orders', outcome: 'taken' },
    { on: 'return', outcome: 'taken' },
  ])
  expect(standing(back, 'orders')).toMatchObject({ answer: 'in', said_by: 'person', decision: { reason: 'opted_in' } })
  const paused = await said(id, { method: 'agent', evidence: EVIDENCE, pause: '1m' })
  expect(standing(paused, 'orders')).toMatchObject({ decision: { reason: 'paused' } })
  const resumed = await said(id, { ...noted, said_at: await afterLines(id), resume: true })
  expect(standing(resumed, 'orders')).toMatchObject({ decision: { reason: 'opted_in' } })
  expect((await lines(id)).map(({ kind, method }) => `${kind} ${method}`)).toEqual([
    'preferences page',
    'stop page',
    'preferences agent',
    'pause agent',
    'resume agent',
  ])
})

test('what the method agent records late does not lift what the person said after it', async () => {
  const id = await contact()
  const before = ago(10)
  await onPage(id, orders, false)
  await stopEverything(deps, await visit(deps, ours, id))
  const answer = await said(id, {
    method: 'agent',
    evidence: EVIDENCE,
    said_at: before,
    return: true,
    topics: { orders: 'in' },
  })
  expect(answer.statements).toMatchObject([
    { on: 'topic', outcome: 'kept_out', reason: 'said_later', kept_out_by: { method: 'page', seq: 1 } },
    { on: 'return', outcome: 'kept_out', reason: 'said_later', kept_out_by: { method: 'page', seq: 2 } },
  ])
  expect((await storedState(deps, ours.id, id)).stop?.on).toBe(true)
})

test('an API silences by a stop, and takes none back', async () => {
  const id = await contact()
  const answer = await said(id, { stop: true })
  expect(answer.statements).toMatchObject([{ on: 'stop', outcome: 'taken' }])
  expect(standing(answer, 'orders')).toMatchObject({ decision: { reason: 'stopped' } })
  for (const body of [{ return: true }, { pause: '1w' }, { resume: true }]) {
    const refused = await bench.put(id, { ...body, said_at: ago(0), evidence: EVIDENCE })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({
      code: 'invalid_body',
      invalid_params: [{ name: Object.keys(body)[0] }],
    })
  }
  expect(await lines(id)).toHaveLength(1)
})

test('WhatsApp’s stop at one sender is cleared by a member with a reason, by nobody else, and is no opt-in', async () => {
  const id = await contact()
  const [first, second] = [await bench.addSender(ours.id, '1065401'), await bench.addSender(ours.id, '1065402')]
  for (const senderId of [first, second])
    await changeContact(deps, ours.id, id, {
      kind: 'provider_stop',
      actor: 'provider',
      method: 'provider_preference',
      say: () => ({ statements: [{ on: 'provider_stop', senderId, value: true }] }),
    })
  const clear = { sender: '1065401', reason: 'They showed us that offers are on again' }
  expect((await bench.put(id, { clear_provider_stop: clear, evidence: EVIDENCE })).status).toBe(400)
  expect((await bench.put(id, { clear_provider_stop: clear, method: 'agent' })).status).toBe(400)
  const answer = await said(id, { clear_provider_stop: clear, method: 'agent', evidence: EVIDENCE })
  expect(answer.statements).toMatchObject([{ on: 'provider_stop', outcome: 'taken' }])
  const state = await storedState(deps, ours.id, id)
  expect(state.providerStops).toMatchObject({ [first]: { on: false }, [second]: { on: true } })
  expect(state.topics).toEqual({})
  // Nothing to clear: nothing is said.
  const again = await said(id, { clear_provider_stop: clear, method: 'agent', evidence: EVIDENCE })
  expect(again).toMatchObject({ changes: [], statements: [{ outcome: 'unchanged' }] })
  const old = {
    clear_provider_stop: { ...clear, sender: second },
    method: 'agent',
    evidence: EVIDENCE,
    said_at: ago(9),
  }
  expect((await said(id, old)).statements).toMatchObject([{ outcome: 'kept_out', reason: 'said_later' }])
  const [last] = (await lines(id)).slice(2)
  expect(last).toMatchObject({ kind: 'provider_resume', method: 'agent' })
})

test('a Yes that ends is over when it ends', async () => {
  const answer = await said(await contact(), {
    topics: { promos: 'in' },
    said_at: ago(60),
    expires_at: ago(30),
    evidence: EVIDENCE,
  })
  expect(standing(answer, 'promos')).toMatchObject({ answer: 'in', decision: { reason: 'consent_expired' } })
})

test('every line that was written is whole, and its evidence is what was sealed', async () => {
  expect(await bench.bad()).toEqual([])
})
