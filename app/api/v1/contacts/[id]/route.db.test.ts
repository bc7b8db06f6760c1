import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertSender } from '@/db/queries/business/set-up'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { pauseMessages } from '@/lib/services/page/pause-messages'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { fingerprint, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET } from './route'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, ours.id, ['contacts:read'])

interface Answer {
  id: string
  merged_from: string[]
  identities: { kind: string; value: string; ended_at: string | null }[]
  topics: { topic: string; answer: string | null; said_by: string | null; decision: object; notice: string | null }[]
  provider_stops: { phone_number_id: string; on: boolean }[]
  history: {
    chain: string
    lines: { seq: number; kind: string; method: string; evidence: string; effects: object[]; notice: string | null }[]
    next_before: number | null
  }
  [more: string]: unknown
}

const read = (id: string, query = '', over: object = {}) => callApi(GET, { token, params: { id }, query, ...over })

async function contact(id: string, query = ''): Promise<Answer> {
  const response = await read(id, query)
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}

async function says(contactId: string, shown: Record<string, boolean>, submitted: Record<string, boolean>) {
  const actor = await visit(deps, ours, contactId)
  return savePreferences(deps, actor, { notice: actor.link.config.notices['en'] ?? '', shown, submitted })
}

test('answers, decisions, identities and history of a person, with the number in full', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987651001'), bsuidIdentity('BR.get1'))
  const { promos, orders } = ours.topics
  await says(id, { [orders]: true, [promos]: false }, { [orders]: false, [promos]: true })
  await pauseMessages(deps, await visit(deps, ours, id), '1w')
  const found = await contact(id)
  expect(found.identities.map(({ value }) => value).toSorted()).toEqual(['+5511987651001', 'BR.get1'])
  expect(found).toMatchObject({ id, stop: null, pause: { on: true }, released_at: null, erased_at: null, locale: 'en' })
  expect(found.topics).toMatchObject([
    { topic: 'orders', answer: 'out', said_by: 'person', decision: { allowed: false, reason: 'paused' } },
    { topic: 'promos', answer: 'in', said_by: 'person', decision: { allowed: false, reason: 'paused' } },
    { topic: 'news', answer: null, said_by: null, decision: { allowed: false, reason: 'paused' } },
    { topic: 'security', answer: null, decision: { allowed: true, reason: 'required', until: null } },
  ])
  expect(found.history.lines).toMatchObject([
    { seq: 2, kind: 'pause', actor: 'contact', method: 'page', evidence: 'kept' },
    {
      seq: 1,
      kind: 'preferences',
      method: 'page',
      evidence: 'kept',
      effects: [
        { on: 'topic', topic: 'orders', said: 'out', outcome: 'taken' },
        { on: 'topic', topic: 'promos', said: 'in', outcome: 'taken' },
      ],
    },
  ])
  expect(found.history.lines[1]?.notice).toMatch(/^[0-9a-f]{64}$/)
  expect(found.history.next_before).toBeNull()
})

test('WhatsApp’s stop is told by sender, and holds where none is named', async () => {
  const senderId = newId()
  const sender = { id: senderId, phoneNumberId: '106540352242922', displayNumber: '+55 11 5055-0100', name: 'Shop' }
  await inBusiness(deps.db, ours.id, (tx) => insertSender(tx, ours.id, sender))
  const id = await makeContact(deps, ours.id)
  await changeContact(deps, ours.id, id, {
    kind: 'provider_stop',
    actor: 'provider',
    method: 'provider_preference',
    say: () => ({ statements: [{ on: 'provider_stop', senderId, value: true }] }),
  })
  const found = await contact(id)
  expect(found.provider_stops).toMatchObject([
    { sender_id: senderId, phone_number_id: '106540352242922', sender: 'Shop', on: true },
  ])
  expect(found.topics[1]).toMatchObject({ decision: { allowed: false, reason: 'provider_stop' } })
})

