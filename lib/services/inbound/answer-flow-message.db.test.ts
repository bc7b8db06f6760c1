import { expect, test } from 'vitest'
import { inBusiness } from '@/db/client'
import { readOpenReviews } from '@/db/queries/reviews/reviews'
import { newId } from '@/lib/ids'
import {
  asElsewhere,
  badLines,
  fingerprint,
  linesOf,
  makeBusiness,
  storedState,
  testDeps,
} from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { answerFlowLink, answerFlowMessage } from './answer-flow-message'
import { authenticateBackend, type CallingBackend } from './authenticate-backend'
import type { FlowCall } from './flow-contact'

const database = await createTestDatabase()
const deps = testDeps(database.app)
const business = await makeBusiness(deps)
const backend = await calling(business)
const sql = database.admin.sql

async function calling({
  backendId,
  backendToken,
}: {
  backendId: string
  backendToken: string
}): Promise<CallingBackend> {
  const found = await authenticateBackend(deps, backendId, backendToken)
  if (!found) throw new Error('a test backend was not let in')
  return found
}

let places = 0
const nextUuid = () => `0c0c0c0c-0000-4000-8000-${String(++places).padStart(12, '0')}`
const nextDigits = () => `5511987${String(100_000 + ++places).slice(-6)}`
const call = (urn: string | null, uuid = nextUuid(), flow: FlowCall['flow'] = null): FlowCall => ({
  contact: { uuid, name: 'Ana', urn },
  flow,
})
const contactsOf = async () =>
  (await sql<{ n: number }[]>`select count(*)::int as n from contacts where business_id = ${business.id}`)[0]?.n ?? 0

test('ten first calls at once make one contact, with both its identities', async () => {
  const before = await contactsOf()
  const one = call(`whatsapp:${nextDigits()}`)
  const answers = await Promise.all(Array.from({ length: 10 }, () => answerFlowLink(deps, backend, one)))
  expect(new Set(answers.map((answer) => answer.contact.id)).size).toBe(1)
  expect(await contactsOf()).toBe(before + 1)
  const kinds = await sql`select kind from identities where contact_id = ${answers[0]?.contact.id ?? ''} order by kind`
  expect(kinds).toMatchObject([{ kind: 'backend' }, { kind: 'phone' }])
  expect(await sql`select version from sync_marks where contact_id = ${answers[0]?.contact.id ?? ''}`).toHaveLength(1)
})

test('ten backends that name one number at once make one contact', async () => {
  const urn = `whatsapp:${nextDigits()}`
  const answers = await Promise.all(Array.from({ length: 10 }, () => answerFlowLink(deps, backend, call(urn))))
  expect(new Set(answers.map((answer) => answer.contact.id)).size).toBe(1)
})

test('all the ways to write one number meet one contact, each kept as it came', async () => {
  const first = await answerFlowLink(deps, backend, call('whatsapp:5511987650001'))
  for (const urn of [
    'tel:+5511987650001',
    'whatsapp:551187650001',
    'tel:+55 11 98765-0001',
    'WHATSAPP:5511987650001',
  ]) {
    expect((await answerFlowLink(deps, backend, call(urn))).contact.id).toBe(first.contact.id)
  }
  const values = await sql`select value from identities where contact_id = ${first.contact.id} and kind = 'phone'`
  expect(values).toMatchObject([{ value: '5511987650001' }])
})

test("Mexico's and Argentina's old forms meet their new ones", async () => {
  const pairs = [
    ['whatsapp:5215512345678', 'whatsapp:525512345678'],
    ['whatsapp:5491112345678', 'tel:+541112345678'],
  ] as const
  for (const [old, now] of pairs) {
    const { contact } = await answerFlowLink(deps, backend, call(old))
    expect((await answerFlowLink(deps, backend, call(now))).contact.id).toBe(contact.id)
  }
})

