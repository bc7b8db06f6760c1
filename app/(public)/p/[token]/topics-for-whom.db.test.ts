import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { ensureSource } from '@/db/queries/business/sources'
import { phoneIdentity } from '@/lib/consent/identities'
import { useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import type { LinkClaims } from '@/lib/links/layout'
import { linkDay } from '@/lib/links/link-age'
import { listTopic } from '@/lib/services/business/list-topic'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { fingerprint, makeBusiness, makeContact, storedState, testDeps, tokenFor } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { fieldsOf, framedPage } from './embed/[look]/testing'
import { GET, POST } from './route'

// The page as a browser without scripts meets it: what it shows of a topic that is not for everybody, and what its
// forms do.

const database = await createTestDatabase()
const deps = testDeps(database.app)

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  vi.stubEnv('BASE_URL', 'https://sayso.example')
  useDeps(deps)
})
afterAll(() => void vi.unstubAllEnvs())

const business = await makeBusiness(deps)
const { promos, news, orders } = business.topics
const course = await inBusiness(database.app, business.id, (tx) =>
  ensureSource(tx, business.id, { id: newId(), kind: 'flow', name: 'Course', reference: 'course', now: 0 }),
)
await listTopic(deps, operatorOf(business.id), promos, { listed: 'never', sources: [] })
await listTopic(deps, operatorOf(business.id), news, { listed: 'sources', sources: ['course'] })

let people = 0
async function somebody(over: Partial<LinkClaims> = {}) {
  const contactId = await makeContact(deps, business.id, phoneIdentity(`+1415556${1000 + ++people}`))
  const token = tokenFor(deps, business, contactId, over)
  const params = Promise.resolve({ token })
  const headers = { 'x-request-id': newId() }
  const at = (query: string) => `http://localhost/p/${token}${query}`
  const get = async (query = '') => (await GET(new Request(at(query), { headers }), { params })).text()
  const post = (fields: readonly [string, string][], query = '?l=en&v=0') =>
    POST(
      new Request(at(query), {
        method: 'POST',
        body: new URLSearchParams([...fields].map((f) => [...f])).toString(),
        headers,
      }),
      {
        params,
      },
    )
  const follow = (response: Response) => get(new URL(response.headers.get('location') ?? '', 'http://localhost').search)
  const answers = async () => {
    const { topics } = await storedState(deps, business.id, contactId)
    return Object.fromEntries(Object.entries(topics).map(([id, { lanes }]) => [id, lanes.own?.answer]))
  }
  return { contactId, token, get, post, follow, answers }
}

/** Returns the fields of the switches' form, with some topics moved, as a browser sends them with a button. */
function formOf(html: string, act: string, on: readonly string[]): [string, string][] {
  const from = html.search(/<form[^>]* id=f[ >]/)
  const hidden = fieldsOf(html.slice(from, html.indexOf('</form>', from)))
  return [...hidden, ...on.map((id): [string, string] => ['on', id]), ['act', act]]
}

const topicsOf = (html: string) => [...html.matchAll(/<b id=n\d+[^>]*>([^<]*)</g)].map(([, name]) => name)

test('each person sees their own set, also from a page that is kept rendered, and nobody another’s', async () => {
  const [plain, student] = [await somebody(), await somebody({ source: course })]
  for (let round = 0; round < 2; round++) {
    expect(topicsOf(await plain.get())).toEqual(['orders', 'security'])
    expect(topicsOf(await student.get())).toEqual(['orders', 'news', 'security'])
    expect(topicsOf(await plain.get('?t=promos'))).toEqual(['promos', 'orders', 'security'])
    expect(topicsOf(await student.get('?t=promos'))).toEqual(['promos', 'orders', 'news', 'security'])
    // As many switches in the same places, and another topic.
    expect(topicsOf(await plain.get('?t=news'))).toEqual(['news', 'orders', 'security'])
  }
  expect(await plain.get()).not.toMatch(/promos|news/)
})

test('a link that names a topic begins with it; its button stops just this, and the page says so', async () => {
  const { get, post, follow, answers } = await somebody()
  const before = await fingerprint(database.admin)
  const html = await get('?l=en&t=promos')
  expect(await fingerprint(database.admin)).toEqual(before)
  expect(html).toContain('Stop only “promos”')
  const saved = await post(formOf(html, 'topic', []), '?l=en&t=promos&v=0')
  expect([saved.status, saved.headers.get('location')]).toEqual([303, expect.stringContaining('t=promos')])
  // The switch of orders was moved and not saved: a No counts wherever it is expressed.
  expect(await answers()).toEqual({ [promos]: 'out', [orders]: 'out' })
  const receipt = await follow(saved)
  expect(receipt).toContain('You’ll no longer get messages about: orders and promos.')
  expect(receipt).toMatch(/href="\?l=en&amp;t=promos&amp;v=1"/)
})

