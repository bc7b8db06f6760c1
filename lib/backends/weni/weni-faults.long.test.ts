import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { Outcome } from '@/lib/backends/backend'
import { createLimiter } from '@/lib/backends/limiter'
import { ANA, BRUNO, PROMO_GROUP } from '@/lib/sandbox/weni/testing'
import type { WeniApi } from './api'
import { deliverAll } from './deliver'
import { MovePause } from './move-pause'
import { sender } from './sender'
import { WeniSettings } from './settings'
import { delivery, MIRRORS, mirroredAs, testWeni, YES } from './testing'
import { createWeni } from './weni'

/** A time-out that only a request without a response meets, however busy the machine is. */
const PATIENT_MS = 2000

test('a bad token pauses the backend, and the probe tells when it is good again', async () => {
  const weni = await testWeni()
  await weni.control('POST', 'faults', { mode: 'forbidden' })
  expect((await weni.deliver(delivery()))['ana']).toMatchObject({ kind: 'paused', reason: 'http_403: Invalid token' })
  expect(await weni.backend.probe()).toEqual({ ok: false, paused: true, reason: 'http_403: Invalid token' })
  await weni.control('DELETE', 'faults', {})
  expect(await weni.backend.probe()).toEqual({ ok: true })
})

test('an installation that knows only the older name of the workspace is let in again too', async () => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    const isOrg = request.url?.includes('/org.json')
    response.writeHead(isOrg ? 200 : 404, { 'Content-Type': 'application/json' })
    response.end(isOrg ? '{"uuid":null,"name":"Old"}' : '{"detail":"Not found."}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const options = {
    baseUrl: `http://127.0.0.1:${port}/api/v2/`,
    allowPrivate: [`127.0.0.1:${port}`],
    apiToken: 'token',
  }
  const backend = createWeni({ ...options, settings: WeniSettings.parse({}), mirrors: [] })
  onTestFinished(async () => {
    await backend.close()
    server.close()
  })
  expect(await backend.probe()).toEqual({ ok: true })
  expect(seen).toEqual(['/api/v2/workspace.json', '/api/v2/org.json'])
})

test('a contact that is there and can’t be read is not taken for one that is gone, which would be tried at once', async () => {
  const reply = (status: number, body: unknown) => ({
    ok: true as const,
    reply: { status, body, retryAfterMs: null },
  })
  const fields = { consent_promo: 'no', consent_orders: 'yes', marketing_opt_in: 'false' }
  const record = { uuid: ANA, fields, groups: [], blocked: false, stopped: false }
  const lists = [
    { results: [{ ...record, fields: { ...fields, age: { value: 3 } } }] },
    { results: 'none' },
    { results: [] },
  ]
  // Only a group is left to move, and the call that moves it says nothing of the contact.
  const mirrored = { ...mirroredAs(false), groups: { [PROMO_GROUP]: true } }
  const reasons = []
  for (const list of lists) {
    const outcomes: Outcome[] = []
    const api: WeniApi = {
      send: async ({ method, endpoint }) =>
        endpoint === 'contact_actions' ? reply(204, null) : reply(200, method === 'GET' ? list : record),
    }
    const run = {
      budget: { take: () => 0, block: () => {} },
      asked: () => {},
      mayStart: () => true,
      acknowledge: (_: string, outcome: Outcome) => void outcomes.push(outcome),
    }
    await deliverAll(sender(api, run, createLimiter(1)), [delivery({ mirrored })], MIRRORS, run, new MovePause())
    reasons.push(outcomes.map((outcome) => [outcome.kind, 'reason' in outcome && outcome.reason]))
  }
  expect(reasons).toEqual([
    [['retry', 'unreadable_answer']],
    [['retry', 'unreadable_answer']],
    [['retry', 'contact_gone']],
  ])
})

test('429 closes the bucket it came from for as long as it says', async () => {
  const weni = await testWeni()
  await weni.control('POST', 'faults', { mode: '429', retryAfter: 17, path: 'contacts.json' })
  const outcomes = await weni.deliver(delivery({ mirrored: mirroredAs(true) }))
  expect([weni.blocked, weni.named]).toEqual([[['v2.contacts', 17_000]], [true]])
  // The group is in the other bucket, and the part that took effect is kept.
  expect(outcomes['ana']).toMatchObject({ kind: 'retry', fault: 'budget', afterMs: 17_000 })
  expect(await weni.isMember()).toBe(false)
})

