import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { inBusiness } from '@/db/client'
import { phoneIdentity } from '@/lib/consent/identities'
import { useDeps } from '@/lib/http/endpoint/testing'
import { newId } from '@/lib/ids'
import { changeSettings } from '@/lib/services/business/business-settings'
import { publishNotices } from '@/lib/services/business/publish-notices'
import { operatorOf } from '@/lib/services/callers/caller'
import { changeContact } from '@/lib/services/changes/change-contact'
import { mergeWithin } from '@/lib/services/contacts/merge-contacts'
import { askingBusiness } from '@/lib/services/double-opt-in/testing'
import { eraseMyData } from '@/lib/services/my-data/erase-my-data'
import { makeDataCode } from '@/lib/services/my-data/send-data-code'
import { linesOf, makeBusiness, makeContact, type TestBusiness, testDeps, tokenFor } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET, POST } from './route'

// What a person reads after what they did, where two things meet: it must be true, and the second tap of two as well.

const database = await createTestDatabase()
const deps = testDeps(database.app)

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  vi.stubEnv('BASE_URL', 'https://sayso.example')
  useDeps(deps)
})
afterAll(() => void vi.unstubAllEnvs())

const business = await makeBusiness(deps)
let people = 0

const somebody = async (of: TestBusiness = business) =>
  pageOf(of, await makeContact(deps, of.id, phoneIdentity(`+1415557${1000 + ++people}`)))

function pageOf(of: TestBusiness, contactId: string) {
  const token = tokenFor(deps, of, contactId)
  const params = Promise.resolve({ token })
  const headers = { 'x-request-id': newId() }
  const at = (query: string) => `http://localhost/p/${token}${query}`
  const get = async (query = '?l=en') => (await GET(new Request(at(query), { headers }), { params })).text()
  let state = 0
  const post = (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields).toString()
    return POST(new Request(at(`?l=en&v=${state}`), { method: 'POST', body, headers }), { params })
  }
  const follow = async (response: Response) => {
    const { search, searchParams } = new URL(response.headers.get('location') ?? '', 'http://localhost')
    return { html: await get(search), change: searchParams.get('done') ?? '', note: searchParams.get('note') }
  }
  /** Presses a button of the page as it is now, and returns the page that follows. */
  const press = async (fields: Record<string, string>) => {
    state++
    return follow(await post(fields))
  }
  return { contactId, get, post, follow, press }
}

const headlineOf = (html: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1]
const ONLY_OFFERS = 'Did you only want to stop the offers?'
const STILL_STOPPED = 'All messages are still stopped. To get them again, go back to your topics.'

test('the end of a pause promises no messages while a stop holds, and a pause beside a stop says that it holds', async () => {
  const { press } = await somebody()
  await press({ act: 'stop' })
  const paused = await press({ act: 'pause', length: '1w' })
  expect(headlineOf(paused.html)).toMatch(/^Done\. Everything is paused until /)
  expect(paused.html).toContain(STILL_STOPPED)
  const resumed = await press({ act: 'resume' })
  expect(headlineOf(resumed.html)).toBe('Done. Your pause has ended.')
  expect(resumed.html).toContain(STILL_STOPPED)
  await press({ act: 'return' })
  await press({ act: 'pause', length: '1w' })
  const free = await press({ act: 'resume' })
  expect(headlineOf(free.html)).toBe('Done. You’ll get messages again.')
  expect(free.html).not.toContain(STILL_STOPPED)
})

test('after a merge the page of a stop offers nothing in its place, and what is sent so says that the stop holds', async () => {
  const [one, other] = [await somebody(), await somebody()]
  await other.press({ act: 'stop' })
  await changeContact(deps, business.id, one.contactId, {
    ...{ kind: 'preferences', actor: 'contact', method: 'page' },
    say: () => ({ statements: [{ on: 'answer', topicId: business.topics.promos, answer: 'in' }] }),
  })
  const { html, change } = await one.press({ act: 'stop' })
  expect(html).toContain(ONLY_OFFERS)
  const stayed = await inBusiness(deps.db, business.id, (tx) =>
    mergeWithin(tx, business.id, one.contactId, other.contactId),
  )
  expect(stayed).toBe(one.contactId)
  expect(await one.get(`?l=en&done=${change}`)).not.toContain(ONLY_OFFERS)
  const refused = await one.press({ act: 'offers', change })
  expect(headlineOf(refused.html)).toMatch(/^Done\. /)
  expect(refused.html).toContain(STILL_STOPPED)
})