test('a history is read in pages, newest first, without a gap or a repetition', async () => {
  const id = await makeContact(deps, ours.id)
  for (let turn = 0; turn < 5; turn++) await stopEverything(deps, await visit(deps, ours, id))
  const seen: number[] = []
  let query = '?limit=2'
  for (let page = 0; page < 5 && query; page++) {
    const { history } = await contact(id, query)
    seen.push(...history.lines.map(({ seq }) => seq))
    query = history.next_before === null ? '' : `?limit=2&before=${history.next_before}`
  }
  expect(seen).toEqual([5, 4, 3, 2, 1])
})

test('deleted evidence is told apart from evidence that never was', async () => {
  const id = await makeContact(deps, ours.id)
  await stopEverything(deps, await visit(deps, ours, id))
  await changeContact(deps, ours.id, id, {
    kind: 'stop',
    actor: 'system',
    method: 'reconcile',
    say: () => ({ statements: [{ on: 'stop', value: true }] }),
  })
  await database.admin.sql`delete from evidence where contact_id = ${id}`
  const { history } = await contact(id)
  expect(history.lines.map(({ evidence }) => evidence)).toEqual(['none', 'deleted'])
})

test('an old id leads to who the person is now, and the lines that stayed under it can be read', async () => {
  const [one, other] = [await makeContact(deps, ours.id), await makeContact(deps, ours.id)]
  await stopEverything(deps, await visit(deps, ours, one))
  await stopEverything(deps, await visit(deps, ours, other))
  const stayed = (await inBusiness(deps.db, ours.id, (tx) => mergeWithin(tx, ours.id, one, other)))!
  const gone = stayed === one ? other : one
  const found = await contact(gone)
  expect(found).toMatchObject({ id: stayed, merged_from: [gone], history: { chain: stayed } })
  const { history } = await contact(stayed, `?chain=${gone}`)
  expect(history).toMatchObject({ chain: gone, lines: [{ kind: 'merged' }, { kind: 'stop' }] })
})

test('of somebody who was erased the chain is left, and nothing that says who it was', async () => {
  const id = await makeContact(deps, ours.id, phoneIdentity('+5511987651002'), bsuidIdentity('BR.get2'))
  await stopEverything(deps, await visit(deps, ours, id))
  await eraseContact(deps, operatorOf(ours.id), id)
  const response = await read(id)
  const text = await response.text()
  expect(text).not.toMatch(/987651002|BR\.get2/)
  expect(JSON.parse(text)).toMatchObject({
    identities: [],
    locale: null,
    topics: [{ decision: { reason: 'erased' } }, {}, {}, { decision: { allowed: false, reason: 'erased' } }],
    history: { lines: [{ kind: 'erasure' }, { kind: 'stop', evidence: 'deleted' }] },
  })
})

test('another business’s contact, and a chain that is not of this person, are as if absent; reading writes nothing', async () => {
  const [own, foreign] = [await makeContact(deps, ours.id), await makeContact(deps, theirs.id)]
  const stranger = await makeContact(deps, ours.id)
  const before = await fingerprint(database.admin)
  const answers = [
    await read(foreign),
    await read(newId()),
    await read('no-id'),
    await read(own, `?chain=${foreign}`),
    await read(own, `?chain=${stranger}`),
    await read(own, `?chain=${newId()}`),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  expect((await read(own)).status).toBe(200)
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a page that can’t be is refused, and so is a key that may not read contacts', async () => {
  const id = await makeContact(deps, ours.id)
  for (const query of ['?limit=0', '?limit=201', '?before=0', '?before=x', '?before=99999999999', '?chain=x'])
    expect({ query, status: (await read(id, query)).status }).toEqual({ query, status: 400 })
  const other = await keyFor(deps, ours.id, ['contacts:write', 'evidence'])
  expect((await read(id, '', { token: other })).status).toBe(403)
})
