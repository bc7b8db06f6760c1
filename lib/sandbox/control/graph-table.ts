import { z } from 'zod'
import { GraphFault } from '@/lib/sandbox/graph/faults'
import type { GraphStandIn } from '@/lib/sandbox/graph/graph'
import { inboundChange, InboundMessage, SystemMessage, systemChange } from '@/lib/sandbox/graph/inbound'
import { waIdOf } from '@/lib/sandbox/graph/people'
import { isTemplateEvent, TemplateEvent, templateChanges } from '@/lib/sandbox/graph/template-events'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { notFound } from '@/lib/sandbox/weni/reply'

const Preference = z.strictObject({
  from: z.string(),
  userId: z.string().optional(),
  value: z.enum(['stop', 'resume']),
  /** Seconds since the epoch; without it: now. */
  timestamp: z.number().int().optional(),
})
const Status = z.strictObject({
  id: z.string(),
  to: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  code: z.number().int().nullable().default(null),
})
const Change = z.strictObject({ field: z.string(), value: z.record(z.string(), z.unknown()) })
const Blocks = z.strictObject({
  sends: z.number().int().nonnegative(),
  rate: z.number().min(0).max(1),
  reason: z.string(),
})
const SettingsChange = z
  .strictObject({
    perSecond: z.number().int().positive(),
    pairLimit: z.boolean(),
    statuses: z.array(z.enum(['sent', 'delivered', 'read'])),
    statusDelayMs: z.number().int().nonnegative(),
    absent: z.array(z.string()),
    agent: z.boolean(),
    marketingElsewhere: z.boolean(),
  })
  .partial()

type GraphControl = (graph: GraphStandIn, body: unknown, query: URLSearchParams) => unknown

/** Controls of Meta's stand-in. A control that posts a webhook returns the status of its response, 0 for none. */
const CONTROLS: readonly [string, GraphControl][] = [
  ['GET graph/messages', ({ messages }, _, query) => messagesTo(messages, query.get('to'))],
  ['DELETE graph/messages', (graph) => void (graph.messages = [])],
  ['GET graph/released', ({ threads }) => threads.released],
  ['GET graph/webhooks', ({ webhooks }) => webhooks.posted],
  ['GET graph/templates', ({ templates }) => templates],
  [
    'POST graph/blocks',
    ({ blocks }, body) => {
      for (const [id, each] of Object.entries(z.record(z.string(), Blocks).parse(body))) blocks.set(id, each)
    },
  ],
  ['GET graph/faults', ({ faults }) => faults.list()],
  [
    'POST graph/faults',
    ({ faults }, body) => faults.set(z.union([z.array(GraphFault), GraphFault.transform((one) => [one])]).parse(body)),
  ],
  ['DELETE graph/faults', ({ faults }) => faults.set([])],
  ['GET graph/settings', ({ settings }) => settings],
  ['POST graph/settings', ({ settings }, body) => void Object.assign(settings, SettingsChange.parse(body))],
  ['POST graph/reset', (graph) => graph.reset()],
  [
    // A message from a person: opens the 24 hours.
    'POST graph/inbound',
    async (graph, body) => {
      const message = InboundMessage.parse(body)
      const { id, change } = inboundChange(graph, message)
      let status = 0
      for (let time = 0; time < message.times; time++) status = await graph.webhooks.post(change)
      return { id, status }
    },
  ],
  [
    'POST graph/preferences',
    async (graph, body) => ({ status: await graph.webhooks.post(preferenceChange(graph, Preference.parse(body))) }),
  ],
  [
    'POST graph/system',
    async (graph, body) => ({ status: await graph.webhooks.post(systemChange(graph, SystemMessage.parse(body))) }),
  ],
  [
    'POST graph/statuses',
    async (graph, body) => {
      const { id, to, status, code } = Status.parse(body)
      return { status: await graph.webhooks.post(graph.statusChange(id, waIdOf(to), status, code)) }
    },
  ],
  [
    'POST graph/template',
    async (graph, body) => {
      const event = TemplateEvent.parse(body)
      const changes = isTemplateEvent(graph, event) ? templateChanges(graph, event) : null
      if (!changes) throw notFound()
      const statuses: number[] = []
      for (const change of changes) statuses.push(await graph.webhooks.post(change))
      return { statuses }
    },
  ],
  // Any change at all, for what Meta may send in the future.
  [
    'POST graph/changes',
    async (graph, body) => ({ status: await graph.webhooks.post(...z.array(Change).min(1).max(1000).parse(body)) }),
  ],
]

/** `to`: a number in any spelling, or a user id. */
function messagesTo(messages: GraphStandIn['messages'], to: string | null) {
  return to === null ? messages : messages.filter((message) => message.to === to || message.to === waIdOf(to))
}

function preferenceChange(graph: GraphStandIn, { from, userId, value, timestamp }: z.infer<typeof Preference>) {
  const id = waIdOf(from)
  if (value === 'stop') graph.people.stopped.add(id)
  else graph.people.stopped.delete(id)
  const who = { wa_id: id, ...(userId ? { user_id: userId } : {}) }
  const detail = `User requested to ${value} marketing messages`
  const at = timestamp ?? Math.floor(graph.now() / 1000)
  const entry = { ...who, detail, category: 'marketing_messages', value, timestamp: at }
  return { field: 'user_preferences', value: graph.webhooks.value({ contacts: [who], user_preferences: [entry] }) }
}

/** The same controls for the table of the whole sandbox; they exist only where the configuration has an account. */
export const graphControls = CONTROLS.map(
  ([name, control]) =>
    [
      name,
      ({ graph }: Sandbox, body: unknown, query: URLSearchParams) => {
        if (!graph) throw notFound()
        return control(graph, body, query)
      },
    ] as const,
)