test('the undo of a stop does not say that all is as before where offers wait to be confirmed', async () => {
  const asking = await makeBusiness(deps)
  const { contactId, press } = await somebody(asking)
  await changeContact(deps, asking.id, contactId, {
    kind: 'preferences',
    actor: 'contact',
    method: 'keyword',
    say: () => ({ statements: [{ on: 'answer', topicId: asking.topics.promos, answer: 'in' }] }),
  })
  await changeSettings(deps, operatorOf(asking.id), { confirmMarketing: true })
  const { change } = await press({ act: 'stop' })
  const { html } = await press({ act: 'undo', change })
  expect(headlineOf(html)).toBe('Almost done. Confirm it in WhatsApp: promos.')
  expect(html).not.toMatch(/everything is as it was before|<h1 class=d>/)
})

test('a choice that was confirmed in the chat is shown as what it is, where its receipt leads to', async () => {
  const { business: asking, contactId, save, write } = await askingBusiness(deps)
  await save({ [asking.topics.promos]: true })
  await write('YESPLEASE')
  const confirmed = (await linesOf(database.admin, contactId)).at(-1)
  expect(confirmed?.kind).toBe('confirmation')
  const html = await pageOf(asking, contactId).get(`?l=en&done=${confirmed?.changeId}`)
  expect(headlineOf(html)).toBe('Done. You’ll get messages about: promos.')
})

test('the second tap on Undo says that it is undone, and not that it is too late', async () => {
  const { press, post, follow } = await somebody()
  const { change } = await press({ act: 'stop' })
  await press({ act: 'undo', change })
  const again = await follow(await post({ act: 'undo', change }))
  expect([headlineOf(again.html), again.note]).toEqual(['This change was undone.', 'undo_too_late'])
  expect(again.html).not.toContain('This can no longer be undone.')
})

test('the second tap on the button that lets a number go, or erases, says that it is done', async () => {
  const released = await somebody()
  for (const _ of [1, 2]) {
    const { html } = await released.press({ act: 'release' })
    expect(headlineOf(html)).toBe('Done. This number has been removed.')
  }
  const erased = await somebody()
  await eraseMyData(deps, { businessId: business.id, contactId: erased.contactId })
  const second = await erased.press({ act: 'data_erase', grant: 'of the first tap' })
  expect(headlineOf(second.html)).toBe('Done. Your data was erased.')
  // Who opens the link later learns nothing of it.
  for (const { get } of [released, erased]) expect(headlineOf(await get())).toBe('This link no longer works')
})

test('a link that asks for a fresh one and works again by now shows its page', async () => {
  const { post } = await somebody()
  const response = await post({ act: 'fresh_link' })
  expect([response.status, headlineOf(await response.text())]).toEqual([
    200,
    'What would you like to receive on WhatsApp?',
  ])
})

test('what a code has opened offers no language that would close it again', async () => {
  const { contactId, get, post } = await somebody()
  expect(await get('?my=data&l=en')).toContain('<nav')
  const code = (await makeDataCode(deps, business.id, contactId)) ?? ''
  const opened = await (await post({ act: 'data_open', code })).text()
  expect(headlineOf(opened)).toMatch(/^Your data at /)
  const grant = /name="grant" value="([^"]+)"/.exec(opened)?.[1] ?? ''
  const question = await (await post({ act: 'data_erase_ask', grant })).text()
  expect(headlineOf(question)).toBe('Erase everything about you?')
  for (const html of [opened, question]) expect(html).not.toContain('<nav')
})

test('a text of the business is shown as it is, also with signs of private use, as old telephones wrote emoji', async () => {
  const shop = await makeBusiness(deps)
  await inBusiness(deps.db, shop.id, async (tx) => {
    await tx`
      update topics set texts = jsonb_set(texts, '{en,name}', to_jsonb(${'Tea \uE001\uE005'}::text))
      where business_id = ${shop.id} and id = ${shop.topics.promos}`
    await publishNotices(tx, shop.id, Date.now())
  })
  const { get, press } = await somebody(shop)
  await press({ act: 'pause', length: '1w' })
  const html = await get()
  expect(html).toContain('>Tea \uE001\uE005</b>')
  expect(html).toMatch(/Messages to \+1\u00a0•••••\u00a0\d{4}<.*ending in \d \d \d \d<.*action="\?l=en&amp;v=1"/s)
  expect(html).not.toMatch(/\p{Cc}/u)
})
