import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connect } from '@/db/client'
import { useDeps } from '@/lib/http/endpoint/testing'
import { log } from '@/lib/log'
import { admit } from '@/lib/server/web/admission.mjs'
import { ensureTestBusiness } from '@/lib/services/business/ensure-test-business'
import { makeContact, testDeps, tokenFor } from '@/lib/services/testing'
import { createTestDatabase } from '@/testing/database'
import { GET as showPage } from '../../route'
import { ancestorsOf, framedPage, makeFramed, SITE } from './testing'

const database = await createTestDatabase()
const noted: { businessId: string; origin: string }[] = []
const deps = testDeps(database.app, { noteRefusedFrame: (frame) => noted.push(frame) })

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost:1/none')
  vi.stubEnv('BASE_URL', 'https://sayso.example')
  useDeps(deps)
})
afterAll(() => void vi.unstubAllEnvs())

test('every response of the page in a frame names the sites of its business, and no other has a frame', async () => {
  const { token, get, post } = await makeFramed(deps)
  const responses = {
    page: await get(),
    saved: await get('?done=nothing'),
    redirect: await post([['act', 'stop']]),
    unreadable: await post('act=save&shown=x'),
    tooLarge: await post(`act=stop&text=${'x'.repeat(70_000)}`),
    language: await post([['act', 'language']]),
    question: await post([['act', 'return']]),
  }
  const found = Object.entries(responses).map(([name, response]) => [name, response.status, ancestorsOf(response)])
  expect(found).toEqual([
    ['page', 200, SITE],
    ['saved', 200, SITE],
    ['redirect', 303, SITE],
    ['unreadable', 400, SITE],
    ['tooLarge', 413, SITE],
    ['language', 200, SITE],
    ['question', 200, SITE],
  ])
  expect(responses.redirect.headers.get('location')).toMatch(/^\/p\/[\w-]{60}\/embed\/auto\?l=en&done=/)
  const page = await showPage(new Request(`http://localhost/p/${token}`), { params: Promise.resolve({ token }) })
  expect(ancestorsOf(page)).toBe("'none'")
  expect(await page.text()).not.toContain('<script')
  // A link of nobody, of nobody's business: no site at all.
  const forged = await framedPage(`${token.slice(0, -3)}xxx`).get()
  expect([forged.status, ancestorsOf(forged)]).toEqual([404, "'none'"])
})

test('while the database is away, the page in a frame may be shown where this process knows that it may', async () => {
  const { get, post } = await makeFramed(deps)
  await get()
  const away = connect('postgres://nobody@127.0.0.1:1/none')
  const error = vi.spyOn(log, 'error').mockImplementation(() => {})
  useDeps({ ...deps, db: away })
  try {
    const responses = [await get('?l=es'), await post([['act', 'stop']])]
    expect(responses.map((each) => [each.status, ancestorsOf(each)])).toEqual([
      [503, SITE],
      [503, SITE],
    ])
    expect(await responses[1]?.text()).toContain('data-tells="error" data-reason="unavailable"')
    // A process that has read nothing of the business allows no site.
    useDeps(testDeps(away))
    expect(ancestorsOf(await get())).toBe("'none'")
  } finally {
    useDeps(deps)
    error.mockRestore()
    await away.close()
  }
})

test('a site that was removed is refused by the next response, in a process that had read the list', async () => {
  const { change, get } = await makeFramed(deps)
  expect(ancestorsOf(await get())).toBe(SITE)
  await change('add', 'https://help.example')
  expect(ancestorsOf(await get())).toBe(`${SITE} https://help.example`)
  await change('remove', SITE)
  expect(ancestorsOf(await get())).toBe('https://help.example')
})

test('a site on the own machine may show the page of a test business only, and of all in the demo', async () => {
  const { business, change, get } = await makeFramed(deps)
  await change('add', 'http://localhost:8080')
  const testBusiness = await ensureTestBusiness(deps, business.id)
  const number = await database.admin.sql<{ number: number }[]>`
    select number from businesses where id = ${testBusiness}`
  const contact = await makeContact(deps, testBusiness)
  const ofTest = framedPage(tokenFor(deps, { number: number[0]?.number ?? 0 }, contact))
  expect(ancestorsOf(await get())).toBe(SITE)
  expect(ancestorsOf(await ofTest.get())).toBe(`${SITE} http://localhost:8080`)
})

