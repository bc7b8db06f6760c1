import { inBusiness } from '@/db/client'
import { insertSender } from '@/db/queries/business/set-up'
import { callApi, keyFor, useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { savePreferences } from '@/lib/services/page/save-preferences'
import { badLines, linesOf, makeBusiness, makeContact, testDeps, visit } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { PUT } from './route'

export interface Statement {
  on: string
  topic: string | null
  outcome: string
  reason: string | null
  kept_out_by: { change_id: string; seq: number; method: string; occurred_at: string } | null
}

export interface Answer {
  contact_id: string
  changes: { change_id: string; occurred_at: string | null; repeated: boolean }[]
  statements: Statement[]
  topics: { topic: string; answer: string | null; said_by: string | null; decision: { reason: string } }[]
}

export const EVIDENCE = { said: 'Yes please', where: 'Ticket 4711', by: 'Ana' }

/** Sets up two businesses, a key of the first, and a contact whose preferences are written by API and on the page. */
export async function preferencesBench() {
  const database = await createTestDatabase()
  const deps = testDeps(database.app)
  useDeps(deps)
  const [ours, theirs] = [await makeBusiness(deps), await makeBusiness(deps)]
  const token = await keyFor(deps, ours.id, ['contacts:write', 'contacts:agent'])

  const put = (id: string, body: unknown, options: { token?: string; key?: string; raw?: BodyInit } = {}) =>
    callApi(PUT, {
      token: options.token ?? token,
      method: 'PUT',
      ...(options.raw === undefined ? { body } : { raw: options.raw }),
      params: { id },
      headers: options.key ? { 'idempotency-key': options.key } : {},
    })

  const said = async (id: string, body: unknown, key?: string): Promise<Answer> => {
    const response = await put(id, body, key ? { key } : {})
    if (response.status !== 200) throw new Error(`answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  }

  /** The person sets a switch on their page. */
  const onPage = async (id: string, topicId: string, on: boolean) => {
    const actor = await visit(deps, ours, id)
    const notice = actor.link.config.notices['en'] ?? ''
    const shown = { [topicId]: !on }
    return savePreferences(deps, actor, { notice, shown, submitted: { [topicId]: on } })
  }

  const addSender = async (businessId: string, phoneNumberId: string) => {
    const sender = { id: newId(), phoneNumberId, displayNumber: '+55 11 5055-0100', name: 'Shop' }
    await inBusiness(deps.db, businessId, (tx) => insertSender(tx, businessId, sender))
    return sender.id
  }

  return {
    database,
    deps,
    ours,
    theirs,
    token,
    put,
    said,
    onPage,
    addSender,
    contact: () => makeContact(deps, ours.id),
    lines: (id: string) => linesOf(database.admin, id),
    /**
     * Returns the present time once it is later than the contact's last line: acts of one contact are at least a
     * millisecond apart, so the last may be ahead of the clock.
     */
    afterLines: async (id: string) => {
      const last = (await linesOf(database.admin, id)).at(-1)
      while (last && Date.now() <= Number(last.occurredAt)) await new Promise((done) => setImmediate(done))
      return new Date().toISOString()
    },
    bad: () => badLines(database.owner),
  }
}

/** Returns what a response says of a topic. */
export const standing = (answer: Answer, topic: string) => answer.topics.find((each) => each.topic === topic)

/** Returns the time a number of minutes ago, with milliseconds. */
export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
