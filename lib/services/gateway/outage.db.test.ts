import { expect, onTestFinished, test } from 'vitest'
import { connect } from '@/db/client'
import { phoneIdentity } from '@/lib/consent/identities'
import { createTestDatabase } from '@/testing/database'
import { tcpGate } from '@/testing/tcp-gate'
import { gatewayTest, makeContact, refusalOf, says } from './testing'

const database = await createTestDatabase()
const PHONE = '+5511981110001'

/** A web process whose database can become unreachable, with a business that chose `outage`. */
async function setUp(outage: 'hold_marketing' | 'hold_all' | 'pass_all') {
  const gate = await tcpGate(database.appUrl)
  const db = connect(gate.url, { max: 4 })
  onTestFinished(async () => {
    await gate.shut()
    // Nothing comes back through a shut gate, so `db.close()` would wait for its five seconds.
    await db.sql.end({ timeout: 0 })
  })
  const stand = await gatewayTest(db)
  const { deps, business } = stand
  await database.admin.sql`
    update businesses set gateway_outage = ${outage}, config_version = config_version + 1 where id = ${business.id}`
  const id = await makeContact(deps, business.id, phoneIdentity(PHONE))
  await says(deps, business, id, { on: 'answer', topicId: business.topics.promos, answer: 'in' })
  return { ...stand, id, shut: () => gate.shut(), open: () => gate.open() }
}

const WAITS = { status: 503, code: 2, reason: 'unavailable', transient: true }
const TEMPLATES = ['offer', 'order', 'code'] as const

test.each([
  ['hold_marketing', { offer: 503, order: 200, code: 200, stray: 503 }],
  ['hold_all', { offer: 503, order: 503, code: 503, stray: 503 }],
  ['pass_all', { offer: 200, order: 200, code: 200, stray: 200 }],
] as const)('%s: what passes while the database is away, by what is remembered', async (outage, passes) => {
  const { send, call, phoneNumberId, shut, open, upstream } = await setUp(outage)
  for (const name of TEMPLATES) expect((await send(name, PHONE)).status).toBe(200)
  await shut()
  for (const [name, status] of Object.entries(passes)) {
    const answer = await send(name, PHONE)
    expect([name, answer.status]).toEqual([name, status])
    if (status === 503) expect(refusalOf(answer)).toEqual(WAITS)
  }
  // A call that is no message goes through in any case.
  expect((await call('GET', `/v24.0/${phoneNumberId}`)).status).toBe(200)
  expect(refusalOf(await send('order', PHONE, { token: 'forged' }))).toMatchObject({ status: 401, code: 190 })
  expect(upstream.messages()).toHaveLength(3 + Object.values(passes).filter((status) => status === 200).length)
  await open()
})

test('a process that remembers nothing refuses everything, to be sent again', async () => {
  const { send, call, phoneNumberId, shut } = await setUp('pass_all')
  await shut()
  for (const name of TEMPLATES) expect(refusalOf(await send(name, PHONE))).toEqual(WAITS)
  expect(refusalOf(await call('GET', `/v24.0/${phoneNumberId}`))).toEqual(WAITS)
  expect(refusalOf(await send('order', PHONE, { token: 'forged' }))).toEqual(WAITS)
})

test('a template that was not used yet waits, whatever it is', async () => {
  const { send, shut } = await setUp('hold_marketing')
  expect((await send('order', PHONE)).status).toBe(200)
  await shut()
  expect((await send('order', PHONE)).status).toBe(200)
  expect(refusalOf(await send('code', PHONE))).toEqual(WAITS)
})

test('a message that needs its link waits, because Meta would refuse it for good', async () => {
  const { send, post, shut } = await setUp('hold_marketing')
  expect((await send('linked', PHONE)).status).toBe(200)
  await shut()
  expect(refusalOf(await send('linked', PHONE))).toEqual(WAITS)
  const parameters = [{ type: 'text', text: 'own' }]
  const components = [{ type: 'button', sub_type: 'url', index: 0, parameters }]
  const template = { name: 'linked', language: { code: 'en_US' }, components }
  expect((await post({ to: PHONE, type: 'template', template })).status).toBe(200)
})

test.each(['paused', 'archived'] as const)('what was refused because its topic is %s waits meanwhile', async (what) => {
  const { business, send, shut } = await setUp('pass_all')
  for (const name of TEMPLATES) expect((await send(name, PHONE)).status).toBe(200)
  const { orders, security } = business.topics
  const { sql } = database.admin
  // A required topic can't be archived, and its own pause holds only marketing.
  const topics = what === 'paused' ? [orders, security] : [orders]
  await sql`update topics set ${what === 'paused' ? sql`paused = true` : sql`archived_at = now()`}
    where business_id = ${business.id} and id = any(${topics}::uuid[])`
  await sql`update businesses set config_version = config_version + 1 where id = ${business.id}`
  expect((await send('order', PHONE)).status).not.toBe(200)
  expect((await send('code', PHONE)).status).toBe(200)
  await shut()
  expect(refusalOf(await send('order', PHONE))).toEqual(WAITS)
  expect((await send('code', PHONE)).status).toBe(200)
  expect((await send('offer', PHONE)).status).toBe(200)
})

test('sent messages are recorded when the database is back, and every recipient is checked again', async () => {
  const { send, shut, open, templates } = await setUp('hold_marketing')
  for (const name of TEMPLATES) await (await send(name, PHONE)).after
  await shut()
  const sent = await send('order', PHONE)
  await open()
  await sent.after
  const { sql } = database.admin
  const rows = await sql`select template_id from sent_messages where message_id = ${sent.json.messages?.[0]?.id ?? ''}`
  expect(rows).toEqual([{ template_id: templates.order }])
  await expect.poll(async () => (await send('offer', PHONE)).status).toBe(200)
})

test('the database is asked again when it is back, also where the clock was set back meanwhile', async () => {
  const { deps, business, id, send, shut, open } = await setUp('pass_all')
  expect((await send('offer', PHONE)).status).toBe(200)
  await shut()
  expect((await send('offer', PHONE)).status).toBe(200)
  await open()
  await says({ ...deps, db: database.app }, business, id, { on: 'stop', value: true })
  const { clock } = deps
  deps.clock = { now: () => clock.now() - 3_600_000 }
  await expect.poll(async () => refusalOf(await send('offer', PHONE)).reason).toBe('stopped')
})
