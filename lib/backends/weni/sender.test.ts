import { expect, test } from 'vitest'
import { createLimiter } from '@/lib/backends/limiter'
import type { WeniApi, WeniResult } from './api'
import { sender } from './sender'

const reply = (status: number, body: unknown = {}): WeniResult => ({
  ok: true,
  reply: { status, body, retryAfterMs: null },
})
const turn = { bucket: 'v2', urgent: false, about: 'ana' }
const request = { method: 'POST', endpoint: 'contacts' } as const

test('the budget is taken when a request starts, not while it waits for slow ones before it', async () => {
  let now = 0
  const takenAt: number[] = []
  const startedAt: number[] = []
  const api: WeniApi = {
    async send() {
      startedAt.push(now)
      now += 10 * 60_000
      return reply(200)
    },
  }
  const take = async () => {
    takenAt.push(now)
    return 0
  }
  const budget = { take, block: () => {} }
  const send = sender(api, { budget, mayStart: () => true, asked: () => {} }, createLimiter(1))
  await Promise.all(Array.from({ length: 12 }, () => send(request, turn)))
  expect(startedAt).toHaveLength(12)
  expect(new Set(startedAt).size).toBe(12)
  expect(takenAt).toEqual(startedAt)
})

test('who waited until the claim was over costs nothing', async () => {
  let mayStart = true
  const taken: string[] = []
  const api: WeniApi = { send: () => Promise.resolve(((mayStart = false), reply(200))) }
  const take = async (bucket: string) => {
    taken.push(bucket)
    return 0
  }
  const budget = { take, block: () => {} }
  const send = sender(api, { budget, mayStart: () => mayStart, asked: () => {} }, createLimiter(1))
  const sent = await Promise.all([send(request, turn), send(request, turn)])
  expect(sent).toEqual([{ result: reply(200) }, { released: true }])
  expect(taken).toEqual(['v2'])
})

test.each<[string, WeniResult, boolean[]]>([
  ['a success', reply(200), [true]],
  ['a success without a body', reply(204, null), [true]],
  ['a page of somebody else', reply(200, null), [false]],
  ['a refusal of what was asked', reply(400, { contacts: ['No such object'] }), [true]],
  ['a contact that is gone', reply(404, { detail: 'Not found.' }), [true]],
  ['an address that is wrong', reply(404, null), [false]],
  ['an error', reply(500, null), [false]],
  ['a gateway that gave up', reply(504, null), [false]],
  ['throttling', reply(429, {}), []],
  ['a token that does not open', reply(403, { detail: 'Invalid token' }), []],
  ['no answer', { ok: false, sent: true, reason: 'timeout' }, [false]],
  ['no way there', { ok: false, sent: false, reason: 'connection_refused' }, [false]],
  ['an address that is not allowed', { ok: false, sent: false, reason: 'address_refused' }, []],
])('%s says of the backend: %j', async (_, result, said) => {
  const asked: boolean[] = []
  const run = {
    budget: { take: () => Promise.resolve(0), block: () => {} },
    mayStart: () => true,
    asked: (_contact: string, served: boolean) => void asked.push(served),
  }
  await sender({ send: () => Promise.resolve(result) }, run, createLimiter(1))(request, turn)
  expect(asked).toEqual(said)
})
