import { expect, test } from 'vitest'
import { decryptSecret } from '@/lib/keys'
import { TOKEN, testSandbox } from '@/lib/sandbox/weni/testing'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import { makeMember } from '@/lib/services/callers/testing'
import { makeBusiness, makeContact, testDeps } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { connectWebhook } from './connect-webhook'
import { connectWeni } from './connect-weni'
import { makeFlowFile } from './make-flow-file'
import { readBackend } from './read-backend'
import { type ReadDeliveryLog, readDeliveryLog } from './read-delivery-log'
import { readSetAside } from './read-set-aside'
import { replaceToken } from './replace-token'
import { startReading } from './start-reading'

const database = await createTestDatabase()
const sql = database.admin.sql

async function world() {
  const stand = await testSandbox()
  const plain = testDeps(database.app)
  const allowPrivate = [new URL(stand.base).host, 'localhost:3001']
  const deps = testDeps(database.app, { settings: { ...plain.settings, allowPrivate } })
  const business = await makeBusiness(deps)
  const operator = operatorOf(business.id)
  const connected = await connectWeni(deps, operator, {
    ...{ name: 'Weni', baseUrl: `${stand.base}/api/v2/`, apiToken: TOKEN, settleMs: 0, aiAgent: 'on' },
    topics: [{ id: business.topics.promos, key: 'promo', group: 'Consent promo' }],
  })
  if (!connected.ok) throw new Error(connected.problem)
  const viewer = await makeMember(deps, business.id, 'viewer')
  return { stand, deps, business, operator, viewer, weniId: connected.backendId }
}

const statusOf = async (id: string) =>
  (
    await sql<{ status: string; reason: string | null }[]>`
    select status, status_reason as reason from backends where id = ${id}`
  )[0]

test('a new token is tried first, then used, and deliveries go on; a wrong one changes nothing', async () => {
  const { stand, deps, operator, weniId } = await world()
  const tokenOf = async () => {
    const [row] = await sql<{ secret: Buffer }[]>`select secret from backends where id = ${weniId}`
    return decryptSecret(deps.keys, row!.secret, `backend:${weniId}`)
  }
  await sql`update backends set status = 'paused', status_reason = 'http_403' where id = ${weniId}`
  expect(await replaceToken(deps, operator, weniId, 'wrong')).toMatchObject({ outcome: 'refused' })
  expect(await tokenOf()).toBe(TOKEN)
  expect(await statusOf(weniId)).toEqual({ status: 'paused', reason: 'http_403' })
  expect(await replaceToken(deps, operator, weniId, TOKEN)).toEqual({ outcome: 'replaced', resumed: true })
  expect(await statusOf(weniId)).toEqual({ status: 'active', reason: null })

  // One that is held until its contacts are read stays held.
  await sql`update backends set status = 'paused', status_reason = 'connecting' where id = ${weniId}`
  expect(await replaceToken(deps, operator, weniId, TOKEN)).toEqual({ outcome: 'replaced', resumed: false })
  expect(await statusOf(weniId)).toEqual({ status: 'paused', reason: 'connecting' })

  await sql`update backends set settings = settings || '{"workspace": "another"}' where id = ${weniId}`
  expect(await replaceToken(deps, operator, weniId, TOKEN)).toEqual({ outcome: 'other_workspace' })
  await stand.close()
  expect(await replaceToken(deps, operator, weniId, TOKEN)).toMatchObject({ outcome: 'unreachable' })
  expect(await tokenOf()).toBe(TOKEN)
})

