import type { Address, Backend, Probe } from '@/lib/backends/backend'
import { createHttp, type HttpOptions } from '@/lib/backends/http'
import { type Comparison, comparisonQuery, readComparison } from './comparison'
import { graphCode, type GraphProblem, judgeGraph, MARKETING_ELSEWHERE } from './errors'
import { graphApi, type GraphResult, versionedUrl } from './graph'
import { type Content, messageBody, readMessageId, releaseBody } from './send'
import type { WhatsAppSecret, WhatsAppSettings } from './settings'
import { readTemplatePage, TEMPLATE_FIELDS, TEMPLATE_PAGE, type TemplatePage } from './templates'

export interface WhatsAppOptions extends Omit<HttpOptions, 'connections'> {
  secret: WhatsAppSecret
  settings: WhatsAppSettings
}

export interface WhatsAppMessage {
  /** Meta's id of the number from which it is sent. */
  phoneNumberId: string
  to: Address
  content: Content
  /** The number of attempts up to now, this one included. */
  attempts: number
}

/** A conversation to give back to Meta's Business Agent. */
export type ThreadRelease = Pick<WhatsAppMessage, 'phoneNumberId' | 'to' | 'attempts'>

export type Released = { kind: 'released' } | GraphProblem

export type Sent = { kind: 'sent'; messageId: string } | GraphProblem

/** The WhatsApp backend, which can also write to people. */
export interface WhatsApp extends Backend {
  readonly settings: WhatsAppSettings
  send(message: WhatsAppMessage): Promise<Sent>
  /** Gives back a conversation that a message of ours took from Meta's Business Agent. */
  releaseThread(release: ThreadRelease): Promise<Released>
  /** Returns one page of the account's templates, from a cursor on. */
  listTemplates(after: string | null): Promise<TemplatePage | GraphProblem>
  /** Compares two templates of the account, by Meta's ids, over the week before `endMs`. */
  compareTemplates(id: string, otherId: string, endMs: number): Promise<Comparison | GraphProblem>
}

const CONNECTIONS = 16

/** Makes the adapter for a WhatsApp Business account by Meta's Cloud API (docs/reference/whatsapp.md). */
export function createWhatsApp({ secret, settings, ...http }: WhatsAppOptions): WhatsApp {
  const baseUrl = versionedUrl(http.baseUrl, settings.graphVersion)
  const client = createHttp({ ...http, baseUrl, connections: CONNECTIONS })
  const graph = graphApi(client, secret.accessToken)
  return {
    settings,
    // WhatsApp keeps no record of consent, so there is nothing to write. Senders ask Sayso before they send.
    async deliver(deliveries, run) {
      for (const { contactId, externalId } of deliveries) {
        run.acknowledge(contactId, { kind: 'confirmed', mirrored: null, externalId })
      }
    },
    async send({ phoneNumberId, to, content, attempts }) {
      const body = messageBody(to, content)
      const post = (edge: string) => graph.send({ method: 'POST', path: `${phoneNumberId}/${edge}`, body })
      const first = await post('messages')
      // Nothing was sent: the account accepts marketing at another address only.
      const isElsewhere = first.ok && graphCode(first.reply) === MARKETING_ELSEWHERE && content.kind === 'template'
      const result = isElsewhere ? await post('marketing_messages') : first
      const messageId = result.ok ? readMessageId(result.reply) : null
      return messageId === null ? judgeGraph(result, attempts) : { kind: 'sent', messageId }
    },
    async releaseThread({ phoneNumberId, to, attempts }) {
      const path = `${phoneNumberId}/thread_control`
      const result = await graph.send({ method: 'POST', path, body: releaseBody(to) })
      return isSuccess(result) ? { kind: 'released' } : judgeGraph(result, attempts)
    },
    async listTemplates(after) {
      const query = { fields: TEMPLATE_FIELDS, limit: String(TEMPLATE_PAGE), ...(after ? { after } : {}) }
      const result = await graph.send({ method: 'GET', path: `${secret.wabaId}/message_templates`, query })
      return (isSuccess(result) && readTemplatePage(result.reply)) || judgeGraph(result, 1)
    },
    async compareTemplates(id, otherId, endMs) {
      const query = comparisonQuery(otherId, endMs)
      const result = await graph.send({ method: 'GET', path: `${id}/compare`, query })
      return (isSuccess(result) && readComparison(result.reply)) || judgeGraph(result, 1)
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