test('a 429 that names no time closes the bucket for a minute, and is no word about the limit', async () => {
  const weni = await testWeni()
  await weni.deliver(delivery())
  // The number of requests is above the limit now, and for that the framework names no time.
  weni.sandbox.settings.limits['v2.contacts'] = 1
  await weni.deliver(delivery())
  weni.sandbox.settings.limits['v2.contacts'] = 0
  const outcome = (await weni.deliver(delivery()))['ana']
  expect(outcome).toMatchObject({ reason: 'http_429: Request was throttled.', fault: 'budget', afterMs: 60_000 })
  expect([weni.blocked.at(-1), weni.named.at(-1)]).toEqual([['v2.contacts', 60_000], false])
})

test('with the fields’ budget used up, memberships are taken away all the same', async () => {
  const weni = await testWeni()
  weni.deny('v2.contacts')
  const outcomes = await weni.deliver(delivery({ mirrored: mirroredAs(true) }))
  expect(outcomes['ana']).toMatchObject({ kind: 'retry', fault: 'budget', afterMs: 30_000, refuses: true })
  expect(await weni.isMember()).toBe(false)
  expect(weni.calls).toEqual(['POST contact_actions.json'])
})

test('a first 500 waits for the asset cache, a later one backs off', async () => {
  const weni = await testWeni()
  await weni.control('POST', 'faults', { mode: '500' })
  expect((await weni.deliver(delivery()))['ana']).toMatchObject({ kind: 'retry', reason: 'http_500', afterMs: 6000 })
  expect((await weni.deliver(delivery({ attempts: 1 })))['ana']).not.toHaveProperty('afterMs')
})

test('a field just made is unknown to the engine for five seconds; the second try finds it', async () => {
  const mirrors = [...MIRRORS, { topicId: 'news', fieldKey: 'consent_news', groupUuid: null }]
  const weni = await testWeni({ mirrors })
  await weni.post('fields.json', { label: 'Consent news', value_type: 'text' })
  expect((await weni.deliver(delivery()))['ana']).toMatchObject({ kind: 'retry', fault: 'contact', afterMs: 6000 })
  weni.wait(6000)
  expect((await weni.deliver(delivery({ attempts: 1 })))['ana']).toMatchObject({ kind: 'confirmed' })
})

test('a field that was deleted in Weni does not hold up the refusals in the others', async () => {
  const mirrors = [...MIRRORS, { topicId: 'news', fieldKey: 'consent_news', groupUuid: null }]
  const weni = await testWeni({ mirrors })
  const outcomes = await weni.deliver(delivery({ attempts: 1 }))
  expect(outcomes['ana']).toMatchObject({
    kind: 'dead_letter',
    reason: 'http_400: Invalid contact field key: consent_news',
    progress: { externalId: ANA, mirrored: { fields: { marketing_opt_in: 'false' } } },
  })
  expect((await weni.contact()).fields).toMatchObject({ marketing_opt_in: 'false', consent_promo: 'no' })
})

test('a time-out after the effect leaves the outcome open', async () => {
  const weni = await testWeni({ timeoutMs: PATIENT_MS })
  await weni.control('POST', 'faults', { mode: 'timeout_after_effect', path: 'contacts.json' })
  const outcomes = await weni.deliver(delivery())
  expect(outcomes['ana']).toMatchObject({ kind: 'uncertain', reason: 'timeout', refuses: true })
  expect((await weni.contact()).fields['marketing_opt_in']).toBe('false')
})

test('a reset connection leaves the outcome open', async () => {
  const weni = await testWeni()
  await weni.control('POST', 'faults', { mode: 'down' })
  expect((await weni.deliver(delivery()))['ana']).toMatchObject({ kind: 'uncertain', reason: 'connection_lost' })
})

test('an open outcome of the group call does not keep the refusal out of the fields', async () => {
  const weni = await testWeni({ timeoutMs: PATIENT_MS })
  await weni.control('POST', 'faults', { mode: 'timeout_after_effect', path: 'contact_actions' })
  expect((await weni.deliver(delivery({ mirrored: mirroredAs(true) })))['ana']).toMatchObject({ kind: 'uncertain' })
  expect((await weni.contact()).fields['consent_promo']).toBe('no')
})

