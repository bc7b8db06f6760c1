import { randomUUID } from 'node:crypto'
import { graphCode, STOPPED_MARKETING } from '@/lib/backends/whatsapp/errors'
import { object } from '@/lib/backends/whatsapp/read'
import { readMessageId } from '@/lib/backends/whatsapp/send'
import { withoutNul } from '@/lib/clean-text'
import { bsuidIdentity, phoneIdentity } from '@/lib/consent/identities'
import { findOrCreateContact } from '@/lib/services/contacts/find-contact'
import type { Deps } from '@/lib/services/deps'
import { recordRefusedMessage } from '@/lib/services/inbound/record-provider-stop'
import type { Passed } from './decide-send'
import type { GatewayMemory } from './memory'

/**
 * Records what Meta's response to a message shows. The message's id is stored, so that its later status finds contact,
 * template and sender; WhatsApp's own stop is recorded as a refusal. It runs after the response was passed on, and
 * never rejects.
 */
export async function recordAnswer(
  deps: Deps,
  memory: GatewayMemory,
  passed: readonly (Passed & { contactId: string | null })[],
  answer: { status: number; raw: Buffer },
): Promise<void> {
  const body = parse(answer.raw)
  const reply = { status: answer.status, body, retryAfterMs: null }
  const messageId = readMessageId(reply)
  const isStopped = graphCode(reply) === STOPPED_MARKETING
  const trace = object(body?.['error'])?.['fbtrace_id']
  const work = passed.map(async ({ candidate: { businessId, senderId }, templateId, contactId, whom }) => {
    if (messageId !== null) {
      const row = { messageId, contactId, templateId, senderId, sourceId: null, sentAt: deps.clock.now() }
      await memory.sent.remember(businessId, row)
    }
    if (!isStopped || senderId === null) return
    const [name = ''] = whom.readings
    const identity = bsuidIdentity(name) ?? phoneIdentity(name)
    const id = contactId ?? (identity && (await findOrCreateContact(deps, businessId, [identity], null)).contactId)
    const refused = { by: 'gateway', reference: traceOr(trace) } as const
    if (id) await recordRefusedMessage(deps, { businessId, contactId: id, senderId }, refused)
  })
  const failed = (await Promise.allSettled(work)).filter((each) => each.status === 'rejected')
  for (const { reason } of failed) deps.log.error({ err: reason }, 'Meta’s response to a message could not be recorded')
}

const traceOr = (trace: unknown) =>
  typeof trace === 'string' && withoutNul(trace) !== '' ? withoutNul(trace) : randomUUID()

function parse(raw: Buffer): Record<string, unknown> | null {
  try {
    return object(JSON.parse(raw.toString('utf8')))
  } catch {
    return null
  }
}
