import { createHmac } from 'node:crypto'
import { inBusiness } from '@/db/client'
import { insertSentMessages } from '@/db/queries/messages/sent-messages'
import { readTemplateNamed } from '@/db/queries/templates/template-board'
import type { Instant } from '@/lib/consent/types'
import type { Deps } from '@/lib/services/deps'
import { receiveWebhook } from '@/lib/services/inbound/receive-webhook'
import { BUSINESS, DEMO } from './business'
import { type DemoPerson, dice, happenedAt, type DemoAct } from './contacts'
import { demoGraph, PHONE_NUMBER_ID } from './whatsapp'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
/** Offers went out every fourth day of these. */
const DAYS = 88
const EVERY_DAYS = 4
const CAMPAIGNS = ['weekend_offer', 'new_menu', 'loyalty_points'] as const
/** Meta puts up to 1,000 updates into one POST. */
const STATUSES = 1000

interface DemoMessage {
  id: string
  person: DemoPerson
  template: string
  sentAt: Instant
}

/**
 * Sends the demo's people offers and notices of orders for some months, as the gateway records them, and posts what
 * WhatsApp says of each. What people refused is there already: so the board shows from the first look on which template
 * drives them away.
 */
export async function seedTemplateHistory(deps: Deps, people: readonly DemoPerson[], baseUrl: string): Promise<void> {
  const now = deps.clock.now()
  const messages = sentMessages(people, now)
  await recordMessages(deps, messages)
  const { appSecret } = demoGraph(deps.pepper, baseUrl)
  const statuses = statusesOf(messages, now)
  for (let start = 0; start < statuses.length; start += STATUSES) {
    const raw = Buffer.from(JSON.stringify(payloadOf(statuses.slice(start, start + STATUSES))))
    const signature = `sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`
    await receiveWebhook(deps, DEMO.whatsappBackendId, signature, raw)
  }
}

/** Returns what was sent, the same at every start but for the time. */
function sentMessages(people: readonly DemoPerson[], now: Instant): DemoMessage[] {
  const roll = dice(20_261_129)
  const messages: DemoMessage[] = []
  for (let ago = DAYS; ago > 0; ago -= 1) {
    // The sandbox shows the phones of the first three, who have heard of nothing yet.
    for (const [place, person] of [...people.entries()].slice(3)) {
      const sentAt = Math.round(now - ago * DAY_MS + roll() * 4 * HOUR_MS)
      const template = campaignOf(place, ago)
      const isWanted = template === 'weekend_offer' || hasSaid(person, 'in', sentAt, now)
      if (ago % EVERY_DAYS === 0 && isWanted && !hasRefused(person, sentAt, now))
        messages.push({ id: `wamid.demo.${ago}.${place}`, person, template, sentAt })
      if (roll() < 0.02) messages.push({ id: `wamid.demo.o.${ago}.${place}`, person, template: 'order_ready', sentAt })
    }
  }
  return messages
}

/** A third of the people get each offer of a day. */
const campaignOf = (place: number, ago: number) =>
  CAMPAIGNS[(place + ago / EVERY_DAYS) % CAMPAIGNS.length] ?? CAMPAIGNS[0]

const by = (person: DemoPerson, at: Instant, now: Instant): DemoAct[] =>
  person.acts.filter((act) => happenedAt(act, now) <= at)

const hasSaid = (person: DemoPerson, answer: 'in' | 'out', at: Instant, now: Instant) =>
  by(person, at, now).some(({ answers }) => answers?.['promotions'] === answer)

const hasRefused = (person: DemoPerson, at: Instant, now: Instant) =>
  hasSaid(person, 'out', at, now) || by(person, at, now).some(({ kind }) => kind === 'stop' || kind === 'provider_stop')

async function recordMessages(deps: Deps, messages: readonly DemoMessage[]): Promise<void> {
  const { businessId, senderId } = DEMO
  await inBusiness(deps.db, businessId, async (tx) => {
    const ids = new Map<string, string>()
    for (const name of [...CAMPAIGNS, 'order_ready'])
      for (const { id, language } of (await readTemplateNamed(tx, businessId, name))?.templates ?? [])
        ids.set(`${name} ${language}`, id)
    const rows = messages.map(({ id, person, template, sentAt }) => ({
      messageId: id,
      contactId: person.id,
      templateId: ids.get(`${template} ${LANGUAGE[person.locale]}`) ?? null,
      sourceId: null,
      senderId,
      sentAt,
    }))
    await insertSentMessages(tx, businessId, rows)
  })
}

const LANGUAGE = { es: 'es', 'pt-BR': 'pt-BR', en: 'en-US' } as const

/** Returns the statuses of messages in the order in which they happened: most arrive, and two of three are read. */
function statusesOf(messages: readonly DemoMessage[], now: Instant): Record<string, unknown>[] {
  const roll = dice(20_261_130)
  const told = messages.flatMap(({ id, person, sentAt }) => {
    const status = (word: string, after: number, rest = {}) => ({
      at: sentAt + after,
      status: { id, status: word, recipient_id: person.digits, ...rest },
    })
    if (roll() < 0.03) return [status('failed', 2000, { errors: [{ code: 131_026, title: 'Message undeliverable' }] })]
    const arrives = 2000 + Math.round(roll() * 20 * MINUTE_MS)
    const read = roll() < 0.66 ? [status('read', arrives + Math.round(roll() * 6 * HOUR_MS))] : []
    return [status('delivered', arrives), ...read]
  })
  return told
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, status }) => ({ ...status, timestamp: String(Math.floor(at / 1000)) }))
}

const payloadOf = (statuses: readonly Record<string, unknown>[]) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: DEMO.whatsappBackendId,
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: BUSINESS.whatsappNumber, phone_number_id: PHONE_NUMBER_ID },
            statuses,
          },
        },
      ],
    },
  ],
})