test('an expired link stops just the topic that it names, shows no answers, and no topic that it does not name', async () => {
  const day = linkDay(Date.now()) - 60
  const { get, post, follow, answers } = await somebody({ day })
  const html = await get('?l=en&t=promos')
  expect(html).toContain('Stop only “promos”')
  expect(await get('?l=en')).not.toContain('promos')
  const [form = ''] = html.split('<form').filter((part) => part.includes('value="topic"'))
  const saved = await post(fieldsOf(form), '?l=en&t=promos')
  expect(saved.status).toBe(303)
  expect(await answers()).toEqual({ [promos]: 'out' })
  expect(await follow(saved)).toContain('<h1 class=d>Done. You’ll no longer get messages about: promos.</h1>')
  // It refuses nothing else, and says nothing about other changes.
  const more = await post(
    [
      ['act', 'topic'],
      ['topic', promos],
      ['shown', `${orders}:1`],
    ],
    '?l=en&t=promos',
  )
  expect(more.status).toBe(303)
  expect(await answers()).toEqual({ [promos]: 'out' })
})

test('an expired link says what it stopped, also where the No ended a question that was still open', async () => {
  const { contactId, post, follow, answers } = await somebody({ day: linkDay(Date.now()) - 60 })
  await changeContact(deps, business.id, contactId, {
    kind: 'preferences',
    actor: 'contact',
    method: 'keyword',
    say: ({ now }) => ({
      statements: [{ on: 'pending', topicId: promos, requestId: newId(), expiresAt: now + 86_400_000 }],
    }),
  })
  const refused: [string, string][] = [
    ['act', 'topic'],
    ['topic', promos],
  ]
  const page = await follow(await post(refused, '?l=en&t=promos'))
  expect(page).toContain('<h1 class=d>Done. You’ll no longer get messages about: promos.</h1>')
  expect(await answers()).toEqual({ [promos]: 'out' })
})

test('a name in the address that is no topic of the business changes nothing of the page', async () => {
  const { get } = await somebody()
  const other = await makeBusiness(deps)
  for (const name of ['nobody', other.topics.promos, 'security', 'x'.repeat(10_000), '%', '<script>'])
    expect(topicsOf(await get(`?t=${encodeURIComponent(name)}`))).toEqual(['orders', 'security'])
  expect(topicsOf(await get('?t=promos.'))).toEqual(['promos', 'orders', 'security'])
})

test('a form for a topic of another business is refused as a whole, and writes nothing', async () => {
  const { post } = await somebody()
  const other = await makeBusiness(deps)
  const before = await fingerprint(database.admin)
  for (const id of [other.topics.promos, newId()])
    expect(
      (
        await post([
          ['act', 'topic'],
          ['topic', id],
        ])
      ).status,
    ).toBe(400)
  expect(
    (
      await post([
        ['act', 'topic'],
        ['topic', 'x'.repeat(10_000)],
      ])
    ).status,
  ).toBe(400)
  expect(await fingerprint(database.admin)).toEqual(before)
})

test('what "only the offers" refuses beside the page is counted in the receipt and not named', async () => {
  const { get, post, follow, answers } = await somebody({ source: course })
  const html = await get('?l=en')
  await post(formOf(html, 'save', [news, orders]))
  const saved = await post(formOf(await get('?l=en'), 'offers', [news, orders]), '?l=en&v=1')
  expect(await answers()).toEqual({ [news]: 'out', [promos]: 'out' })
  const receipt = await follow(saved)
  expect(receipt).toContain('You’ll no longer get messages about: news.')
  expect(receipt).toContain('1 topic that isn’t on your page was turned off too.')
  expect(receipt).not.toContain('promos')
  // Neither does the receipt to print: what is recorded has its id.
  const change = new URL(saved.headers.get('location') ?? '', 'http://localhost').searchParams.get('done') ?? ''
  const printed = await get(`?my=receipt&l=en&done=${change}`)
  expect(printed).toContain('1 topic that isn’t on your page was turned off too.')
  expect(printed).toContain('news')
  expect(printed).not.toContain('promos')
})

test('in a frame the button stops at once, and a Yes takes its second step under the notice that was seen', async () => {
  const { token, answers, contactId } = await somebody()
  const { get, post } = framedPage(token)
  const html = await (await get('?l=en&t=promos')).text()
  const stopped = await post(formOf(html, 'topic', [orders]))
  expect(stopped.status).toBe(303)
  expect(await answers()).toEqual({ [promos]: 'out' })

  const again = await (await get('?l=en&t=promos')).text()
  const question = await post(formOf(again, 'save', [promos]), {}, '?l=en&t=promos&v=1')
  const asked = await question.text()
  expect(asked).toContain('about promos?')
  expect(asked).toContain('You’ll no longer get messages about: orders.')
  expect(await answers()).toEqual({ [promos]: 'out', [orders]: 'out' })
  expect((await post(fieldsOf(asked), {}, '?l=en&t=promos&v=1')).status).toBe(303)
  expect(await answers()).toEqual({ [promos]: 'in', [orders]: 'out' })
  const { topics } = await storedState(deps, business.id, contactId)
  expect(topics[promos]?.lanes.own?.notice).toBe(fieldsOf(again).find(([name]) => name === 'notice')?.[1])
})
