import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ALL_OPERATIONS } from '@/lib/api/all-operations'
import { postAudienceOperation, putAudienceOperation } from '@/lib/api/operations/audiences'
import { createImportOperation } from '@/lib/api/operations/imports'
import { phoneIdentity } from '@/lib/consent/identities'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { callApi, type CallOptions, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { askAudience } from '@/lib/services/audience/ask-audience'
import { operatorOf } from '@/lib/services/callers/caller'
import { eraseContact } from '@/lib/services/contacts/erase-contact'
import { receiveImport } from '@/lib/services/imports/receive-import'
import { releaseNumber } from '@/lib/services/page/release-number'
import { makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST as postAudience, PUT as putAudience } from './audience/route'
import { GET as getAudience } from './audiences/[id]/route'
import { POST as replayBackend } from './backends/[id]/replay/route'
import { POST as check } from './check/route'
import { GET as getEvidence } from './contacts/[id]/evidence/route'
import { PUT as recordPreferences } from './contacts/[id]/preferences/route'
import { GET as getContact } from './contacts/[id]/route'
import { GET as exportRecords } from './exports/consent-records.jsonl/route'
import { GET as exportEvidence } from './exports/evidence.jsonl/route'
import { GET as getReport } from './imports/[id]/report/route'
import { GET as getImport } from './imports/[id]/route'
import { POST as createImport } from './imports/route'
import { POST as makeLinks } from './links/route'
import { GET as readSaves } from './template-saves/route'
import { GET as lintTemplate } from './template-watch/[name]/lint/route'
import { GET as readWatched } from './template-watch/[name]/route'
import { PATCH as pauseTemplate, PUT as mapTemplate } from './templates/route'
import { GET as getTopic, PATCH as changeTopic } from './topics/[topic]/route'

// Each problem that an operation declares as its own occurs, with its status; and no other is declared.

const KB = 1024
const database = await createTestDatabase()
const made = testDeps(database.app)
const folder = mkdtempSync(join(tmpdir(), 'sayso-problems-'))
const spool = { folder, fileBytes: 200 * KB, totalBytes: 300 * KB }
const deps = { ...made, settings: { ...made.settings, spool } }
useDeps(deps)
const business = await makeBusiness(deps)
const caller = {
  kind: 'key' as const,
  businessId: business.id,
  keyId: newId(),
  scopes: ['check' as const, 'imports' as const],
  mode: 'live' as const,
}
const token = await keyFor(deps, business.id)
const contact = () => makeContact(deps, business.id)
const [known, erased, released] = [
  await contact(),
  await contact(),
  await makeContact(deps, business.id, phoneIdentity('+5511987651234')),
]
await eraseContact(deps, operatorOf(business.id), erased)
await releaseNumber(deps, await visit(deps, business, released))

type Handler = Parameters<typeof callApi>[0]
type Case = () => Promise<Response>
const call =
  (handler: Handler, options: CallOptions): Case =>
  () =>
    callApi(handler, { token, ...options })

const someId = { params: { id: newId() } }
const someone = '+5511987650001'
const FILE = 'phone,topic,answer\n+5511987650001,promos,no\n'
/** Returns a body that sends its pieces and then runs `then`. */
const bodyOf = (pieces: readonly (string | Uint8Array)[], then: (c: ReadableStreamDefaultController) => void) => {
  const left = [...pieces]
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = left.shift()
      if (piece === undefined) return then(controller)
      controller.enqueue(Buffer.from(piece))
    },
  })
}
const broken = () => bodyOf([FILE], (controller) => controller.error(new Error('socket hang up')))
const silent = () => bodyOf([FILE], () => new Promise<void>(() => {}))
const rows = (bytes: number) => `phone\n${'1\n'.repeat(bytes / 2)}`

const preferences = (id: string, body: object) => call(recordPreferences, { method: 'PUT', params: { id }, body })
const evidence = { said: 'Yes', where: 'Call 1', by: 'Ana' }
const out = { topics: { promos: 'out' } }

const QUESTION = {
  subject: { topic: 'orders' },
  onlyAllowed: false,
  links: false,
  languageByte: () => 0,
  duplex: false,
}

