import { createHash } from 'node:crypto'
import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { changesOf, post, readForm, saveFields } from '../testing/form'
import { newPerson } from '../testing/inbound'
import { expect, test } from '../testing/test'

/** Headers that differ from request to request or belong to the connection. */
const PASSING = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding', 'x-request-id']

function headersOf(response: Response, html: string): Record<string, string> {
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  const kept = [...response.headers].filter(([name]) => !PASSING.includes(name))
  const plain = kept.map(([name, value]) => [name, value.replace(`sha256-${hash}`, 'sha256-<style>')] as const)
  // Next names its own headers where it serves a page itself.
  return Object.fromEntries(plain.map(([name, value]) => [name, value.replace(/^(?:(?:rsc|next-[\w-]+), )+/, '')]))
}

const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'sha256-<style>'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'content-type': 'text/html; charset=utf-8',
  'referrer-policy': 'no-referrer',
  vary: 'Accept-Language',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
}

test('every page under a link has exactly these headers: nothing is kept, nothing can run, no referrer is sent', async ({
  person,
}) => {
  const { url } = person
  const pages = [
    [url, 200],
    [`${url}?done=nothing`, 200],
    [reissued(url, { daysAgo: 90 }), 200],
    [reissued(url, { epoch: 7 }), 410],
    [`${url}x`, 404],
    [`${instance().url}/p/simulator`, 200],
    [`${instance().url}/nothing/here`, 404],
  ] as const
  for (const [address, status] of pages) {
    const response = await fetch(address)
    const html = await response.text()
    expect(response.status, address).toBe(status)
    expect(headersOf(response, html), address).toEqual(PAGE_HEADERS)
  }
})

test('the answer to a form is a redirect within the link that may not be kept either', async ({ person }) => {
  const response = await post(person.url, { act: 'stop' })
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toMatch(/^\/p\/[\w-]{60}\?l=en&done=[0-9a-f-]{36}$/)
  expect(headersOf(response, '')).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
})

test('HEAD answers as GET does, without the body', async ({ person }) => {
  const got = await fetch(person.url)
  const asked = await fetch(person.url, { method: 'HEAD' })
  expect(asked.status).toBe(200)
  expect(await asked.text()).toBe('')
  const html = await got.text()
  expect(headersOf(asked, html)).toEqual(headersOf(got, html))
})

test('a first visit is at most 12 kB with its logo, in every language, and loads nothing else', async () => {
  for (const language of ['es', 'pt-BR', 'en'] as const) {
    const { url } = await newPerson(language)
    const html = await (await fetch(url)).text()
    const loaded = [...html.matchAll(/<(?:img|script|iframe|source|link)\b[^>]*?(?:src|href)="([^"]+)"/g)].map(
      ([, to]) => to,
    )
    expect(loaded).toEqual(['data:,', expect.stringMatching(/^\/logo\/1\/[0-9a-f]{64}$/)])
    const logo = await fetch(new URL(loaded[1] ?? '', url))
    expect(logo.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    const bytes = Buffer.byteLength(html) + (await logo.arrayBuffer()).byteLength
    expect(bytes).toBeLessThanOrEqual(12_000)
    expect(html).not.toMatch(/<script|javascript:|\son[a-z]+="|url\(|@import/i)
  }
})

test('a preview shows strangers the business and neither the link, nor the number, nor the answers', async ({
  person,
}) => {
  const html = await (await fetch(person.url)).text()
  const head = html.slice(0, html.indexOf('</head>'))
  const properties = Object.fromEntries(
    [...head.matchAll(/property="(og:\w+)" content="([^"]*)"/g)].map(([, name = '', value]) => [name, value]),
  )
  expect(properties).toEqual({
    'og:title': 'Café Aurora',
    'og:description': 'Choose what Café Aurora may send you on WhatsApp.',
    'og:url': `${instance().url}/`,
    'og:image': expect.stringMatching(/^http:\/\/localhost:\d+\/card\/1\/[0-9a-f]{16}$/),
  })
  const picture = await fetch(properties['og:image'] ?? '')
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  // WhatsApp shows a picture of less than 600 kB that is at least 300 pixels wide: bytes 16 to 19 of a PNG.
  const bytes = Buffer.from(await picture.arrayBuffer())
  expect([bytes.length < 600_000, bytes.readUInt32BE(16)]).toEqual([true, 600])
  expect(head).not.toContain(new URL(person.url).pathname.slice(3))
  expect(html).not.toContain(person.urn.replace(/\D/g, '').slice(2))
})

test('a preview crawler that opens a link a hundred times changes nothing and counts as nothing', async ({
  person,
}) => {
  const before = await readForm(person.url)
  const saved = await post(before.action, saveFields(before, []))
  const savedView = new URL(saved.headers.get('location') ?? '', person.url).href
  const [page, view] = await Promise.all([person.url, savedView].map(async (url) => (await fetch(url)).text()))

  const headers = { 'user-agent': 'WhatsApp/2.23.20.0 A' }
  const crawl = async (url: string, method: string) => (await fetch(url, { method, headers })).text()
  for (let round = 0; round < 25; round++) {
    await Promise.all([
      crawl(person.url, 'GET'),
      crawl(person.url, 'HEAD'),
      crawl(savedView, 'GET'),
      // As if the fields of a form had been put into the address.
      crawl(`${person.url}?act=return&on=1`, 'GET'),
    ])
  }
  expect(await (await fetch(person.url)).text()).toBe(page)
  expect(await (await fetch(savedView)).text()).toBe(view)
  expect(await changesOf(person.url)).toBe(1)
})

test('a logo is served by its hash, under a policy that lets it run nothing', async ({ person }) => {
  const html = await (await fetch(person.url)).text()
  const src = /<img src="([^"]+)"/.exec(html)?.[1] ?? ''
  const logo = await fetch(new URL(src, person.url))
  expect(logo.headers.get('content-type')).toBe('image/svg+xml')
  expect(logo.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(logo.headers.get('content-security-policy')).toContain('sandbox')
  expect((await fetch(new URL(src.replace(/.$/, 'x'), person.url))).status).toBe(404)
})

test('the process tells that it lives and that it can serve', async () => {
  for (const path of ['/healthz', '/readyz']) expect((await fetch(instance().url + path)).status, path).toBe(200)
})
