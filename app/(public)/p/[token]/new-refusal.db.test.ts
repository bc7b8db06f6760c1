import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { phoneIdentity } from '@/lib/consent/identities'
import { ACTS, takeAct } from '@/lib/http/act-limit'
import { useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import type { LinkClaims } from '@/lib/links/layout'
import { linkDay } from '@/lib/links/link-age'
import { linesOf, makeBusiness, makeContact, storedState, testDeps, tokenFor } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET, POST } from './route'

// What is still taken from somebody whose acts of these minutes are used up: a form that only refuses, and refuses
// something new.

const database = await createTestDatabase()
const deps = testDeps(database.app)

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  vi.stubEnv('BASE_URL', 'https://sayso.example')
  useDeps(deps)
})
afterAll(() => void vi.unstubAllEnvs())

const business = await makeBusiness(deps)
const { promos, news, orders, security } = business.topics

type Fields = readonly (readonly [string, string])[]
const switches = (shown: Readonly<Record<string, boolean>>, on: readonly string[]): Fields => [
  ...Object.entries(shown).map(([id, isOn]) => ['shown', `${id}:${isOn ? 1 : 0}`] as const),
  ...on.map((id) => ['on', id] as const),
]
const save = (shown: Readonly<Record<string, boolean>>, on: readonly string[] = []): Fields => [
  ['act', 'save'],
  ...switches(shown, on),
]
const STOP: Fields = [['act', 'stop']]
const OFFERS: Fields = [['act', 'offers']]
const pause = (length: string): Fields => [
  ['act', 'pause'],
  ['length', length],
]
const refuse = (topic: string): Fields => [
  ['act', 'topic'],
  ['topic', topic],
]

let people = 0
/** A person whose acts are used up. */
async function somebody(over: Partial<LinkClaims> = {}) {
  const contactId = await makeContact(deps, business.id, phoneIdentity(`+1415558${1000 + ++people}`))
  const token = tokenFor(deps, business, contactId, over)
  for (let act = 0; act < ACTS; act++) takeAct(deps, contactId)
  let state = 0
  const send = (fields: Fields) =>
    POST(
      new Request(`http://localhost/p/${token}?l=en&v=${state++}`, {
        method: 'POST',
        body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
        headers: { 'x-request-id': newId() },
      }),
      { params: Promise.resolve({ token }) },
    )
  const post = async (fields: Fields) => (await send(fields)).status
  /** Sends a stop, and returns the id of its change. */
  const stop = async () =>
    new URL((await send(STOP)).headers.get('location') ?? '', 'http://x').searchParams.get('done')
  /** Reads the page to which a response leads. */
  const show = async (response: Response) => {
    const page = new Request(new URL(response.headers.get('location') ?? '', 'http://localhost'))
    const shown = await GET(page, { params: Promise.resolve({ token }) })
    return { status: shown.status, text: await shown.text() }
  }
  return { contactId, post, stop, send, show }
}

/** Returns the person's own answers. */
async function answersOf(contactId: string): Promise<Record<string, string | undefined>> {
  const { topics } = await storedState(deps, business.id, contactId)
  return Object.fromEntries(Object.entries(topics).map(([id, { lanes }]) => [id, lanes.own?.answer]))
}

const kindsOf = async (contactId: string) => (await linesOf(database.admin, contactId)).map(({ kind }) => kind)

test.each([
  ['one topic', refuse(orders), 'preferences'],
  [
    'a topic that was refused, with a switch that was moved off',
    [...refuse(security), ...switches({ [orders]: true }, [])],
    'preferences',
  ],
  ['only the offers', OFFERS, 'preferences'],
  ['a Save that only switches off', save({ [orders]: true, [promos]: false }), 'preferences'],
  ['a pause', pause('1w'), 'pause'],
  ['a stop', STOP, 'stop'],
  ['not my number', [['act', 'release']], 'release'],
] as const)('%s is taken from somebody whose acts are used up', async (_, fields, kind) => {
  const { contactId, post } = await somebody()
  expect(await post([['act', 'resume']])).toBe(429)
  expect(await post(fields)).toBe(303)
  expect(await kindsOf(contactId)).toEqual([kind])
})

test.each([
  ['one topic', refuse(orders)],
  ['only the offers', OFFERS],
  ['a Save that only switches off', save({ [orders]: true })],
  ['a pause without an end', pause('forever')],
] as const)('%s that was refused already is counted: it changes nothing that is sent', async (_, fields) => {
  const { contactId, post } = await somebody()
  expect(await post(fields)).toBe(303)
  expect(await post(fields)).toBe(429)
  expect(await kindsOf(contactId)).toHaveLength(1)
})

test('a longer pause is taken, and a shorter one is counted', async () => {
  const { contactId, post } = await somebody()
  expect(await post(pause('1w'))).toBe(303)
  expect(await post(pause('3m'))).toBe(303)
  const { pause: held } = await storedState(deps, business.id, contactId)
  expect(await post(pause('1w'))).toBe(429)
  expect((await storedState(deps, business.id, contactId)).pause).toEqual(held)
})

test.each([
  ['switches on', save({ [news]: false }, [news])],
  ['switches on, and off what was off', save({ [orders]: false, [news]: false }, [news])],
  ['changes nothing', save({ [orders]: true }, [orders])],
  ['names a topic that nobody can refuse', save({ [security]: true })],
] as const)('a Save that %s is counted', async (_, fields) => {
  const { contactId, post } = await somebody()
  expect(await post(fields)).toBe(429)
  expect(await kindsOf(contactId)).toEqual([])
})

test('of a Save that switches one off and one on the No is taken, and the next page says what was not switched on', async () => {
  const { contactId, send, show } = await somebody()
  const both = save({ [orders]: true, [news]: false, [promos]: false }, [news, promos])
  const saved = await send(both)
  expect(saved.status).toBe(303)
  expect(await answersOf(contactId)).toEqual({ [orders]: 'out' })
  const { status, text } = await show(saved)
  expect([status, text]).toEqual([200, expect.stringContaining('What you turned off is saved.')])
  expect(text).toContain('these were not turned on: promos and news.')
  // The refusal is not new any more, and nothing else of the form is taken.
  expect((await send(both)).status).toBe(429)
  expect(await answersOf(contactId)).toEqual({ [orders]: 'out' })
})

test('what takes the place of the stop that holds is counted, because it lifts it', async () => {
  const { contactId, post, stop } = await somebody()
  const change = (await stop()) ?? ''
  expect(await post([...OFFERS, ['change', change]])).toBe(429)
  expect(await post([...pause('1w'), ['instead', change]])).toBe(429)
  expect(await kindsOf(contactId)).toEqual(['stop'])
  // A stop that does not hold is lifted by nothing, so nothing but a refusal is left of the form.
  expect(await post([...OFFERS, ['change', newId()]])).toBe(303)
})

test('an expired link refuses its topic once, whatever else its form names', async () => {
  const { contactId, post } = await somebody({ day: linkDay(deps.clock.now()) - 40 })
  const more = switches({ [promos]: true }, [])
  expect(await post([...refuse(orders), ...more])).toBe(303)
  expect(await post([...refuse(orders), ...more])).toBe(429)
  expect(await kindsOf(contactId)).toEqual(['preferences'])
  expect(await post(STOP)).toBe(303)
})