test('a page of another business is shown by its own sites, and the site that tried is noted there', async () => {
  const ours = await makeFramed(deps)
  const theirs = await makeFramed(deps)
  await theirs.change('remove', SITE)
  const frame = { 'sec-fetch-dest': 'iframe', referer: `${SITE}/` }
  noted.length = 0
  expect(ancestorsOf(await ours.get('', frame))).toBe(SITE)
  expect(noted).toEqual([])
  expect(ancestorsOf(await theirs.get('', frame))).toBe("'none'")
  expect(noted).toEqual([{ businessId: theirs.business.id, origin: SITE }])
})

test.each([
  ['a page that is opened by itself', { 'sec-fetch-dest': 'document', referer: 'https://mail.example/' }],
  ['a visit without a site', { 'sec-fetch-dest': 'iframe' }],
  ['the page itself', { 'sec-fetch-dest': 'iframe', referer: 'https://sayso.example/' }],
  ['what is no address', { 'sec-fetch-dest': 'iframe', referer: 'about:blank' }],
  ['an address of no end', { 'sec-fetch-dest': 'iframe', referer: `https://${'a'.repeat(3000)}.example/` }],
])('%s is no site that was refused', async (_, headers) => {
  const { get } = await makeFramed(deps)
  noted.length = 0
  await get('', headers)
  expect(noted).toEqual([])
})

test('the page in a frame has one script, which its policy allows by its hash, and may size its frame', async () => {
  const { get } = await makeFramed(deps)
  const response = await get()
  const html = await response.text()
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text)
  expect(scripts).toHaveLength(1)
  const hash = createHash('sha256')
    .update(scripts[0] ?? '')
    .digest('base64')
  expect(response.headers.get('content-security-policy')).toContain(`; script-src 'sha256-${hash}'`)
  expect(html).toContain('<meta name="responsive-embedded-sizing">')
  expect(html).toContain(`data-sites="${SITE}"`)
  expect(Buffer.byteLength(html) - Buffer.byteLength(scripts[0] ?? '')).toBeLessThanOrEqual(12_000)
})

test('what is known of the person is not shown in a frame: it opens outside, and its forms do nothing inside', async () => {
  const { get, post, token } = await makeFramed(deps)
  const href = /<a href="([^"]*my=data[^"]*)" target="_blank">/.exec(await (await get('?l=en')).text())?.[1]
  const outside = new URL(href?.replaceAll('&amp;', '&') ?? '', `http://localhost/p/${token}/embed/auto?l=en`)
  expect(outside.pathname + outside.search).toBe(`/p/${token}/?my=data&l=en`)
  // The server leaves the slash out (lib/server/web/admission.mjs).
  expect(admit('GET', outside.pathname + outside.search)).toMatchObject({ pass: `/p/${token}?my=data&l=en` })
  expect(await (await get('?my=data&l=en')).text()).toContain('What would you like to receive on WhatsApp?')
  for (const act of ['data_code', 'data_erase_ask', 'data_erase']) {
    const form: [string, string][] = Object.entries({ act, grant: 'x' })
    expect([act, (await post(form)).status]).toEqual([act, 400])
  }
})

const styleFor = async (look: string) => {
  const html = await (await (await makeFramed(deps, look)).get()).text()
  return /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
}

test('the look is the one that the site asks for, readable in every colour, and the own one for what can’t be read', async () => {
  const own = await styleFor('auto')
  expect(own).toContain('color-scheme:light dark')
  expect(own).toContain('--b:#0b6e4f')
  expect(own).toContain('@media(prefers-color-scheme:dark)')
  const dark = await styleFor('dark-c0392b')
  expect(dark).toContain(':root{color-scheme:dark;--p:#191d1b')
  expect(dark).not.toContain('prefers-color-scheme')
  expect(dark).not.toContain('#0b6e4f')
  expect(await styleFor('light')).toMatch(/^:root\{color-scheme:light;--p:#fff/)
  for (const unknown of ['pink', 'dark-red', 'light-0B6E4F', 'auto-12345']) expect(await styleFor(unknown)).toBe(own)
})
