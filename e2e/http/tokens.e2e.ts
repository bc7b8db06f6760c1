import { randomBytes, randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { reissued } from '@/testing/links'
import { changesOf, post } from '../testing/form'
import { expect, test } from '../testing/test'

const token = (url: string) => new URL(url).pathname.slice(3)
const link = (text: string) => `${instance().url}/p/${text}`

/** Returns the URL with one bit of its token flipped. */
function flipped(url: string, bit: number): string {
  const bytes = Buffer.from(token(url), 'base64url')
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return link(bytes.toString('base64url'))
}

const otherRing = `1:${randomBytes(32).toString('base64')}:active`

/** Links that Sayso never made, each derived from one that it made. */
const forged: Record<string, (url: string) => string> = {
  'a truncated token': (url) => url.slice(0, -1),
  'a token with a character more': (url) => `${url}A`,
  'a token signed by somebody else': (url) => reissued(url, { ring: otherRing }),
  'a token under a key that we do not have': (url) =>
    reissued(url, { ring: `9:${randomBytes(32).toString('base64')}` }),
  'a token of a business that is not here': (url) => reissued(url, { business: 4_000_000 }),
  'a token of a contact that is not here': (url) => reissued(url, { contact: randomUUID() }),
  'a token of a day that is still to come': (url) => reissued(url, { daysAgo: -5 }),
  'a token in another spelling': (url) => link(`${token(url).slice(0, 59)}=`),
  'no token at all': () => link('hello'),
  'random bytes of the right length': () => link(randomBytes(45).toString('base64url')),
}

for (const [what, forge] of Object.entries(forged)) {
  test(`${what} is as if it never existed, to look at and to act on`, async ({ person }) => {
    const url = forge(person.url)
    const shown = await fetch(url, { headers: { 'accept-language': 'en' } })
    expect(shown.status).toBe(404)
    const html = await shown.text()
    expect(html).toContain('We don’t recognise this link')
    expect(html).not.toMatch(/Café Aurora|<script|•••••/)
    expect(shown.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect((await post(url, { act: 'stop' })).status).toBe(404)
    expect(await changesOf(person.url)).toBe(0)
  })
}

test('a link with what follows it in a sentence works, to look at and to act on, and leads on to the clean one', async ({
  person,
}) => {
  for (const mark of ['.', ')', '*', '_', '>', ',', '!', '…', '”', '%E2%80%8B', '%E2%81%A0', '%29.', '%20', '%2A%2A']) {
    const shown = await fetch(person.url + mark)
    expect(shown.status, mark).toBe(200)
    expect(await shown.text()).toContain('What would you like to receive on WhatsApp?')
    const acted = await post(person.url + mark, { act: 'resume' })
    expect(acted.status, mark).toBe(303)
    expect(acted.headers.get('location')).toMatch(/^\/p\/[\w-]{60}\?l=en&done=nothing$/)
  }
  const stopped = await post(`${person.url}.`, { act: 'stop' })
  expect(stopped.headers.get('location')).toMatch(/^\/p\/[\w-]{60}\?l=en&done=[0-9a-f-]{36}$/)
  expect(await (await fetch(`${person.url}?l=es.`)).text()).toContain('<html lang="es"')
})

test('no bit of a token can be turned over: each makes it a stranger’s', async ({ person }) => {
  const answers = await Promise.all(
    Array.from({ length: 45 * 8 }, async (_, bit) => {
      const response = await fetch(flipped(person.url, bit), { method: 'HEAD' })
      return response.status
    }),
  )
  expect(new Set(answers)).toEqual(new Set([404]))
})

test('a link that was revoked shows nothing and can do nothing, and says to write STOP', async ({ person }) => {
  const url = reissued(person.url, { epoch: 3 })
  const html = await (await fetch(url)).text()
  expect(html).toContain('This link no longer works')
  expect(html).not.toContain('•••••')
  expect(html).toContain('https://wa.me/551150550100?text=STOP')
  expect((await post(url, { act: 'stop' })).status).toBe(410)
  expect(await changesOf(person.url)).toBe(0)
})

test('an expired link can stop and nothing else: every other form shows it again and changes nothing', async ({
  person,
}) => {
  const url = reissued(person.url, { daysAgo: 31 })
  const acts: Record<string, string>[] = [
    { act: 'return' },
    { act: 'resume' },
    { act: 'pause', length: '1w' },
    { act: 'release' },
    { act: 'undo', change: randomUUID() },
    { act: 'save', notice: 'x' },
    {},
  ]
  for (const act of acts) {
    const response = await post(url, act)
    expect(response.status, JSON.stringify(act)).toBe(200)
    expect(await response.text()).toContain('This link has expired, but you can still use it to stop all messages')
  }
  expect(await changesOf(person.url)).toBe(0)
  expect((await post(url, { act: 'stop' })).status).toBe(303)
  expect(await changesOf(person.url)).toBe(1)
})

test('a link lives through its whole thirtieth day', async ({ person }) => {
  const html = await (await fetch(reissued(person.url, { daysAgo: 30 }))).text()
  expect(html).toContain('What would you like to receive on WhatsApp?')
})

test('an expired link tells nothing of a change, even by its id', async ({ person }) => {
  const stopped = await post(person.url, { act: 'return' })
  expect(stopped.headers.get('location')).toContain('done=nothing')
  const paused = await post(person.url, { act: 'pause', length: '1w' })
  const done = new URL(paused.headers.get('location') ?? '', person.url).searchParams.get('done')
  const html = await (await fetch(`${reissued(person.url, { daysAgo: 60 })}?done=${done}`)).text()
  expect(html).toContain('This link has expired')
  expect(html).not.toMatch(/paused until|Reference/)
})

test('one person’s link shows and undoes nothing of another’s, even by the id of their change', async ({ person }) => {
  const other = reissued(person.url, { contact: '01990000-0001-7000-8000-000000000009' })
  const stopped = await post(person.url, { act: 'stop' })
  const done = new URL(stopped.headers.get('location') ?? '', person.url).searchParams.get('done') ?? ''
  const before = await changesOf(other)
  const html = await (await fetch(`${other}?done=${done}`)).text()
  expect(html).not.toContain('any more messages from')
  await post(other, { act: 'undo', change: done })
  await post(other, { act: 'reason', change: done, reason: 'other' })
  expect(await changesOf(other)).toBe(before)
  expect(await changesOf(person.url)).toBe(1)
})
