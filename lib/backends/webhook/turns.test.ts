import { expect, onTestFinished, test } from 'vitest'
import type { Delivery, Outcome } from '@/lib/backends/backend'
import { SECRET, testReceiver } from '@/lib/sandbox/webhook-receiver/testing'
import { messageOf, WebhookPayload } from './payload'
import { WebhookSettings } from './settings'
import { delivery } from './testing'
import { createWebhook } from './webhook'

const ids = Array.from({ length: 5 }, (_, place) => `01a20396-0000-7000-8000-00000000000${place}`)

/** A webhook that sends one message at a time, and whose clock goes on by a second each time it is read. */
async function oneByOne() {
  const stand = await testReceiver()
  let at = Date.now() - 60_000
  const settings = WebhookSettings.parse({ concurrency: 1 })
  const backend = createWebhook({
    ...{ url: stand.url, allowPrivate: [stand.host], secret: { current: SECRET }, settings },
    now: () => (at += 1000),
  })
  onTestFinished(() => backend.close())
  const told: [string, Outcome['kind']][] = []
  const deliver = (deliveries: readonly Delivery[]) =>
    backend.deliver(deliveries, {
      budget: { take: () => 0, block: () => {} },
      mayStart: () => true,
      asked: () => {},
      acknowledge: (contactId, { kind }) => void told.push([contactId, kind]),
    })
  const sent = () => stand.messages().map(({ body }) => WebhookPayload.parse(body))
  return { deliver, told, sent }
}

test('however long a contact waits for its turn, its message has the time at which all were read', async () => {
  const { deliver, told, sent } = await oneByOne()
  await deliver(ids.map((contactId) => delivery({ contactId })))
  expect(sent().map(({ data }) => data.contact.id)).toEqual(ids)
  expect(new Set(sent().map(({ timestamp }) => timestamp)).size).toBe(1)
  expect(told).toEqual(ids.map((id) => [id, 'confirmed']))
})

test('what the receiver has already waits for nobody, and what differs at the same version is sent', async () => {
  const { deliver, told, sent } = await oneByOne()
  const all = ids.map((contactId) => delivery({ contactId }))
  const known = messageOf(all[3]!, 0)!.snapshot
  const other = messageOf(delivery({ contactId: ids[1], topics: [] }), 0)!.snapshot
  await deliver(
    all.map((each, place) => ({
      ...each,
      mirrored: place === 3 ? { ...known } : place === 1 ? { ...other } : place === 2 ? { ...known, open: true } : null,
    })),
  )
  expect(told[0]).toEqual([ids[3], 'confirmed'])
  expect(told.map(([id]) => id).toSorted()).toEqual(ids)
  expect(sent().map(({ data }) => data.contact.id)).toEqual([0, 1, 2, 4].map((place) => ids[place]))
})
