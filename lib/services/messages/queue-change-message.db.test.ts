import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { insertBackend, insertSender } from '@/db/queries/business/set-up'
import { phoneIdentity } from '@/lib/consent/identities'
import type { Actor, ChangeKind, Method, Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { encryptSecret } from '@/lib/keys'
import { changeSettings } from '@/lib/services/business/business-settings'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { recordListedTemplates } from '@/lib/services/templates/record-listed-templates'
import { asElsewhere, makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { queueAnswer } from './queue-change-message'
import { queueFreshLink } from './request-fresh-link'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const { sql } = database.admin
const HOUR = 3_600_000
const STOP: Statement = { on: 'stop', value: true }
const RETURN: Statement = { on: 'stop', value: false }

interface Saying {
  actor: Actor
  kind: ChangeKind
  method: Method
  isAnswered: boolean
}

/** A contact of a business with a WhatsApp backend, who wrote `hoursAgo` hours ago. */
async function setUp(hoursAgo: number | null, settings: Record<string, string | boolean> = {}, whatsapp = true) {
  const business = await makeBusiness(deps)
  const [backendId, senderId] = [newId(), newId()]
  await inBusiness(database.app, business.id, async (tx) => {
    await insertSender(tx, business.id, { id: senderId, phoneNumberId: '1065', displayNumber: '+1', name: 'One' })
    if (!whatsapp) return
    const secret = encryptSecret(deps.keys, '{}', `backend:${backendId}`)
    const row = { id: backendId, kind: 'whatsapp', name: 'WhatsApp', baseUrl: 'http://localhost:1/', secret } as const
    const all = { ...row, inboundTokenHash: backendId, settings: { phoneNumberId: '1065', ...settings } }
    await insertBackend(tx, business.id, all, Date.now())
  })
  const contact = await makeContact(deps, business.id, phoneIdentity('+5511987654321'))
  if (hoursAgo !== null) {
    await sql`insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at)
      values (${business.id}, ${contact}, ${senderId}, ${new Date(Date.now() - hoursAgo * HOUR).toISOString()})`
  }
  return {
    contact,
    business,
    say: (
      statement: Statement,
      { actor = 'contact', kind = 'stop', method = 'keyword', isAnswered = false }: Partial<Saying> = {},
    ) =>
      changeContact(asElsewhere(deps), business.id, contact, {
        kind,
        actor,
        method,
        isAnswered,
        say: () => ({ statements: [statement] }),
      }),
    queued: () =>
      sql<
        {
          id: string
          kind: string
          change_id: string | null
          due_at: Date | null
          sent_at: Date | null
          created_at: Date
        }[]
      >`select id, kind, change_id, due_at, sent_at, created_at from outbox where contact_id = ${contact} order by created_at, id`,
    /** Marks the queued message as sent that many seconds ago. */
    sent: (secondsAgo: number) => sql`
      update outbox set due_at = null, sent_at = ${new Date(Date.now() - secondsAgo * 1000).toISOString()}
      where contact_id = ${contact}`,
    inTx: <T>(work: Parameters<typeof inBusiness<T>>[2]) => inBusiness(database.app, business.id, work),
  }
}

test('a change that a person made within their 24 hours queues one change message, in its transaction', async () => {
  const { say, queued } = await setUp(1)
  const change = await say(STOP)
  const rows = await queued()
  expect(rows).toMatchObject([{ kind: 'confirmation', change_id: (change as { changeId: string }).changeId }])
  expect(rows[0]?.due_at).toEqual(rows[0]?.created_at)
})

test('nothing is queued outside of the 24 hours, without a WhatsApp backend, or where its flow answers', async () => {
  for (const one of [
    await setUp(25),
    await setUp(null),
    await setUp(1, {}, false),
    await setUp(1, { confirm: false }),
  ]) {
    await one.say(STOP)
    expect(await one.queued()).toEqual([])
  }
})

test('the page confirms what it saved; a change in the chat gets a message, unless the business chose otherwise', async () => {
  const choose = (one: Awaited<ReturnType<typeof setUp>>, chatConfirmation: 'always' | 'never') =>
    changeSettings(deps, operatorOf(one.business.id), { chatConfirmation })
  const queuedAfter = async (method: Method, choice?: 'always' | 'never', isAnswered = false) => {
    const one = await setUp(1)
    if (choice) await choose(one, choice)
    await one.say(STOP, { method, isAnswered })
    return (await one.queued()).length
  }
  expect(await queuedAfter('page')).toBe(0)
  for (const method of ['keyword', 'button', 'list'] as const) expect(await queuedAfter(method)).toBe(1)
  expect([await queuedAfter('page', 'always'), await queuedAfter('keyword', 'always')]).toEqual([1, 1])
  expect([await queuedAfter('page', 'never'), await queuedAfter('keyword', 'never')]).toEqual([0, 0])
  // A flow that answers has confirmed the change itself.
  expect([await queuedAfter('keyword', undefined, true), await queuedAfter('keyword', 'always', true)]).toEqual([0, 0])
})

test('a message that waits tells of what the page saved meanwhile: it must not say what no longer holds', async () => {
  const { say, queued } = await setUp(1)
  await say(STOP)
  const last = await say(RETURN, { kind: 'return', method: 'page' })
  expect(await queued()).toMatchObject([{ change_id: (last as { changeId: string }).changeId }])
})

test('what others did, and what did nothing, is not announced', async () => {
  const { say, queued } = await setUp(1)
  await say(STOP, { actor: 'import' })
  await say(STOP, { actor: 'member' })
  await say({ on: 'release' }, { actor: 'contact', kind: 'release' })
  expect(await queued()).toEqual([])
})

test('changes while a change message waits are announced by it: the last one', async () => {
  const { say, queued } = await setUp(1)
  await say(STOP)
  const last = await say(RETURN, { actor: 'contact', kind: 'return' })
  expect(await queued()).toMatchObject([{ change_id: (last as { changeId: string }).changeId }])
})

test('within five minutes of a change message the next one waits for their end', async () => {
  const { say, queued, sent } = await setUp(1)
  await say(STOP)
  await sent(60)
  await say(RETURN, { actor: 'contact', kind: 'return' })
  await say(STOP)
  const waiting = (await queued()).filter((row) => row.due_at !== null)
  expect(waiting).toHaveLength(1)
  const sentAt = (await queued()).find((row) => row.sent_at !== null)?.sent_at
  expect(waiting[0]?.due_at?.getTime()).toBe((sentAt?.getTime() ?? 0) + 5 * 60_000)
})

test('five minutes after a change message the next one goes at once', async () => {
  const { say, queued, sent } = await setUp(1)
  await say(STOP)
  await sent(301)
  await say(RETURN, { actor: 'contact', kind: 'return' })
  const waiting = (await queued()).find((row) => row.due_at !== null)
  expect(waiting?.due_at).toEqual(waiting?.created_at)
})

test('twenty changes at once queue one change message', async () => {
  const { say, queued } = await setUp(1)
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => say(n % 2 ? STOP : RETURN, { kind: n % 2 ? 'stop' : 'return' })),
  )
  expect(await queued()).toHaveLength(1)
})

