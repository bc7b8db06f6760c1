import type { Address, Backend, Probe } from '../backend'
import { createHttp, type HttpOptions } from '../http'
import { type GraphProblem, judgeGraph } from './errors'
import { graphApi, type GraphResult } from './graph'
import { type Content, messageBody, readMessageId } from './send'
import type { WhatsAppSecret, WhatsAppSettings } from './settings'
import { readTemplatePage, TEMPLATE_FIELDS, TEMPLATE_PAGE, type TemplatePage } from './templates'

export interface WhatsAppOptions extends Omit<HttpOptions, 'connections'> {
  secret: WhatsAppSecret
  settings: WhatsAppSettings
}

export interface WhatsAppMessage {
  /** Meta's id of the number it is sent from. */
  phoneNumberId: string
  to: Address
  content: Content
  /** Sendings so far, this one included. */
  attempts: number
}

export type Sent = { kind: 'sent'; messageId: string } | GraphProblem

/** A WhatsApp backend can write to people as well. */
export interface WhatsApp extends Backend {
  readonly settings: WhatsAppSettings
  send(message: WhatsAppMessage): Promise<Sent>
  /** One page of the account's templates, from a cursor on. */
  listTemplates(after: string | null): Promise<TemplatePage | GraphProblem>
}

const CONNECTIONS = 16

/** A WhatsApp Business account by Meta's Cloud API (reference/whatsapp-cloud-api.md). */
export function createWhatsApp({ secret, settings, ...http }: WhatsAppOptions): WhatsApp {
  const client = createHttp({ ...http, connections: CONNECTIONS })
  const graph = graphApi(client, secret.accessToken)
  return {
    settings,
    // WhatsApp keeps no record of consent: there is nothing to write, and what is sent asks us first.
    async deliver(deliveries, run) {
      for (const { contactId, externalId } of deliveries) {
        run.settle(contactId, { kind: 'confirmed', mirrored: null, externalId })
      }
    },
    async send({ phoneNumberId, to, content, attempts }) {
      const path = `${phoneNumberId}/messages`
      const result = await graph.send({ method: 'POST', path, body: messageBody(to, content) })
      const messageId = result.ok ? readMessageId(result.reply) : null
      return messageId === null ? judgeGraph(result, attempts) : { kind: 'sent', messageId }
    },
    async listTemplates(after) {
      const query = { fields: TEMPLATE_FIELDS, limit: String(TEMPLATE_PAGE), ...(after ? { after } : {}) }
      const result = await graph.send({ method: 'GET', path: `${secret.wabaId}/message_templates`, query })
      return (isSuccess(result) && readTemplatePage(result.reply)) || judgeGraph(result, 1)
    },
    async probe(): Promise<Probe> {
      const result = await graph.send({ method: 'GET', path: settings.phoneNumberId, query: { fields: 'id' } })
      if (isSuccess(result)) return { ok: true }
      const problem = judgeGraph(result, 1)
      return { ok: false, paused: problem.kind === 'paused', reason: problem.reason }
    },
    close: () => client.close(),
  }
}

function isSuccess(result: GraphResult): result is Extract<GraphResult, { ok: true }> {
  return result.ok && result.reply.status === 200
}
