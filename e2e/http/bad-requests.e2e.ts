import { randomUUID } from 'node:crypto'
import { instance } from '@/testing/instance'
import { changesOf, post, readForm, saveFields } from '../testing/form'
import { sendLine, sendRaw } from '../testing/raw-http'
import { expect, test } from '../testing/test'

const LIMIT = 64 * 1024
const nothingSaved = /Nothing was saved: we couldn’t read what was sent/

const badForms: Record<string, [string, string][] | Record<string, string>> = {
  'no act': { notice: 'x' },
  'an act that we do not have': { act: 'erase' },
  'a topic of nobody': [
    ['act', 'save'],
    ['notice', 'x'],
    ['shown', `${randomUUID()}:1`],
  ],
  'a switch that was not shown': [
    ['act', 'save'],
    ['notice', 'x'],
    ['on', '01990000-0000-7000-8000-0000000000a3'],
  ],
  'a topic that is no id': { act: 'save', notice: 'x', shown: "1' or '1'='1:1" },
  'a state of a switch that is none': { act: 'save', notice: 'x', shown: '01990000-0000-7000-8000-0000000000a3:2' },
  'a pause of no length': { act: 'pause', length: '9999y' },
  'a reason that is none of ours': { act: 'reason', change: randomUUID(), reason: 'because' },
  'an undo of no change': { act: 'undo', change: 'yes' },
}

for (const [what, fields] of Object.entries(badForms)) {
  test(`a form with ${what} is answered 400 by a page, and nothing is saved`, async ({ person }) => {
    const response = await post(person.url, fields)
    expect(response.status).toBe(400)
    expect(await response.text()).toMatch(nothingSaved)
    expect(await changesOf(person.url)).toBe(0)
  })
}

test('a form that names one topic we do not have is refused whole: no half of it is saved', async ({ person }) => {
  const form = await readForm(person.url)
  const response = await post(form.action, [...saveFields(form, []), ['shown', `${randomUUID()}:1`]])
  expect(response.status).toBe(400)
  expect(await changesOf(person.url)).toBe(0)
})

test('bytes that are no form, and a form of another kind, are answered 400', async ({ person }) => {
  const bodies: [string, BodyInit][] = [
    ['application/x-www-form-urlencoded', Buffer.from([0xff, 0xfe, 0, 0x80])],
    ['application/json', '{"act":"stop"}'],
    ['application/x-www-form-urlencoded', ''],
    ['application/x-www-form-urlencoded', '%E0%A4%A=%&act'],
  ]
  for (const [type, body] of bodies) {
    const response = await fetch(person.url, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      redirect: 'manual',
    })
    expect(response.status, type).toBe(400)
  }
  expect(await changesOf(person.url)).toBe(0)
})

test('a body over 64 kB is refused by its length before it is read', async ({ person }) => {
  const response = await post(person.url, { act: 'stop', text: 'a'.repeat(LIMIT) })
  expect(response.status).toBe(413)
  expect(await response.text()).toMatch(nothingSaved)
  expect(await changesOf(person.url)).toBe(0)
})

test('a body over 64 kB is refused without a length too, when it comes in chunks', async ({ person }) => {
  const { host, pathname } = new URL(person.url)
  const chunk = `act=stop&text=${'a'.repeat(LIMIT)}`
  const { status, body } = await sendRaw(
    person.url,
    `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
      `Transfer-Encoding: chunked\r\n\r\n${chunk.length.toString(16)}\r\n${chunk}\r\n0\r\n\r\n`,
  )
  expect(status).toBe(413)
  expect(body).toMatch(nothingSaved)
  expect(await changesOf(person.url)).toBe(0)
})

for (const method of ['TRACE', 'PROPFIND', 'TRACK', 'BREW', 'CONNECT']) {
  test(`${method} is refused with the methods that are allowed, and nothing is echoed`, async ({ person }) => {
    const { status, head, body } = await sendLine(person.url, method, new URL(person.url).pathname)
    expect(status).toBe(405)
    expect(head).toMatch(/^allow: GET, HEAD, POST/im)
    expect(head + body).not.toContain(new URL(person.url).pathname)
  })
}

for (const method of ['PUT', 'PATCH', 'DELETE']) {
  test(`${method} on a link is refused and changes nothing`, async ({ person }) => {
    const response = await fetch(person.url, { method, body: 'act=stop' })
    expect(response.status).toBe(405)
    expect(await changesOf(person.url)).toBe(0)
  })
}

for (const target of [
  '/p/%',
  '/p/%E0%A4%A',
  '/p/%00',
  '/p/',
  '/p',
  '/p/a/b',
  '/p/..%2f..',
  '/p/%2e%2e',
  '/p/<script>',
]) {
  test(`${target} is a page of ours: 404, no script, our policy`, async () => {
    const { status, head, body } = await sendLine(instance().url, 'GET', target)
    expect(status).toBe(404)
    expect(head).toMatch(/^content-type: text\/html/im)
    expect(head).toMatch(/^content-security-policy: default-src 'none'; style-src 'sha256-/im)
    expect(head).toMatch(/^referrer-policy: no-referrer/im)
    expect(body).not.toMatch(/<script/i)
    expect(body).toMatch(/STOP|PARAR/)
  })
}

test('a bad escape elsewhere is 400, and the server goes on', async () => {
  expect((await sendLine(instance().url, 'GET', '/sandbox/%')).status).toBe(400)
  expect((await sendLine(instance().url, 'GET', '/sandbox/%E0%A4%A')).status).toBe(400)
  expect((await fetch(`${instance().url}/healthz`)).status).toBe(200)
})

test('a script that floods one link is asked to wait, in words; a stop is taken even then', async ({ person }) => {
  const { action } = await readForm(person.url)
  const statuses = new Set<number>()
  // Each web process counts by itself, so the test calls until the first refusal.
  for (let act = 0; act < 400 && !statuses.has(429); act++) statuses.add((await post(action, { act: 'return' })).status)
  expect([...statuses]).toEqual([303, 429])
  const refused = await Promise.all(Array.from({ length: 20 }, () => post(action, { act: 'return' })))
  const waiting = refused.find(({ status }) => status === 429)
  expect(Number(waiting?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await post(action, { act: 'stop' })).status).toBe(303)
})