test('a reading is started once, not while one is in progress, and of a disabled backend never', async () => {
  const { deps, business, operator, viewer, weniId } = await world()
  await sql`update poll_cursors set due_at = now() + interval '1 day' where backend_id = ${weniId}`
  expect(await startReading(deps, viewer, weniId)).toEqual({ outcome: 'not_allowed' })
  expect(await startReading(deps, operator, weniId)).toEqual({ outcome: 'started' })
  const [poll] = await sql<{ isDue: boolean }[]>`
    select due_at <= now() + interval '1 second' as "isDue" from poll_cursors
    where backend_id = ${weniId} and kind = 'reconcile'`
  expect(poll).toEqual({ isDue: true })
  await sql`insert into reconciliations (business_id, id, backend_id, started_at)
    values (${business.id}, gen_random_uuid(), ${weniId}, now())`
  expect(await startReading(deps, operator, weniId)).toEqual({ outcome: 'running' })
  await sql`update backends set status = 'disabled' where id = ${weniId}`
  expect(await startReading(deps, operator, weniId)).toEqual({ outcome: 'disabled' })
})

test('a viewer sees a backend with what it shows of topics, its flow file, and no secret', async () => {
  const { deps, viewer, weniId } = await world()
  const read = granted(await readBackend(deps, viewer, weniId))
  const backend = read.outcome === 'found' ? read.backend : null
  expect(backend).toMatchObject({ name: 'Weni', kind: 'weni', reading: null })
  expect(backend?.shows).toMatchObject([
    { topic: { key: 'promos' }, fieldKey: 'consent_promo', groupName: 'Consent promo' },
  ])
  expect(JSON.stringify(backend)).not.toContain(TOKEN)
  const flow = await makeFlowFile(deps, viewer, weniId)
  expect(flow).toMatchObject({ outcome: 'made', agentIsOn: true })
  expect(JSON.stringify(flow)).toContain(`/api/inbound/${weniId}`)
  const stranger = (await world()).viewer
  expect(await readBackend(deps, stranger, weniId)).toEqual({ outcome: 'unknown_backend' })
  expect(await makeFlowFile(deps, stranger, weniId)).toEqual({ outcome: 'unknown_backend' })
})

test('the log and the contacts that were set aside are read page by page, each once', async () => {
  const { deps, business, operator, viewer } = await world()
  const made = await connectWebhook(deps, operator, { name: 'CRM', url: 'http://localhost:3001/hooks/pages' })
  if (!made.ok) throw new Error(made.problem)
  const { backendId } = made
  const contactIds = await Promise.all(Array.from({ length: 5 }, () => makeContact(deps, business.id)))
  for (const contactId of contactIds)
    await sql`insert into sync_marks (business_id, backend_id, contact_id, version, set_aside, urgent)
      values (${business.id}, ${backendId}, ${contactId}, 1, 'http_400', ${contactId === contactIds[0]})`
  // Several attempts of one moment, and of one message.
  await sql`insert into webhook_deliveries
      (business_id, id, attempt, backend_id, contact_id, version, at, status, error, took_ms)
    select ${business.id}, 'msg_' || m, a, ${backendId}, ${contactIds[0]!}, 1, '2026-11-20T10:00:00Z', 503,
      case when a = 1 then 'http_503' end, 9
    from generate_series(1, 3) m, generate_series(1, 2) a`
  const seen: string[] = []
  let after: { at: number; id: string; attempt: number } | null = null
  do {
    const page: Extract<ReadDeliveryLog, { outcome: 'read' }> = granted(
      await readDeliveryLog(deps, viewer, backendId, { limit: 2, ...(after ? { after } : {}) }),
    )
    seen.push(...page.deliveries.map(({ id, attempt }) => `${id}/${attempt}`))
    after = page.next
  } while (after)
  expect(seen).toHaveLength(6)
  expect(new Set(seen).size).toBe(6)
  const failed = granted(await readDeliveryLog(deps, viewer, backendId, { limit: 9, failed: true }))
  expect(failed.deliveries).toHaveLength(3)

  const first = granted(await readSetAside(deps, viewer, backendId, { after: null, limit: 3 }))
  const second = granted(await readSetAside(deps, viewer, backendId, { after: first.next, limit: 3 }))
  expect([...first.contacts, ...second.contacts].map(({ contactId }) => contactId)).toEqual(contactIds.toSorted())
  expect(second.next).toBeNull()
  expect(first.contacts.concat(second.contacts).filter(({ urgent }) => urgent)).toHaveLength(1)
})
