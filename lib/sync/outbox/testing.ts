import { inBusiness } from '@/db/client'
import { insertBackend, insertSender } from '@/db/queries/business/set-up'
import type { Probe } from '@/lib/backends/backend'
import type { Released, Sent, ThreadRelease, WhatsApp, WhatsAppMessage } from '@/lib/backends/whatsapp/adapter'
import type { GraphProblem } from '@/lib/backends/whatsapp/errors'
import { WhatsAppSettings } from '@/lib/backends/whatsapp/settings'
import type { TemplatePage } from '@/lib/backends/whatsapp/templates'
import type { Statement } from '@/lib/consent/types'
import { newId } from '@/lib/ids'
import { encryptSecret } from '@/lib/keys'
import type { SyncDeps } from '@/lib/sync/deps'
import { stop, syncTest } from '@/lib/sync/testing'
import type { TestDatabase } from '@/testing/database'

/** A WhatsApp account that records what it was asked to send. The test decides the outcomes. */
export class WhatsAppStandIn implements WhatsApp {
  readonly sent: WhatsAppMessage[] = []
  settings = WhatsAppSettings.parse({ phoneNumberId: '1065', perSecond: 1000 })
  answer: (message: WhatsAppMessage) => Sent | Promise<Sent> = () => ({
    kind: 'sent',
    messageId: `wamid.${this.sent.length}`,
  })
  pages: (TemplatePage | GraphProblem)[] = []
  readonly cursors: (string | null)[] = []
  probed: Probe = { ok: true }
  /** How often it was asked whether it works. */
  probes = 0

  async send(message: WhatsAppMessage): Promise<Sent> {
    this.sent.push(message)
    return this.answer(message)
  }
  readonly released: ThreadRelease[] = []
  release: (release: ThreadRelease) => Released | Promise<Released> = () => ({ kind: 'released' })
  async releaseThread(release: ThreadRelease): Promise<Released> {
    this.released.push(release)
    return this.release(release)
  }
  compareTemplates(): Promise<GraphProblem> {
    return Promise.resolve({ kind: 'give_up', reason: 'error_100', code: 100 })
  }

  listTemplates(after: string | null): Promise<TemplatePage | GraphProblem> {
    this.cursors.push(after)
    return Promise.resolve(this.pages.shift() ?? { templates: [], after: null })
  }
  deliver: WhatsApp['deliver'] = async (deliveries, run) => {
    for (const { contactId } of deliveries) {
      run.acknowledge(contactId, { kind: 'confirmed', mirrored: null, externalId: null })
    }
  }
  probe = () => {
    this.probes += 1
    return Promise.resolve(this.probed)
  }
  close = () => Promise.resolve()
}

export interface OutboxRow {
  kind: string
  due_at: Date | null
  claimed_until: Date | null
  attempts: number
  message_id: string | null
  sent_at: Date | null
  last_error: string | null
}

const HOUR = 3_600_000

/**
 * Makes a business with a WhatsApp account, contacts who wrote to it an hour ago, and workers whose account is the
 * stand-in.
 */
export async function outboxTest(database: TestDatabase) {
  const sync = syncTest(database)
  const business = await sync.business()
  const [backendId, senderId] = [newId(), newId()]
  await inBusiness(database.app, business.id, async (tx) => {
    await insertSender(tx, business.id, { id: senderId, phoneNumberId: '1065', displayNumber: '+1', name: 'One' })
    const secret = encryptSecret(sync.deps.keys, '{}', `backend:${backendId}`)
    const place = { id: backendId, kind: 'whatsapp', name: 'WhatsApp', baseUrl: 'http://localhost:1/' } as const
    const rest = { secret, inboundTokenHash: backendId, settings: { phoneNumberId: '1065' } }
    await insertBackend(tx, business.id, { ...place, ...rest }, Date.now())
  })
  const account = new WhatsAppStandIn()
  const over: Partial<SyncDeps> = {
    connect: (id) =>
      id === backendId
        ? { backend: account, perHour: null, whatsapp: account }
        : { backend: sync.standInOf(id), perHour: null },
  }
  const { sql } = database.admin
  // These tests are about what is sent, not about which changes are confirmed by a message.
  await sql`update businesses set chat_confirmation = 'always', config_version = config_version + 1 where id = ${business.id}`
  return {
    sync,
    sql,
    business,
    backendId,
    senderId,
    account,
    syncDeps: (more: Partial<SyncDeps> = {}) => sync.syncDeps({ ...over, ...more }),
    startWorker: (more: Partial<SyncDeps> = {}) => sync.startWorker({ ...over, ...more }),
    /** Makes a contact who wrote `hoursAgo` hours ago. */
    person: async (hoursAgo = 1): Promise<string> => {
      const contact = await sync.contact(business)
      await sql`insert into contact_senders (business_id, contact_id, sender_id, last_inbound_at)
        values (${business.id}, ${contact}, ${senderId}, ${new Date(Date.now() - hoursAgo * HOUR).toISOString()})`
      return contact
    },
    say: (contact: string, statement: Statement = stop) => sync.say(business, contact, statement),
    message: async (contact: string): Promise<OutboxRow | undefined> => {
      const rows = await sql<OutboxRow[]>`
        select kind, due_at, claimed_until, attempts, message_id, sent_at, last_error from outbox
        where contact_id = ${contact} order by created_at desc limit 1`
      return rows[0]
    },
  }
}