test('an answer goes at most once in five minutes', async () => {
  const { contact, business, inTx, sent, queued } = await setUp(1)
  const ask = () => inTx((tx) => queueAnswer(tx, business.id, contact, Date.now()))
  expect([await ask(), await ask()]).toEqual([true, false])
  await sent(60)
  expect(await ask()).toBe(false)
  await sent(301)
  expect(await ask()).toBe(true)
  expect(await queued()).toHaveLength(2)
})

test('a fresh link goes at most once in 24 hours, by a template where the window is closed and one is set up', async () => {
  const open = await setUp(1)
  const ask = (one: typeof open) => one.inTx((tx) => queueFreshLink(tx, one.business.id, one.contact))
  expect([await ask(open), await ask(open)]).toEqual(['queued', 'recently'])
  await open.sent(23 * 3600)
  expect(await ask(open)).toBe('recently')
  await open.sent(25 * 3600)
  expect(await ask(open)).toBe('queued')
  expect(await ask(await setUp(25))).toBe('impossible')
  const far = await setUp(25, { freshLinkTemplate: 'your_link' })
  // Set up, but not in the account's list of templates, so it could not be sent.
  expect(await ask(far)).toBe('impossible')
  const listed = {
    providerId: '1',
    name: 'your_link',
    language: 'en-US',
    category: 'utility',
    status: 'APPROVED',
  } as const
  await recordListedTemplates(deps, far.business.id, [{ ...listed, quality: null, urlButtons: [] }], Date.now())
  expect(await ask(far)).toBe('queued')
})

test('a person who gave their number up is sent nothing', async () => {
  const one = await setUp(1)
  await one.say({ on: 'release' }, { actor: 'contact', kind: 'release' })
  expect(await one.inTx((tx) => queueFreshLink(tx, one.business.id, one.contact))).toBe('impossible')
})
