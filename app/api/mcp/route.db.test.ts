import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AGENT_TOOLS } from '@/lib/api/agent-tools'
import { SCOPES, type Scope } from '@/lib/api/scopes'
import { phoneIdentity } from '@/lib/consent/identities'
import { keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { granted } from '@/lib/services/callers/in-business-for'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { readContact } from '@/lib/services/records/read-contact'
import { fingerprint, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { POST } from './route'
import { connectAgent } from './testing'

const database = await createTestDatabase()
const deps = testDeps(database.app)
useDeps(deps)
const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const FOR_AGENTS: Scope[] = ['check', 'links', 'contacts:read', 'contacts:write', 'config:read']
const token = await keyFor(deps, ours.id, FOR_AGENTS)
const { client, tool } = await connectAgent(token)

let numbers = 0
const newNumber = () => `+55119876${String(50_000 + ++numbers)}`
const personOf = async (number = newNumber()) => ({
  number,
  id: await makeContact(deps, ours.id, phoneIdentity(number)),
})

async function standing(id: string) {
  const page = { before: null, limit: 5, chain: null }
  return granted(await readContact(deps, { kind: 'operator', businessId: ours.id }, id, page))
}

async function agree(id: string, topicId: string) {
  const actor = await visit(deps, ours, id)
  const notice = actor.link.config.notices['en'] ?? ''
  await savePreferences(deps, actor, { notice, shown: { [topicId]: false }, submitted: { [topicId]: true } })
}

test('both forms of the protocol list the same tools, with a description and bounds for all they take', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(AGENT_TOOLS.map(({ name }) => name))
  const older = await connectAgent(token, 'legacy')
  const listed = await older.client.listTools()
  expect(listed.tools.map(({ name, inputSchema }) => [name, inputSchema])).toEqual(
    tools.map(({ name, inputSchema }) => [name, inputSchema]),
  )
  for (const { description, inputSchema, annotations } of tools) {
    expect(description?.length).toBeGreaterThan(60)
    expect(annotations).toMatchObject({ destructiveHint: false, openWorldHint: false })
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
    expect(inputSchema).not.toHaveProperty('oneOf')
    expect(unbounded(inputSchema)).toEqual([])
  }
})

/** Returns the strings and lists in a schema that have no upper bound. */
function unbounded(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const one = schema as Record<string, unknown>
  const isFree = one['type'] === 'string' && !['maxLength', 'enum', 'format', 'const'].some((name) => name in one)
  const isEndless = one['type'] === 'array' && !('maxItems' in one)
  const below = Object.entries(one).flatMap(([name, value]) => unbounded(value, `${at}/${name}`))
  return isFree || isEndless ? [at, ...below] : below
}

test('a tool says in words and as data whether a message may be sent', async () => {
  const { number, id } = await personOf()
  expect(await tool('may_i_message', { contact: number, topic: 'promos' })).toEqual({
    structuredContent: { allowed: false, reason: 'no_opt_in', until: null },
    says: 'No, do not send it. The person has not answered, and the topic, or marketing about it, needs a Yes.',
  })
  await agree(id, ours.topics.promos)
  expect(await tool('may_i_message', { contact: number, topic: 'promos' })).toMatchObject({
    structuredContent: { allowed: true, reason: 'opted_in' },
  })
  expect(await tool('may_i_message', { contact: '12', topic: 'promos' })).toMatchObject({
    structuredContent: { allowed: false, reason: 'unreadable' },
  })
})

test('what somebody chose is returned without their number and without their history', async () => {
  const { number, id } = await personOf()
  await agree(id, ours.topics.promos)
  const chosen = await tool('what_did_they_choose', { contact: number })
  expect(chosen.structuredContent).toMatchObject({ status: 'found', stopped: false })
  expect(JSON.stringify(chosen)).not.toContain(number.slice(4))
  const { topics } = chosen.structuredContent as { topics: { topic: string; answer: string | null }[] }
  expect(topics.find(({ topic }) => topic === 'promos')).toMatchObject({ answer: 'in', said_by: 'person' })
  expect(Object.keys(topics[0] ?? {}).toSorted()).toEqual(['answer', 'decision', 'said_at', 'said_by', 'topic'])
  expect(await tool('what_did_they_choose', { contact: newNumber() })).toMatchObject({
    structuredContent: { status: 'unknown', topics: [] },
  })
})

test('the link opens the page of that person', async () => {
  const { number } = await personOf()
  const { structuredContent } = await tool('get_preference_link', { contact: number, language: 'es' })
  expect(String(structuredContent?.['url'])).toMatch(new RegExp(`^${deps.settings.baseUrl}/p/[\\w-]{60}$`))
})

test('a No is recorded with the person’s words as proof, and holds at once', async () => {
  const { number, id } = await personOf()
  await agree(id, ours.topics.promos)
  const said = { contact: number, topics: ['promos'], said: 'No more offers, please' }
  const answer = await tool('record_no', said)
  expect(answer).toMatchObject({
    says: 'The No is recorded, and holds from now on.',
    structuredContent: { contact_id: id, statements: [{ topic: 'promos', outcome: 'taken', reason: null }] },
  })
  expect(await tool('may_i_message', { contact: number, topic: 'promos' })).toMatchObject({
    structuredContent: { allowed: false, reason: 'opted_out' },
  })
  const [line] = (await standing(id))?.history.lines ?? []
  expect(line).toMatchObject({ actor: 'business', method: 'api' })
  expect(line?.evidenceDigest).not.toBeNull()
})

test('a No of somebody who is not known makes a contact, so that it is not lost', async () => {
  const number = newNumber()
  expect((await tool('record_no', { contact: number, everything: true })).structuredContent).toMatchObject({
    statements: [{ topic: null, outcome: 'taken' }],
  })
  expect(await tool('what_did_they_choose', { contact: number })).toMatchObject({
    structuredContent: { status: 'found', stopped: true },
  })
})

test('a required topic is refused in words, and the No beside it is recorded', async () => {
  const { number } = await personOf()
  const answer = await tool('record_no', { contact: number, topics: ['security', 'promos'] })
  expect(answer.says).toContain('security (topic_required)')
  expect(answer.structuredContent).toMatchObject({
    statements: [
      { topic: 'security', outcome: 'refused' },
      { topic: 'promos', outcome: 'taken' },
    ],
  })
})

test('whatever an agent sends to any tool, nobody may be sent more than before', async () => {
  const { number, id } = await personOf()
  await agree(id, ours.topics.orders)
  const before = await fingerprint(database.admin)
  // Every field of the API that lifts something, in every tool.
  const lifting = fc.record(
    {
      contact: fc.constant(number),
      topic: fc.constant('promos'),
      topics: fc.constantFrom({ promos: 'in' }, [{ promos: 'in' }], 'promos'),
      return: fc.constant(true),
      resume: fc.constant(true),
      method: fc.constant('agent'),
      stop: fc.constant(false),
      everything: fc.constantFrom(false, 'no', null),
      clear_provider_stop: fc.constant({ sender: '1', reason: 'x' }),
      said_at: fc.constant('2026-11-20T15:04:05.120Z'),
      evidence: fc.constant({ said: 'yes', where: 'here', by: 'me' }),
    },
    { requiredKeys: ['contact'] },
  )
  await fc.assert(
    fc.asyncProperty(lifting, async (input) => {
      const answer = await tool('record_no', input)
      expect(answer.isError).toBe(true)
      expect(answer.says).not.toContain(number)
    }),
    { numRuns: 40 },
  )
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('a stop stays, whatever the tools record after it', async () => {
  const { number, id } = await personOf()
  await agree(id, ours.topics.promos)
  await stopEverything(deps, await visit(deps, ours, id))
  for (const input of [{ topics: ['promos'] }, { everything: true }, { topics: ['orders'], said: 'yes please' }])
    await tool('record_no', { contact: number, ...input })
  expect((await standing(id))?.state.stop?.on).toBe(true)
  expect(await tool('may_i_message', { contact: number, topic: 'orders' })).toMatchObject({
    structuredContent: { allowed: false, reason: 'stopped' },
  })
})

test('a key sees the tools for which it has the scopes, and no other', async () => {
  const some = await connectAgent(await keyFor(deps, ours.id, ['check']))
  expect((await some.client.listTools()).tools.map(({ name }) => name)).toEqual(['may_i_message'])
  await expect(some.tool('record_no', { contact: newNumber(), everything: true })).rejects.toThrow(/record_no/)
  const all = AGENT_TOOLS.flatMap(({ operations }) => operations.map(({ scope }) => scope))
  expect(new Set(all)).toEqual(new Set(FOR_AGENTS))
  expect(Object.keys(SCOPES)).toContain('contacts:agent')
})

test('what the API refuses is an error of the tool, in its words', async () => {
  const { number } = await personOf()
  expect(await tool('may_i_message', { contact: number, topic: 'nothing' })).toEqual({
    isError: true,
    says: 'The business has no topic with this id or key, or has archived it.',
  })
  expect(await tool('record_no', { contact: number, topics: ['nothing'] })).toMatchObject({
    isError: true,
    says: expect.stringContaining('topics.nothing: unknown'),
  })
  expect(await tool('get_preference_link', { contact: 'nobody at all' })).toMatchObject({ isError: true })
  const foreign = await makeContact(deps, theirs.id, phoneIdentity(newNumber()))
  expect(await tool('record_no', { contact: foreign, everything: true })).toMatchObject({
    isError: true,
    says: 'The business has no contact with this id.',
  })
})

const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }
const post = (body: unknown, headers: Record<string, string> = {}) =>
  POST(
    new Request('http://sayso.test/api/mcp', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
    }),
  )

test.each([
  ['without a key', LIST, { authorization: '' }, 401],
  ['with a wrong key', LIST, { authorization: 'Bearer sayso_live_wrong' }, 401],
  ['from a page of another site', LIST, { origin: 'https://evil.example' }, 403],
  ['from a page without an origin of its own', LIST, { origin: 'null' }, 403],
  ['that is no JSON', '{', {}, 400],
  ['that is a list of messages', [LIST, LIST], {}, 400],
  ['of more than 64 kB', { ...LIST, params: { x: 'x'.repeat(70_000) } }, {}, 413],
  ['of another type', LIST, { 'content-type': 'text/plain' }, 415],
])('a request %s is refused, and writes nothing', async (_, body, headers, status) => {
  const before = await fingerprint(database.admin)
  const response = await post(body, headers)
  expect([response.status, response.headers.get('cache-control')]).toEqual([status, 'private, no-store'])
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('our own page may call it, and no connection is kept open for changes that never come', async () => {
  expect((await post(LIST, { origin: deps.settings.baseUrl })).status).toBe(200)
  await expect(client.listen({ toolsListChanged: true })).rejects.toThrow(/subscription|capabilit|support/i)
})
