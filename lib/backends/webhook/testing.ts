import { onTestFinished } from 'vitest'
import type { Attempt, Delivery, Outcome } from '@/lib/backends/backend'
import { SECRET, testReceiver } from '@/lib/sandbox/webhook-receiver/testing'
import type { WebhookSecret } from './secret'
import { WebhookSettings } from './settings'
import { createWebhook } from './webhook'

export const CONTACT = '01a20396-0000-7000-8000-00000000000a'

export function delivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    contactId: CONTACT,
    version: 7,
    externalId: null,
    addresses: [{ kind: 'phone', value: '+55 11 98765-4321' }],
    locale: 'pt-BR',
    topics: [
      { topicId: 'a', key: 'orders', category: 'utility', allowed: true, reason: 'not_refused' },
      { topicId: 'b', key: 'promos', category: 'marketing', allowed: false, reason: 'opted_out' },
    ],
    mirrored: null,
    urgent: false,
    attempts: 0,
    ...changes,
  }
}

interface Options {
  secret?: WebhookSecret
  timeoutMs?: number
  now?: () => number
  receiver?: Awaited<ReturnType<typeof testReceiver>>
}

/** Runs the adapter against the stand-in, without a database. */
export async function testWebhook({ secret = { current: SECRET }, timeoutMs = 2000, now, receiver }: Options = {}) {
  const stand = receiver ?? (await testReceiver())
  const attempts: Attempt[] = []
  const blocked: number[] = []
  const asked: boolean[] = []
  const backend = createWebhook({
    url: stand.url,
    allowPrivate: [stand.host],
    secret,
    settings: WebhookSettings.parse({ timeoutMs }),
    now,
  })
  onTestFinished(() => backend.close())
  async function deliver(...deliveries: Delivery[]): Promise<Record<string, Outcome>> {
    const outcomes: Record<string, Outcome> = {}
    await backend.deliver(deliveries, {
      budget: { take: () => Promise.resolve(0), block: (_, ms) => void blocked.push(ms) },
      mayStart: () => true,
      asked: (_, served) => void asked.push(served),
      acknowledge: (contactId, outcome) => void (outcomes[contactId] = outcome),
      record: async (each) => void attempts.push(...each),
    })
    return outcomes
  }
  async function deliverOne(changes: Partial<Delivery> = {}): Promise<Outcome> {
    const outcome = (await deliver(delivery(changes)))[CONTACT]
    if (!outcome) throw new Error('a delivery was not settled')
    return outcome
  }
  return { ...stand, attempts, asked, blocked, deliverOne }
}