test('a call without a number, with a masked one, or of another channel finds the contact by its id in the backend', async () => {
  const [uuid, urn] = [nextUuid(), `whatsapp:${nextDigits()}`]
  const { contact } = await answerFlowLink(deps, backend, call(urn, uuid))
  for (const hidden of [null, '', '********', 'telegram:12345', 'whatsapp:']) {
    expect((await answerFlowLink(deps, backend, call(hidden, uuid))).contact.id).toBe(contact.id)
  }
  expect((await answerFlowLink(deps, backend, call(null, uuid.toUpperCase()))).contact.id).toBe(contact.id)
})

test('a number that becomes known later joins the contact, and so does a BSUID', async () => {
  const [uuid, digits] = [nextUuid(), nextDigits()]
  const { contact } = await answerFlowLink(deps, backend, call(null, uuid))
  expect(contact.phone).toBeNull()
  expect((await answerFlowLink(deps, backend, call(`whatsapp:${digits}`, uuid))).contact).toMatchObject({
    id: contact.id,
    phone: `+${digits}`,
  })
  const bsuid = `whatsapp:BR.${digits}`
  await answerFlowLink(deps, backend, call(bsuid, uuid))
  expect((await answerFlowLink(deps, backend, call(bsuid))).contact.id).toBe(contact.id)
})

test('the same number at another business is another contact', async () => {
  const other = await makeBusiness(deps)
  const one = call(`whatsapp:${nextDigits()}`)
  const [here, there] = [
    await answerFlowLink(deps, backend, one),
    await answerFlowLink(deps, await calling(other), one),
  ]
  expect(here.contact.id).not.toBe(there.contact.id)
  expect(there.config.id).toBe(other.id)
})

test.each(['STOP', 'Parar.', '¡SALIR!', 'não quero receber 🛑', 'ｓｔｏｐ'])(
  '"%s" stops everything, and the answer has the language of the word',
  async (text) => {
    const answer = await answerFlowMessage(deps, backend, call(`whatsapp:${nextDigits()}`), text)
    expect(answer.outcome).toBe('stopped')
    expect((await storedState(deps, business.id, answer.contact.id)).stop?.on).toBe(true)
    expect(await linesOf(database.admin, answer.contact.id)).toMatchObject([{ kind: 'stop', method: 'keyword' }])
  },
)

test('sentences are understood as on every other way', async () => {
  const answerTo = (text: string) => answerFlowMessage(deps, backend, call(`whatsapp:${nextDigits()}`), text)
  const stopped = await answerTo('please stop sending me these')
  expect([stopped.outcome, stopped.spokenLocale]).toEqual(['stopped', 'en'])
  const offers = await answerTo('no quiero más ofertas')
  expect([offers.outcome, offers.spokenLocale]).toEqual(['refused', 'es'])
  const { stop, topics } = await storedState(deps, business.id, offers.contact.id)
  expect([stop, topics[business.topics.promos]?.lanes.own?.answer]).toEqual([null, 'out'])
  expect(topics[business.topics.orders]).toBeUndefined()
  const story = await answerTo('no puedo parar de reír con ustedes')
  expect(story.outcome).toBe('none')
  expect(await linesOf(database.admin, story.contact.id)).toEqual([])
})

test('what may be a refusal is answered with the link, and kept once a day for a person of the business', async () => {
  const one = call(`whatsapp:${nextDigits()}`)
  const text = 'demasiados mensajes'
  // One moment of one day.
  const now = Date.now()
  const then = { ...deps, clock: { now: () => now } }
  const answers = await Promise.all([1, 2, 3].map(() => answerFlowMessage(then, backend, one, text)))
  expect(answers.map(({ outcome }) => outcome)).toEqual(['none', 'none', 'none'])
  const id = answers[0]?.contact.id ?? ''
  const open = await inBusiness(database.app, business.id, (tx) => readOpenReviews(tx, deps.keys, business.id, 100))
  expect(open.filter(({ contactId }) => contactId === id)).toMatchObject([{ kind: 'unsure_message', body: { text } }])
  expect(await linesOf(database.admin, id)).toEqual([])
})