/** A list is asked about by PUT and by POST. */
function audienceCases(method: 'PUT' | 'POST'): Record<string, Case> {
  const handler = method === 'PUT' ? putAudience : postAudience
  const operation = method === 'PUT' ? putAudienceOperation : postAudienceOperation
  const ask = (raw: BodyInit, query = '?topic=orders') => call(handler, { method, raw, query })
  const cases: Record<string, Case> = {
    unreadable_table: ask(''),
    columns_missing: ask('name,city\nAna,x\n'),
    unknown_column: ask('phone\n1\n', '?topic=orders&column=mobile'),
    columns_ambiguous: ask('phone,telephone\n1,2\n'),
    upload_broken: () => call(handler, { method, raw: broken(), query: '?topic=orders' })(),
    // The route waits for a minute.
    upload_stalled: async () => {
      const question = { ...QUESTION, stallMs: 20 }
      const result = await askAudience(deps, caller, question, silent(), new AbortController().signal)
      if (result.outcome === 'answered') throw new Error('it was answered')
      return problemFor(operation, result, 'r')
    },
    too_large: ask(rows(300 * KB)),
    unknown_topic: ask(FILE, '?topic=nothing'),
    unknown_sender: ask(FILE, '?topic=orders&sender=1'),
    unknown_source: ask(FILE, '?topic=orders&source=nothing'),
    spool_full: () => withOpen(2, () => ask(rows(180 * KB))()),
    too_many_audiences: () => withOpen(8, ask('phone\n1\n')),
  }
  return cases
}

/** Runs a case while a number of lists is being received. */
async function withOpen(count: number, then: Case): Promise<Response> {
  const gone = new AbortController()
  const held: ReadableStreamDefaultController[] = []
  const begun: Promise<void>[] = []
  const answers = Array.from({ length: count }, () => {
    let started = () => {}
    begun.push(new Promise((resolve) => (started = resolve)))
    const body = bodyOf([rows(count === 2 ? 90 * KB : 4)], (controller) => {
      held.push(controller)
      started()
      return new Promise<void>(() => {})
    })
    return askAudience(deps, caller, QUESTION, body, gone.signal)
  })
  await Promise.all(begun)
  const response = await then()
  for (const controller of held) controller.error(new Error('gone'))
  await Promise.all(answers)
  return response
}

const list = (topic: string, body: object) => call(changeTopic, { method: 'PATCH', params: { topic }, body })

/** Hides the only topic that everybody sees. */
async function onlyListedTopic(): Promise<Response> {
  const shop = await makeBusiness(deps)
  await database.admin.sql`
    update topics set archived_at = now() where business_id = ${shop.id} and id <> ${shop.topics.promos}`
  await database.admin.sql`update topics set policy = 'opt_in' where id = ${shop.topics.promos}`
  const theirs = { method: 'PATCH', params: { topic: 'promos' }, body: { listed: 'never' } }
  return callApi(changeTopic, { token: await keyFor(deps, shop.id), ...theirs })
}

const imports = (raw: BodyInit, query = '') => call(createImport, { method: 'POST', raw, query })

