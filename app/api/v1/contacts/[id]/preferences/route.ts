import type { z } from 'zod'
import { isoOrNull } from '@/app/api/v1/_present/time'
import { notePreferencesOperation as operation, type NotePreferencesBody } from '@/lib/api/operations/contacts'
import { notFound, scopeMissing, serve } from '@/lib/http/endpoint/serve'
import { problem } from '@/lib/http/problem'
import type { PreferenceRequest } from '@/lib/services/records/preference-request'
import { recordPreferences, type RecordResult } from '@/lib/services/records/record-preferences'
import { presentStanding } from '../../_present/contact'
import { presentCited } from '../../_present/line'

export const PUT = serve(operation, async ({ deps, caller, params, body, requestId, idempotencyKey }) => {
  // Whoever speaks in the person's own name can lift their No: a right of its own, for the tools of people who talk to them.
  if (body.method === 'agent' && !caller.scopes.includes('contacts:agent'))
    return scopeMissing('contacts:agent', requestId)
  const noted = { ...notedOf(body), apiKeyId: caller.keyId, idempotencyKey }
  const result = await recordPreferences(deps, caller.businessId, params.id, noted)
  return result.outcome === 'noted' ? { body: present(result) } : refuse(result, requestId)
})

function notedOf(body: z.infer<typeof NotePreferencesBody>): Omit<PreferenceRequest, 'apiKeyId' | 'idempotencyKey'> {
  return {
    by: body.method,
    topics: body.topics ?? {},
    stop: body.stop ?? false,
    return: body.return ?? false,
    pause: body.pause ?? null,
    resume: body.resume ?? false,
    clearProviderStop: body.clear_provider_stop ?? null,
    saidAt: body.said_at ?? null,
    evidence: body.evidence ?? null,
    sourceId: body.source ?? null,
    expiresAt: body.expires_at === undefined ? null : Date.parse(body.expires_at),
  }
}

type Noted = Extract<RecordResult, { outcome: 'noted' }>

function present({ contactId, changes, statements, standings }: Noted): z.infer<NonNullable<typeof operation.answer>> {
  return {
    contact_id: contactId,
    changes: changes.map(({ changeId, at, repeated }) => ({
      change_id: changeId,
      occurred_at: isoOrNull(at),
      repeated,
    })),
    statements: statements.map(({ on, topicKey, said, outcome, why, line }) => ({
      on,
      topic: topicKey,
      said,
      outcome,
      reason: why,
      kept_out_by: line && presentCited(line),
    })),
    topics: standings.map(presentStanding),
  }
}

/** Nothing was written. What another business has is told apart by nothing from what does not exist. */
function refuse(result: Exclude<RecordResult, Noted>, requestId: string): Response {
  switch (result.outcome) {
    case 'unknown_contact':
      return notFound(requestId)
    case 'unknown_topics':
      return problem(404, 'unknown_topic', 'The business has no such topic; nothing was written.', {
        requestId,
        invalidParams: result.names.map((name) => ({ name: `topics.${name}`, reason: 'unknown' })),
      })
    case 'named_twice':
      return problem(400, 'invalid_body', 'A topic is named twice, by its key and by its id.', {
        requestId,
        invalidParams: result.names.map((name) => ({ name: `topics.${name}`, reason: 'named twice' })),
      })
    case 'unknown_source':
      return problem(404, 'unknown_source', 'The business has no such source; nothing was written.', { requestId })
    case 'unknown_sender':
      return problem(404, 'unknown_sender', 'The business has no such sender; nothing was written.', { requestId })
    case 'erased':
      return problem(409, 'contact_erased', 'The person was erased: nothing is kept about them any more.', {
        requestId,
      })
    case 'released':
      return problem(409, 'contact_released', 'The number is not this person’s any more.', { requestId })
  }
}
