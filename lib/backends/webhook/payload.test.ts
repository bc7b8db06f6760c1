import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Delivery, TopicDecision } from '@/lib/backends/backend'
import { DECISION_REASONS } from '@/lib/consent/types'
import { seeded } from '@/testing/seeded'
import { isKnown, messageOf, WebhookPayload } from './payload'
import { CONTACT, delivery } from './testing'

const NOW = Date.UTC(2026, 10, 22, 12)
/** A topic that may not be sent. */
const topic = (key: string, reason: TopicDecision['reason']): TopicDecision => ({
  topicId: key,
  key,
  category: 'utility',
  allowed: false,
  reason,
})
const read = (json: string) => WebhookPayload.parse(JSON.parse(json))

function message(changes: Partial<Delivery> = {}, now = NOW) {
  const made = messageOf(delivery(changes), now)
  if (!made) throw new Error('too large')
  return made
}

test('the message is the whole current state with its version', () => {
  expect(read(message().json)).toEqual({
    type: 'contact.preferences.changed',
    timestamp: '2026-11-22T12:00:00.000Z',
    data: {
      contact: { id: CONTACT, externalIds: [{ kind: 'phone', value: '+55 11 98765-4321' }] },
      version: 7,
      marketing: false,
      topics: [
        { key: 'orders', allowed: true, reason: 'not_refused' },
        { key: 'promos', allowed: false, reason: 'opted_out' },
      ],
    },
  })
})

test('docs/backends/webhook.schema.json is made from what is sent; `npx vitest run -u` writes it again', async () => {
  const schema = z.toJSONSchema(WebhookPayload, {
    target: 'draft-2020-12',
    // JSON Schema's `format` says the same in one word.
    override: ({ jsonSchema }) => void (jsonSchema.format && delete jsonSchema.pattern),
  })
  const text = JSON.stringify({ title: 'Sayso webhook: contact.preferences.changed', ...schema }, null, 2)
  // Short lists on one line, as the formatter writes them.
  const formatted = text.replace(/\[[^[\]{}]+\]/g, (list) => {
    const line = `[${list.slice(1, -1).trim().replace(/\s+/g, ' ')}]`
    return line.length < 100 ? line : list
  })
  await expect(`${formatted}\n`).toMatchFileSnapshot('../../../docs/backends/webhook.schema.json')
})

test('a contact that let its number go is named by the id alone, and every reason there is fits the schema', () => {
  const { data } = read(message({ addresses: [] }).json)
  expect(data.contact).toEqual({ id: CONTACT })
  for (const reason of DECISION_REASONS) {
    expect(read(message({ topics: [topic('x', reason)] }).json).data.topics[0]?.reason).toBe(reason)
  }
})

test('the id is the same at every attempt and another for a new version, contact, or what changed by itself', () => {
  const { id } = message()
  expect(message({ attempts: 5, urgent: true, locale: null }, NOW + 3_600_000).id).toBe(id)
  expect(id).toMatch(/^msg_[\w-]{32}$/)
  const others = [
    message({ version: 8 }),
    message({ contactId: '01a20396-0000-7000-8000-00000000000b' }),
    message({ topics: [topic('orders', 'paused')] }),
  ]
  expect(new Set([id, ...others.map((other) => other.id)]).size).toBe(4)
})

test('a state that turns there and back in one version is news each time', () => {
  const paused = { topics: [topic('orders', 'topic_paused')] }
  const first = message()
  const second = message({ ...paused, mirrored: { ...first.snapshot } })
  const third = message({ mirrored: { ...second.snapshot } })
  expect(new Set([first.id, second.id, third.id]).size).toBe(3)
  const retried = message({ mirrored: { ...second.snapshot, open: true }, attempts: 1 }, NOW + 5000)
  expect(retried.id).toBe(third.id)
})

test('what the backend holds already is known, unless an attempt since then is open', () => {
  const made = message()
  const mirrored = { ...made.snapshot }
  expect(isKnown(made, mirrored)).toBe(true)
  expect(isKnown(made, { ...mirrored, open: true })).toBe(false)
  expect(isKnown(made, null)).toBe(false)
  expect(isKnown(made, { fields: {} })).toBe(false)
  expect(isKnown(message({ version: 8 }), mirrored)).toBe(false)
})

test('a message stays below 20 kB: first its reasons go, and what is still too large is not sent', () => {
  const topics = (count: number) =>
    Array.from({ length: count }, (_, place) => topic(`topic_with_a_rather_long_key_${place}`, 'pending_confirmation'))
  const large = message({ topics: topics(250) })
  expect(Buffer.byteLength(large.json)).toBeLessThan(20_000)
  expect(read(large.json).data.topics.map(({ key, allowed }) => ({ key, allowed }))).toHaveLength(250)
  expect(messageOf(delivery({ topics: topics(1000) }), NOW)).toBeNull()
})

test('the text of a message is that of its data, so that the digests of what was confirmed stay', () => {
  const random = seeded('messages')
  const pick = <T>(list: readonly T[]) => list[random.below(list.length)] as T
  const strange = ['"', '\\', '\n', 'é', '\u2028', '😀', '\ud800', 'a']
  for (let round = 0; round < 300; round++) {
    const topics = Array.from({ length: random.below(5) }, () => ({
      ...topic(pick(strange) + pick(strange), pick(DECISION_REASONS)),
      ...{ allowed: random.next() < 0.5, category: pick(['marketing', 'utility'] as const) },
    }))
    const addresses = Array.from({ length: random.below(3) }, () => ({
      ...{ kind: pick(['phone', 'bsuid'] as const), value: pick(strange) },
    }))
    const version = random.below(2 ** 40)
    const contact = { id: CONTACT, ...(addresses.length > 0 ? { externalIds: addresses } : {}) }
    const marketing = topics.some(({ category, allowed }) => category === 'marketing' && allowed)
    const listed = topics.map(({ key, allowed, reason }) => ({ key, allowed, reason }))
    const data = JSON.stringify({ contact, version, marketing, topics: listed })
    // Twice: the second time with what was kept of the list.
    for (let time = 0; time < 2; time++) {
      const made = message({ topics, addresses, version })
      expect(made.json).toBe(
        `{"type":"contact.preferences.changed","timestamp":"2026-11-22T12:00:00.000Z","data":${data}}`,
      )
      expect(made.snapshot.digest).toBe(hash('sha256', data, 'base64url').slice(0, 22))
    }
  }
})
