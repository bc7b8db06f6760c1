import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { workOff } from '@/lib/services/imports/testing'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { PUT as putAudience } from './audience/route'
import { POST as check } from './check/route'
import { PUT as recordPreferences } from './contacts/[id]/preferences/route'
import { GET as getImport } from './imports/[id]/route'
import { POST as createImport } from './imports/route'
import { PUT as mapTemplate } from './templates/route'
import { GET as getTopic, PATCH as changeTopic } from './topics/[topic]/route'

// A name means the same topic at every door: its id, or its key without regard to case and to blanks around it.

const database = await createTestDatabase()
const made = testDeps(database.app)
const spool = { ...made.settings.spool, folder: mkdtempSync(join(tmpdir(), 'sayso-names-')) }
const deps = { ...made, settings: { ...made.settings, spool } }
useDeps(deps)
const worker = testDeps(database.worker)
const [business, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
const token = await keyFor(deps, business.id)
const { news } = business.topics
const someone = '+5511987650001'
const query = (values: Record<string, string>) => `?${new URLSearchParams(values).toString()}`

/** Each door by what it answers: the id of the topic, or the status of a refusal. */
const DOORS: Record<string, (name: string) => Promise<unknown>> = {
  'POST /check of one': (topic) => asked({ contact: someone, topic }),
  'POST /check of many': (topic) => asked({ contacts: [someone], topic }),
  'POST /check about the past': (topic) => asked({ contact: someone, topic, at: new Date().toISOString() }),
  'PUT /audience': async (topic) => {
    const options = { token, method: 'PUT', raw: `phone\n${someone}\n`, query: query({ topic }) }
    const response = await callApi(putAudience, options)
    await response.text()
    return response.status === 200 ? news : response.status
  },
  'GET /topics/{topic}': async (topic) => topicOf(await callApi(getTopic, { token, params: { topic } })),
  'PATCH /topics/{topic}': async (topic) =>
    topicOf(await callApi(changeTopic, { token, method: 'PATCH', params: { topic }, body: { paused: false } })),
  'PUT /templates': async (topic) => {
    const body = { name: 'spring', language: 'es', topic }
    const response = await callApi(mapTemplate, { token, method: 'PUT', body })
    if (response.status !== 200) return response.status
    return ((await response.json()) as { templates: { topic: { id: string } }[] }).templates[0]?.topic.id
  },
  'PUT /contacts/{id}/preferences': async (topic) => {
    const params = { id: await makeContact(deps, business.id) }
    const body = { topics: { [topic]: 'out' } }
    const response = await callApi(recordPreferences, { token, method: 'PUT', params, body })
    if (response.status !== 200) return response.status
    const { statements } = (await response.json()) as { statements: { topic: string }[] }
    return statements[0]?.topic === 'news' ? news : statements
  },
  'POST /imports for all rows': (topic) => imported('phone,answer\n+5511987650010,no\n', query({ topic })),
  'POST /imports by row': (topic) => imported(`phone,answer,topic\n+5511987650011,no,"${topic}"\n`),
  'POST /imports by column': (topic) => imported(`phone,"${topic}"\n+5511987650012,no\n`),
}

async function asked(body: object): Promise<unknown> {
  const response = await callApi(check, { token, body })
  return response.status === 200 ? news : response.status
}

async function topicOf(response: Response): Promise<unknown> {
  return response.status === 200 ? ((await response.json()) as { id: string }).id : response.status
}

/** The topic that a No of the file is kept for; 404 where its topic is unknown. */
async function imported(raw: string, query = ''): Promise<unknown> {
  const response = await callApi(createImport, { token, method: 'POST', raw, query })
  if (response.status === 400 || response.status === 404) return 404
  const { id } = (await response.json()) as { id: string }
  await workOff(worker, business.id, id)
  const view = (await (await callApi(getImport, { token, params: { id } })).json()) as Record<string, number>
  return view['refused'] === 1 ? 404 : view['taken'] === 1 || view['unchanged'] === 1 ? news : view
}

for (const [door, through] of Object.entries(DOORS)) {
  test(`${door} finds a topic however its key or id is written`, async () => {
    for (const name of ['news', 'NEWS', ' News ', news, news.toUpperCase()])
      expect([name, await through(name)]).toEqual([name, news])
  })

  test(`${door} takes no other name for a topic`, async () => {
    for (const name of ['new', 'ne ws', newId(), theirs.topics.news])
      expect([name, await through(name)]).toEqual([name, 404])
  })
}
