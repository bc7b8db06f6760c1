import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { parseKeyRing } from '@/lib/keys'
import { type KeyCaller, operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { giveReason } from '@/lib/services/page/give-reason'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import type { PreferenceRequest } from '@/lib/services/records/preference-request'
import { recordPreferences } from '@/lib/services/records/record-preferences'
import { fingerprint, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { rewriteLine } from '@/testing/ledger-lines'
import { GET } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id, ['evidence'])
const sql = database.admin.sql

interface Pack {
  whole: boolean
  contact: { id: string; merged_from: string[]; identities: { value: string }[]; erased_at: string | null }
  chains: {
    contact_id: string
    head: { seq: number; hash: string }
    verified: { whole: boolean; lines: number; evidence_checked: number; problem: string | null; seq: number | null }
    lines: {
      seq: number
      prev: string
      hash: string
      payload: string
      told: { kind: string; notice: string | null; effects: object[] }
      evidence: { state: string; digest: string | null; salt: string | null; body: object | null }
    }[]
  }[]
  notices: { hash: string; text: string; whole: boolean }[]
  consent_records: { processing: { purpose_id: string }; events: { event_state: string; event_type: string }[] }[]
}

const read = (id: string, over: object = {}) => callApi(GET, { token, params: { id }, ...over })

async function pack(id: string): Promise<Pack> {
  const response = await read(id)
  expect(response.status).toBe(200)
  return (await response.json()) as Pack
}

const noted = (over: Partial<PreferenceRequest>): PreferenceRequest => ({
  by: 'api',
  topics: {},
  stop: false,
  return: false,
  pause: null,
  resume: false,
  clearProviderStop: null,
  saidAt: '2026-11-20T10:00:00.000Z',
  evidence: { said: 'yes, the news as well', where: 'counter 3', by: 'Ana' },
  sourceId: null,
  expiresAt: null,
  idempotencyKey: null,
  ...over,
})

const desk: KeyCaller = {
  kind: 'key',
  businessId: ours.id,
  keyId: newId(),
  scopes: ['contacts:write', 'contacts:agent'],
  mode: 'live',
}

/** Somebody who agreed on the page, stopped and said why, and of whom a Yes was noted before. */
async function somebody(number: string): Promise<string> {
  const id = await makeContact(deps, ours.id, phoneIdentity(number), bsuidIdentity(`BR.${number.slice(1)}`))
  await recordPreferences(deps, desk, id, noted({ topics: { news: 'in' } }))
  const actor = await visit(deps, ours, id)
  await savePreferences(deps, actor, {
    notice: actor.link.config.notices['en'] ?? '',
    shown: { [ours.topics.promos]: false },
    submitted: { [ours.topics.promos]: true },
  })
  const stop = await stopEverything(deps, await visit(deps, ours, id))
  const changeId = stop.outcome === 'recorded' ? stop.changeId : ''
  await giveReason(deps, await visit(deps, ours, id), changeId, 'too_many', 'three a day!')
  return id
}

const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

test('an auditor can recompute every line, notice and piece of evidence from the pack alone', async () => {
  const id = await somebody('+5511987653001')
  const found = await pack(id)
  expect(found.whole).toBe(true)
  const [chain] = found.chains
  expect(chain?.verified).toEqual({
    whole: true,
    lines: 4,
    evidence_checked: 4,
    problem: null,
    seq: null,
    columns: [],
  })
  let prev = '0'.repeat(64)
  for (const line of chain?.lines ?? []) {
    expect(line.prev).toBe(prev)
    expect(sha256('sayso.ledger.v1\n', Buffer.from(line.prev, 'hex'), line.payload)).toBe(line.hash)
    expect(JSON.parse(line.payload)).toMatchObject({ seq: line.seq, evidence: line.evidence.digest })
    const { salt, body, digest } = line.evidence
    expect(sha256(Buffer.from(salt ?? '', 'hex'), canonicalize(body) ?? '')).toBe(digest)
    prev = line.hash
  }
  expect(chain?.head).toEqual({ seq: 4, hash: prev })
  const shown = chain?.lines.flatMap(({ told }) => told.notice ?? []) ?? []
  expect(found.notices.map(({ hash }) => hash)).toEqual(shown)
  for (const { hash, text } of found.notices) expect(sha256('sayso.notice.v1\n', text)).toBe(hash)
})

test('it says what was said, by whom and where from, in the open', async () => {
  const found = await pack(await somebody('+5511987653002'))
  const bodies = found.chains[0]?.lines.map(({ evidence }) => evidence.body)
  expect(bodies).toMatchObject([
    { said: 'yes, the news as well', where: 'counter 3', by: 'Ana' },
    { ip: '203.0.113.7', userAgent: 'test browser' },
    { ip: '203.0.113.7' },
    { comment: 'three a day!' },
  ])
  expect(found.contact.identities.map(({ value }) => value).toSorted()).toEqual(['+5511987653002', 'BR.5511987653002'])
  expect(found.consent_records).toMatchObject([
    {
      processing: { purpose_id: 'news', lawful_basis: 'consent' },
      events: [
        { event_state: 'ConsentGiven', event_type: 'reported', method: 'api' },
        { event_state: 'ConsentWithdrawn', event_type: 'expressed' },
      ],
    },
    {
      processing: { purpose_id: 'promos', language: 'en' },
      events: [{ event_state: 'ConsentGiven', event_type: 'expressed' }, { event_state: 'ConsentWithdrawn' }],
    },
  ])
})

test('a line that was changed, a tail that was cut and evidence that was swapped are named', async () => {
  const [changed, cut, swapped] = [
    await somebody('+5511987653003'),
    await somebody('+5511987653004'),
    await somebody('+5511987653005'),
  ]
  await rewriteLine(sql, changed, 2, ({ payload }) => ({ payload: payload.replace('"in"', '"out"') }))
  await sql`delete from ledger where contact_id = ${cut} and seq = 4`
  await sql`
    update evidence e set body = o.body from evidence o, ledger l, ledger m
    where l.contact_id = ${swapped} and l.seq = 2 and m.contact_id = ${swapped} and m.seq = 3
      and e.change_id = l.change_id and o.change_id = m.change_id and e.business_id = l.business_id
      and o.business_id = l.business_id and m.business_id = l.business_id and l.business_id = ${ours.id}`
  const verdicts = await Promise.all(
    [changed, cut, swapped].map(async (id) => {
      const found = await pack(id)
      return { whole: found.whole, ...found.chains[0]?.verified }
    }),
  )
  expect(verdicts).toMatchObject([
    { whole: false, problem: 'changed', seq: 2 },
    { whole: false, problem: 'tail_removed', seq: 4 },
    { whole: false, problem: 'evidence_differs', seq: 2 },
  ])
  // What is not what was sealed is not shown: nobody knows whose words it holds.
  expect((await pack(swapped)).chains[0]?.lines[1]?.evidence).toMatchObject({ state: 'differs', body: null })
})

test('a notice that was rewritten, and one that is gone, are told', async () => {
  const other = await makeBusiness(deps)
  const key = await keyFor(deps, other.id, ['evidence'])
  const id = await makeContact(deps, other.id)
  const actor = await visit(deps, other, id)
  const notice = actor.link.config.notices['en'] ?? ''
  const promos = other.topics.promos
  await savePreferences(deps, actor, { notice, shown: { [promos]: false }, submitted: { [promos]: true } })
  await sql`update notices set canonical = replace(canonical, 'promos', 'offers') where business_id = ${other.id}`
  const rewritten = await (await read(id, { token: key })).json()
  expect(rewritten).toMatchObject({ whole: false, notices: [{ hash: notice, whole: false }], missing_notices: [] })
  await sql`delete from notices where business_id = ${other.id}`
  const gone = await (await read(id, { token: key })).json()
  expect(gone).toMatchObject({ whole: false, notices: [], missing_notices: [notice] })
})

test('evidence whose time is over, and evidence under a lost key, are told apart, and the chain stays whole', async () => {
  const id = await somebody('+5511987653006')
  await sql`delete from evidence where change_id in (select change_id from ledger where contact_id = ${id} and seq = 1)`
  const found = await pack(id)
  expect(found.whole).toBe(true)
  expect(found.chains[0]?.lines.map(({ evidence }) => evidence.state)).toEqual(['deleted', 'kept', 'kept', 'kept'])
  useDeps(testDeps(database.app, { keys: parseKeyRing(`2:${Buffer.alloc(32, 9).toString('base64')}`) }))
  try {
    const lost = await pack(id)
    expect(lost.chains[0]?.verified).toMatchObject({ problem: 'evidence_unreadable', seq: 2 })
    expect(lost.chains[0]?.lines[1]?.evidence).toMatchObject({ state: 'unreadable', body: null })
  } finally {
    useDeps(deps)
  }
})

test('of an erased contact the chains and digests are left, also of one merged into it, and nothing personal', async () => {
  const [one, other] = [await somebody('+5511987653007'), await somebody('+5511987653008')]
  await inBusiness(deps.db, ours.id, (tx) => mergeWithin(tx, ours.id, one, other))
  await eraseContact(deps, operatorOf(ours.id), one)
  const response = await read(one)
  const text = await response.text()
  expect(text).not.toMatch(/98765300[78]|203\.0\.113|test browser|counter 3|three a day|Ana"/)
  const found = JSON.parse(text) as Pack
  expect(found).toMatchObject({ whole: true, contact: { identities: [] }, chains: [{}, {}] })
  expect(found.contact.erased_at).not.toBeNull()
  expect(found.chains.flatMap(({ lines }) => lines.map(({ evidence }) => evidence.state))).not.toContain('kept')
  const [left] = await sql`select 1 from evidence where contact_id in (${one}, ${other})`
  expect(left).toBeUndefined()
})

test('of a merged contact both chains are there, under the old id too', async () => {
  const [one, other] = [await somebody('+5511987653009'), await somebody('+5511987653010')]
  const stayed = (await inBusiness(deps.db, ours.id, (tx) => mergeWithin(tx, ours.id, one, other)))!
  const gone = stayed === one ? other : one
  const found = await pack(gone)
  expect(found.contact).toMatchObject({ id: stayed, merged_from: [gone] })
  expect(found.chains.map(({ contact_id, verified }) => [contact_id, verified.whole, verified.lines])).toEqual([
    [stayed, true, 5],
    [gone, true, 5],
  ])
})

test('another business’s contact is as if absent, a key needs the scope, and reading writes nothing', async () => {
  const foreign = await makeContact(deps, theirs.id, phoneIdentity('+5511987653011'))
  const id = await somebody('+5511987653012')
  const without = await keyFor(deps, ours.id, ['contacts:read', 'contacts:write', 'events'])
  const before = await fingerprint(database.admin)
  const answers = [await read(foreign), await read(newId()), await read('x')]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  expect((await read(id, { token: without })).status).toBe(403)
  expect((await read(id, { token: undefined })).status).toBe(401)
  expect((await read(id)).status).toBe(200)
  expect(await fingerprint(database.admin)).toEqual(before)
})