const CASES: Record<string, Record<string, Case>> = {
  checkContacts: {
    unknown_topic: call(check, { body: { contact: someone, topic: 'nothing' } }),
    unknown_sender: call(check, { body: { contact: someone, topic: 'orders', sender: '1' } }),
    time_in_future: call(check, { body: { contact: someone, topic: 'orders', at: '2900-01-01T00:00:00Z' } }),
  },
  putAudience: audienceCases('PUT'),
  postAudience: audienceCases('POST'),
  getAudience: { unknown_audience: call(getAudience, someId) },
  makeLinks: {
    unknown_source: call(makeLinks, { body: { contact: someone, source: 'nothing' } }),
    unknown_topic: call(makeLinks, { body: { contact: someone, topic: 'nothing' } }),
  },
  getContact: { unknown_contact: call(getContact, someId) },
  getEvidence: { unknown_contact: call(getEvidence, someId) },
  recordPreferences: {
    unknown_contact: preferences(newId(), out),
    unknown_topic: preferences(known, { topics: { nothing: 'out' } }),
    unknown_source: preferences(known, { ...out, source: newId() }),
    unknown_sender: preferences(known, {
      clear_provider_stop: { sender: '1', reason: 'x' },
      method: 'agent',
      evidence,
    }),
    topic_named_twice: preferences(known, { topics: { promos: 'out', PROMOS: 'out' } }),
    contact_erased: preferences(erased, out),
    contact_released: preferences(released, out),
  },
  createImport: {
    unreadable_table: imports(''),
    columns_missing: imports('name,topic,answer\nx,promos,no\n'),
    unknown_column: imports(FILE, '?phone_column=mobile'),
    columns_ambiguous: imports('phone,topic,consent,opted_out\n1,promos,yes,true\n'),
    unknown_topic: imports(FILE, '?topic=nothing'),
    upload_broken: () => imports(broken() as BodyInit)(),
    upload_stalled: async () => {
      const upload = { name: 'x', settings: { columns: {} }, limitBytes: 1e6, silentMs: 20, body: silent() }
      const result = await receiveImport(deps, caller, upload)
      if (result.outcome === 'received') throw new Error('it was received')
      return problemFor(createImportOperation, result, 'r')
    },
    too_large: call(createImport, {
      method: 'POST',
      raw: FILE,
      headers: { 'content-length': String(2 * 1024 ** 3) },
    }),
  },
  getImport: { unknown_import: call(getImport, someId) },
  getImportReport: { unknown_import: call(getReport, someId) },
  getTopic: { unknown_topic: call(getTopic, { params: { topic: 'nothing' } }) },
  changeTopic: {
    unknown_topic: call(changeTopic, { method: 'PATCH', params: { topic: 'nothing' }, body: { paused: true } }),
    topic_required: call(changeTopic, { method: 'PATCH', params: { topic: 'security' }, body: { paused: true } }),
    unknown_source: list('promos', { listed: 'sources', sources: ['nothing'] }),
    not_opt_in: list('security', { listed: 'never' }),
    last_topic: () => onlyListedTopic(),
  },
  mapTemplate: {
    unknown_topic: call(mapTemplate, { method: 'PUT', body: { name: 'x', language: 'es', topic: 'nothing' } }),
    language_missing: call(mapTemplate, { method: 'PUT', body: { name: 'x', topic: 'promos' } }),
  },
  pauseTemplate: { unknown_template: call(pauseTemplate, { method: 'PATCH', body: { name: 'x', paused: true } }) },
  readWatchedTemplate: { unknown_template: call(readWatched, { params: { name: 'nothing' } }) },
  lintTemplate: { unknown_template: call(lintTemplate, { params: { name: 'nothing' } }) },
  readSaves: {
    unknown_template: call(readSaves, { query: '?from=2026-11-01&to=2026-11-02&template=nothing' }),
    invalid_days: call(readSaves, { query: '?from=2026-11-02&to=2026-11-01' }),
  },
  exportEvidence: {
    unknown_contact: call(exportEvidence, { query: `?contact=${newId()}` }),
    nothing_signed: call(exportEvidence, {}),
  },
  exportConsentRecords: { unknown_contact: call(exportRecords, { query: `?contact=${newId()}` }) },
  replayBackend: { unknown_backend: call(replayBackend, { method: 'POST', ...someId }) },
}

test('there is a case for each problem that an operation declares, and for no other', () => {
  const declared = ALL_OPERATIONS.flatMap(({ id, problems = {} }) =>
    Object.keys(problems).map((code) => `${id} ${code}`),
  )
  const tried = Object.entries(CASES).flatMap(([id, cases]) => Object.keys(cases).map((code) => `${id} ${code}`))
  expect(tried.toSorted()).toEqual(declared.toSorted())
})

test.each(Object.entries(CASES).flatMap(([id, cases]) => Object.keys(cases).map((code) => [id, code] as const)))(
  '%s can answer with %s',
  async (id, code) => {
    const declared = ALL_OPERATIONS.find((operation) => operation.id === id)?.problems?.[code]
    const response = await CASES[id]![code]!()
    expect(await response.json()).toMatchObject({ status: declared?.status, code })
    expect(response.status).toBe(declared?.status)
  },
)

test('an id that can’t be one names nothing: the same problem as an id that nothing has', async () => {
  for (const [handler, params, code] of [
    [getContact, { id: 'x' }, 'unknown_contact'],
    [getEvidence, { id: 'x' }, 'unknown_contact'],
    [getAudience, { id: 'x' }, 'unknown_audience'],
    [getImport, { id: 'x' }, 'unknown_import'],
    [getReport, { id: 'x' }, 'unknown_import'],
    [getTopic, { topic: 'x'.repeat(65) }, 'unknown_topic'],
  ] as const)
    expect(await (await callApi(handler, { token, params })).json()).toMatchObject({ status: 404, code })
})

test('an operation with something in its path says which problem is for what does not exist', () => {
  for (const { id, params, missing, problems = {} } of ALL_OPERATIONS) {
    expect([id, missing !== undefined]).toEqual([id, params !== undefined])
    if (missing !== undefined) expect([id, problems[missing]?.status]).toEqual([id, 404])
  }
})
