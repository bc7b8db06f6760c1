import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { GraphStandIn } from './graph'
import { waIdOf } from './people'

/**
 * Something a person sends: one of `text`, `button` (of a template), `reply` (to buttons or a list of ours), `flow`
 * (what was filled in) and `edit` (a new wording).
 */
export const InboundMessage = z
  .strictObject({
    from: z.string(),
    name: z.string().default('Sheena Nelson'),
    /** Their business-scoped user id, which new webhooks carry beside the number. */
    userId: z.string().optional(),
    text: z.string().max(4096).optional(),
    button: z.strictObject({ payload: z.string(), text: z.string() }).optional(),
    reply: z
      .strictObject({ kind: z.enum(['button_reply', 'list_reply']), id: z.string(), title: z.string() })
      .optional(),
    flow: z.record(z.string(), z.unknown()).optional(),
    edit: z.strictObject({ original: z.string(), text: z.string().max(4096) }).optional(),
    /** The message to which this one replies. */
    contextId: z.string().optional(),
    id: z.string().optional(),
    /** Seconds since the epoch; without it: now. */
    timestamp: z.number().int().optional(),
    /** How often the same message is posted. */
    times: z.number().int().min(1).max(20).default(1),
  })
  .refine(
    ({ text, button, reply, flow, edit }) =>
      [text, button, reply, flow, edit].filter((one) => one !== undefined).length === 1,
    { message: 'exactly one of text, button, reply, flow and edit' },
  )

export type InboundMessage = z.infer<typeof InboundMessage>

export const SystemMessage = z.strictObject({
  type: z.enum(['user_changed_number', 'user_changed_user_id']),
  /** For a changed user id the number may be missing. */
  from: z.string().optional(),
  newNumber: z.string().optional(),
  userId: z.string().optional(),
  previousUserId: z.string().optional(),
  previousParentUserId: z.string().optional(),
})

/** Returns the change to post for a message of a person, and the message's id. It opens the 24 hours. */
export function inboundChange(graph: GraphStandIn, message: z.infer<typeof InboundMessage>) {
  const { webhooks } = graph
  const from = waIdOf(message.from)
  const id = message.id ?? newMessageId()
  graph.people.wrote(from)
  if (message.userId) graph.people.wrote(message.userId)
  const user = message.userId ? { user_id: message.userId } : {}
  const context = message.contextId ? { context: { from: graph.config.displayNumber, id: message.contextId } } : {}
  const entry = {
    ...context,
    from,
    ...(message.userId ? { from_user_id: message.userId } : {}),
    id,
    timestamp: message.timestamp === undefined ? webhooks.seconds() : String(message.timestamp),
    ...contentOf(message),
  }
  const contacts = [{ profile: { name: message.name }, wa_id: from, ...user }]
  const said = { contacts, messages: [entry] }
  // While the agent answers, messages are below `standby`, with the number's metadata beside it.
  const isStandby = graph.settings.agent && !graph.threads.taken.has(from)
  const change = isStandby
    ? { field: 'standby', value: webhooks.value({ standby: said }) }
    : { field: 'messages', value: webhooks.value(said) }
  return { id, change }
}

function contentOf(said: z.infer<typeof InboundMessage>): Record<string, unknown> {
  const { text, button, reply, flow, edit } = said
  if (edit)
    return {
      type: 'edit',
      edit: { original_message_id: edit.original, message: contentOf({ ...said, ...edit, edit: undefined }) },
    }
  if (flow) {
    const nfm_reply = { name: 'flow', body: 'Sent', response_json: JSON.stringify(flow) }
    return { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply } }
  }
  if (button) return { type: 'button', button }
  if (reply) {
    const { kind, ...rest } = reply
    return { type: 'interactive', interactive: { type: kind, [kind]: rest } }
  }
  return { type: 'text', text: { body: text ?? '' } }
}

/** A changed number or user id. It has no `contacts`. */
export function systemChange(graph: GraphStandIn, message: z.infer<typeof SystemMessage>) {
  const { webhooks } = graph
  const from = message.from === undefined ? undefined : waIdOf(message.from)
  const to = message.newNumber ? waIdOf(message.newNumber) : undefined
  const system = {
    body: `User Sheena Nelson changed from ${from ?? message.previousUserId ?? ''} to ${to ?? message.userId ?? ''}`,
    ...(to ? { wa_id: to } : {}),
    ...(message.userId ? { user_id: message.userId } : {}),
    ...(message.previousUserId ? { previous_user_id: message.previousUserId } : {}),
    ...(message.previousParentUserId ? { previous_parent_user_id: message.previousParentUserId } : {}),
    type: message.type,
  }
  const who = from === undefined ? {} : { from }
  const entry = { ...who, id: newMessageId(), timestamp: webhooks.seconds(), type: 'system', system }
  return { field: 'messages', value: webhooks.value({ messages: [entry] }) }
}

const newMessageId = () => `wamid.${randomBytes(24).toString('base64')}`