test('a word of return takes the stop back; a question about something else does not', async () => {
  const one = call(`whatsapp:${nextDigits()}`)
  await answerFlowMessage(deps, backend, one, 'stop')
  const state = async (id: string) => (await storedState(deps, business.id, id)).stop?.on
  const long = await answerFlowMessage(deps, backend, one, 'please do not stop my order, start over')
  expect([long.outcome, await state(long.contact.id)]).toEqual(['none', true])
  const back = await answerFlowMessage(deps, backend, one, 'VOLVER')
  expect([back.outcome, back.spokenLocale, await state(back.contact.id)]).toEqual(['returned', 'es', false])
  expect((await answerFlowMessage(deps, backend, one, '')).outcome).toBe('none')
})

test('a stop that a flow sends twice is a stop, and the chain stays whole', async () => {
  const one = call(`whatsapp:${nextDigits()}`)
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => answerFlowMessage(asElsewhere(deps), backend, one, 'PARAR')),
  )
  expect(answers.every((answer) => answer.outcome === 'stopped')).toBe(true)
  const id = answers[0]?.contact.id ?? ''
  expect((await storedState(deps, business.id, id)).stop?.on).toBe(true)
  expect(await badLines(database.owner, { contact: id })).toEqual([])
})

test('no number and no word stands in the clear in the ledger, the answers or the evidence', async () => {
  const digits = nextDigits()
  const { contact } = await answerFlowMessage(
    deps,
    backend,
    call(`whatsapp:${digits}`),
    'Não quero mais receber mensagens',
  )
  const { id } = contact
  const rows = [
    ...(await sql`select l::text as text, null as body from ledger l where contact_id = ${id}`),
    ...(await sql`select a::text as text, null as body from answers a where contact_id = ${id}`),
    ...(await sql`select digest as text, body from evidence where contact_id = ${id}`),
  ]
  const stored = rows.map((row) => `${row['text']} ${row['body']?.toString('latin1') ?? ''}`).join('\n')
  expect(rows.length).toBeGreaterThan(1)
  for (const secret of [digits, digits.slice(-8), 'receber', 'quero']) expect(stored).not.toContain(secret)
})

test('a flow is a source, made once under ten calls at once; ten new flows at once get ten numbers', async () => {
  const one = call(`whatsapp:${nextDigits()}`, nextUuid(), { uuid: newId(), name: 'Weekend' })
  const numbers = await Promise.all(
    Array.from({ length: 10 }, async () => (await answerFlowLink(deps, backend, one)).sourceNumber),
  )
  expect(new Set(numbers).size).toBe(1)
  expect(numbers[0]).toBeGreaterThan(0)
  const others = await Promise.all(
    Array.from(
      { length: 10 },
      async () =>
        (await answerFlowLink(deps, backend, { ...one, flow: { uuid: newId(), name: 'Other' } })).sourceNumber,
    ),
  )
  expect(new Set([...others, ...numbers]).size).toBe(11)
  expect(others).not.toContain(0)
})

test('a wrong token, a token of another business, an unknown or disabled backend are refused, and change nothing', async () => {
  const other = await makeBusiness(deps)
  const disabled = await makeBusiness(deps)
  await sql`update backends set status = 'disabled' where business_id = ${disabled.id}`
  const before = await fingerprint(database.admin)
  const tries = [
    [business.backendId, 'wrong'],
    [business.backendId, ''],
    [business.backendId, other.backendToken],
    [newId(), business.backendToken],
    ["'; drop table ledger; --", business.backendToken],
    [disabled.backendId, disabled.backendToken],
  ] as const
  for (const [id, token] of tries) expect(await authenticateBackend(deps, id, token)).toBeNull()
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(await authenticateBackend(deps, other.backendId, other.backendToken)).toMatchObject({
    businessId: other.id,
    kind: 'weni',
  })
})