test('a write that is answered but has no effect is noticed', async () => {
  const weni = await testWeni()
  await weni.control('POST', 'faults', { mode: 'silent_noop' })
  const outcomes = await weni.deliver(delivery({ mirrored: mirroredAs(true) }))
  expect(outcomes['ana']).toMatchObject({ kind: 'retry', reason: 'not_applied', refuses: true })
})

test('a move of groups that is answered but has no effect is noticed too', async () => {
  const weni = await testWeni()
  await weni.control('POST', 'faults', { mode: 'silent_noop', path: 'contact_actions' })
  const onlyGroup = { ...mirroredAs(true), groups: { [PROMO_GROUP]: false } }
  const outcomes = await weni.deliver(
    delivery({ contactId: 'bruno', externalId: BRUNO, topics: YES, mirrored: onlyGroup }),
  )
  expect(weni.calls).toEqual(['POST contact_actions.json', `GET contacts.json?uuid=${BRUNO}`])
  expect(outcomes['bruno']).toMatchObject({ kind: 'retry', reason: 'not_applied' })
})

test('refusals go before agreements of the same claim', async () => {
  const weni = await testWeni()
  const yes = {
    contactId: 'bruno',
    externalId: BRUNO,
    topics: YES,
    mirrored: { ...mirroredAs(false), groups: mirroredAs(true).groups },
  }
  await weni.deliver(delivery(yes), delivery())
  const writes = weni.calls.filter((call) => call.startsWith('POST contacts.json'))
  expect(writes).toEqual([`POST contacts.json?uuid=${ANA}`, `POST contacts.json?uuid=${BRUNO}`])
})

test('when the worker stops, what was not begun is given back', async () => {
  const weni = await testWeni()
  weni.stop()
  expect(await weni.deliver(delivery())).toEqual({ ana: { kind: 'released' } })
  expect(weni.calls).toEqual([])
})

test.each(['500', 'down', 'timeout_after_effect'] as const)(
  'calls for groups that fail (%s) hold up no field, count against nobody else, and are not made again and again',
  async (mode) => {
    const weni = await testWeni({ timeoutMs: PATIENT_MS })
    await weni.control('POST', 'faults', { mode, path: 'contact_actions', ms: 2 * PATIENT_MS })
    const contacts = Array.from({ length: 12 }, (_, index) => ({
      uuid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      name: null,
      language: null,
      urn: `whatsapp:34600${String(100_000 + index)}`,
      groups: [PROMO_GROUP],
    }))
    await weni.control('POST', 'contacts', contacts)
    for (const { uuid, urn } of contacts) {
      const one = delivery({ contactId: uuid, externalId: uuid, mirrored: mirroredAs(true), urgent: true })
      const outcome = (await weni.deliver(one))[uuid]
      expect((await weni.contact(urn)).fields).toMatchObject({ marketing_opt_in: 'false', consent_promo: 'no' })
      expect(outcome?.kind).toMatch(/^(retry|uncertain)$/)
    }
    expect(weni.asked.filter(([, served]) => !served)).toEqual([])
    expect(weni.calls.filter((call) => call.startsWith('POST contact_actions'))).toHaveLength(2)
    const held = (await weni.deliver(delivery({ mirrored: mirroredAs(true), urgent: true })))['ana']
    expect(held).toMatchObject({ kind: 'retry', reason: 'group_calls_fail', fault: 'backend', refuses: true })
    expect(held).toMatchObject({ progress: { mirrored: { fields: { consent_promo: 'no' } } } })
  },
)

test('a backend that can’t be reached for groups can’t be reached for anything', async () => {
  const weni = await testWeni()
  await weni.close()
  await weni.deliver(delivery({ mirrored: mirroredAs(true) }))
  expect(weni.asked[0]).toEqual(['ana', false])
})

test('RapidPro’s 204 with a body is a call that worked', async () => {
  const weni = await testWeni()
  expect((await weni.deliver(delivery({ mirrored: mirroredAs(true) })))['ana']).toMatchObject({ kind: 'confirmed' })
  expect(await weni.isMember()).toBe(false)
})
