import { onTestFinished } from 'vitest'
import type { Budget, Delivery, Mirror, Outcome, TopicDecision } from '@/lib/backends/backend'
import { ANA, PROMO_GROUP, TOKEN, testSandbox, type Shown } from '@/lib/sandbox/weni/testing'
import { WeniSettings } from './settings'
import { createWeni } from './weni'

export const MIRRORS: Mirror[] = [
  { topicId: 'promo', fieldKey: 'consent_promo', groupUuid: PROMO_GROUP },
  { topicId: 'orders', fieldKey: 'consent_orders', groupUuid: null },
]

/** A decision on each topic of a test: `promo` is marketing, whatever else is named is not. */
export function decisions(allowed: Readonly<Record<string, boolean>>): TopicDecision[] {
  return Object.entries(allowed).map(([id, isAllowed]) => ({
    topicId: id,
    key: id,
    category: id === 'promo' ? 'marketing' : 'utility',
    allowed: isAllowed,
    reason: isAllowed ? 'opted_in' : 'opted_out',
  }))
}

export const YES = decisions({ promo: true, orders: true })
export const NO = decisions({ promo: false, orders: false })

/** Returns the mirrored state of a contact that allows everything, or nothing. */
export const mirroredAs = (allowed: boolean) => ({
  fields: {
    marketing_opt_in: String(allowed),
    consent_promo: allowed ? 'yes' : 'no',
    consent_orders: allowed ? 'yes' : 'no',
  },
  groups: { [PROMO_GROUP]: allowed },
})

export function delivery(changes: Partial<Delivery> = {}): Delivery {
  return {
    contactId: 'ana',
    version: 1,
    externalId: ANA,
    addresses: [{ kind: 'phone', value: '5511987654321' }],
    locale: 'pt-BR',
    topics: NO,
    mirrored: null,
    urgent: false,
    attempts: 0,
    ...changes,
  }
}

/**
 * Runs the adapter against the stand-in, without a database. Returns outcomes by contact, and what was taken from the
 * budget.
 */
export async function testWeni(options: { timeoutMs?: number; mirrors?: Mirror[]; token?: string } = {}) {
  const stand = await testSandbox()
  const url = new URL(stand.base)
  const calls: string[] = []
  const log = stand.sandbox.calls
  const add = log.add.bind(log)
  log.add = (endpoint, call) => {
    calls.push(`${call.method} ${call.path.replace('/api/v2/', '')}`)
    add(endpoint, call)
  }
  const backend = createWeni({
    baseUrl: `${stand.base}/api/v2/`,
    allowPrivate: [url.host],
    apiToken: options.token ?? TOKEN,
    settings: WeniSettings.parse({}),
    mirrors: options.mirrors ?? MIRRORS,
    ...(options.timeoutMs ? { timeoutMs: options.timeoutMs } : {}),
  })
  onTestFinished(() => backend.close())
  const taken: string[] = []
  const blocked: [string, number][] = []
  const named: boolean[] = []
  const asked: [string, boolean][] = []
  const denied = new Set<string>()
  const budget: Budget = {
    async take(bucket) {
      if (denied.has(bucket)) return 30_000
      taken.push(bucket)
      return 0
    },
    block: (bucket, ms, isNamed) => {
      blocked.push([bucket, ms])
      named.push(isNamed)
    },
  }
  let mayStart = true
  return {
    ...stand,
    backend,
    taken,
    blocked,
    /** For each time in `blocked`: whether the platform named it. */
    named,
    asked,
    deny: (bucket: string) => void denied.add(bucket),
    stop: () => void (mayStart = false),
    async deliver(...deliveries: Delivery[]): Promise<Record<string, Outcome>> {
      const outcomes: Record<string, Outcome> = {}
      await backend.deliver(deliveries, {
        budget,
        mayStart: () => mayStart,
        asked: (contactId, served) => void asked.push([contactId, served]),
        acknowledge(contactId, outcome) {
          if (contactId in outcomes) throw new Error('settled twice')
          outcomes[contactId] = outcome
        },
      })
      return outcomes
    },
    async contact(urn = 'whatsapp:5511987654321'): Promise<Shown> {
      const { body } = await stand.control('GET', `contact?urn=${urn}`)
      return body as Shown
    },
    /** Whether a contact is in the static group; smart groups follow the fields by themselves. */
    async isMember(urn?: string): Promise<boolean> {
      return (await this.contact(urn)).groups.some((group) => group.uuid === PROMO_GROUP)
    },
    /** Every request since the start, `METHOD path?query`. */
    calls,
  }
}
