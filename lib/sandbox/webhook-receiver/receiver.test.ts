import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { testSandbox } from '@/lib/sandbox/weni/testing'
import { OTHER_SECRET, SECRET } from './testing'

const CONTACT = '01a20396-0000-7000-8000-00000000000a'

const message = (version: number, minute = 0) =>
  JSON.stringify({
    type: 'contact.preferences.changed',
    timestamp: new Date(Date.UTC(2026, 2, 1, 12, minute)).toISOString(),
    data: { contact: { id: CONTACT }, version, marketing: false, topics: [{ key: 'promos', allowed: false }] },
  })

async function stand() {
  const box = await testSandbox({ webhook: { secret: SECRET } })
  const post = async (id: string, json: string, secret = SECRET) => {
    const at = new Date()
    const response = await fetch(`${box.base}/hooks/demo`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, json),
      },
      body: json,
    })
    return response.status
  }
  const seen = async () => {
    const { body } = await box.control('GET', 'hooks')
    return (body as { messages: { outcome: string; status: number }[] }).messages.map(({ outcome }) => outcome)
  }
  return { ...box, post, seen }
}

test('what is repeated or outdated changes nothing; the higher version and then the later time counts', async () => {
  const { post, seen, control } = await stand()
  for (const [id, version, minute] of [
    ['a', 2, 0],
    ['a', 2, 0],
    ['b', 1, 5],
    ['c', 2, 5],
    ['d', 2, 1],
  ] as const) {
    expect(await post(id, message(version, minute))).toBe(204)
  }
  expect(await seen()).toEqual(['news', 'repeated', 'outdated', 'news', 'outdated'])
  const { body } = await control('GET', `hooks/contact?id=${CONTACT}`)
  expect(body).toMatchObject({ timestamp: '2026-03-01T12:05:00.000Z', data: { version: 2 } })
})

test('a wrong signature and what is no message are refused, and two secrets may be good', async () => {
  const { post, seen, control } = await stand()
  expect(await post('a', message(1), OTHER_SECRET)).toBe(401)
  expect(await post('b', '{"type":"other"}')).toBe(400)
  await control('POST', 'hooks/secrets', [SECRET, OTHER_SECRET])
  expect(await post('c', message(1), OTHER_SECRET)).toBe(204)
  expect(await seen()).toEqual(['bad_signature', 'unreadable', 'news'])
})

test('it fails on request, and the last 1,000 messages are kept', async () => {
  const { post, seen, control, sandbox, base } = await stand()
  await control('POST', 'hooks/faults', [
    { answer: 503, retryAfter: '3', count: 1 },
    { answer: 'down', count: 1 },
  ])
  expect(await post('a', message(1))).toBe(503)
  await expect(post('a', message(1))).rejects.toThrow('fetch failed')
  await control('POST', 'hooks/faults', { answer: 'huge', bytes: 10 })
  expect(await post('a', message(1))).toBe(200)
  expect((await control('POST', 'hooks/faults', { answer: 'explode' })).status).toBe(400)
  await control('DELETE', 'hooks/faults')
  expect(await seen()).toEqual(['not_taken', 'news'])
  for (let count = 0; count < 1100; count++) sandbox.webhook?.take({}, '')
  expect(await seen()).toHaveLength(1000)
  expect((await fetch(`${base}/hooks/demo`)).status).toBe(405)
  await control('POST', 'reset', { data: true })
  expect(await seen()).toEqual([])
})
