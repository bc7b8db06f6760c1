import type { z } from 'zod'
import { isoOrNull } from '@/app/api/v1/_present/time'
import { recordPreferencesOperation, type RecordPreferencesBody } from '@/lib/api/operations/contacts'
import { problemFor, scopeMissing } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import type { InvalidParam } from '@/lib/http/problem'
import type { PreferenceRequest } from '@/lib/services/records/preference-request'
import { recordPreferences, type RecordResult } from '@/lib/services/records/record-preferences'
import { presentStanding } from '../../_present/contact'
import { presentCited } from '../../_present/line'

export const PUT = serve(
  recordPreferencesOperation,
  async ({ deps, caller, params, body, requestId, idempotencyKey }) => {
    // A statement in the person's own name can lift their No. It needs a right of its own, which is meant for the tools
    // of employees who talk to people.
    if (body.method === 'agent' && !caller.scopes.includes('contacts:agent'))
      return scopeMissing('contacts:agent', requestId)
    const noted = { ...notedOf(body), idempotencyKey }
    const result = await recordPreferences(deps, caller, params.id, noted)
    if (result.outcome !== 'recorded')
      return problemFor(recordPreferencesOperation, result, requestId, invalidParams(result))
    return { body: present(result) }
  },
)

function notedOf(body: z.infer<typeof RecordPreferencesBody>): Omit<PreferenceRequest, 'idempotencyKey'> {
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

type Recorded = Extract<RecordResult, { outcome: 'recorded' }>

function present({
  contactId,
  changes,
  statements,
  standings,
}: Recorded): z.infer<NonNullable<typeof recordPreferencesOperation.answer>> {
  return {
    contact_id: contactId,
    changes: changes.map(({ changeId, at, repeated }) => ({
      change_id: changeId,
      occurred_at: isoOrNull(at),
      repeated,
    })),
    statements: statements.map(({ on, topicKey, said, outcome, reason, line }) => ({
      on,
      topic: topicKey,
      said,
      outcome,
      reason,
      kept_out_by: line && presentCited(line),
    })),
    topics: standings.map(presentStanding),
  }
}

/** Returns which of the topics in the call the problem is about. */
function invalidParams(refused: Exclude<RecordResult, Recorded>): InvalidParam[] | undefined {
  if (!('names' in refused)) return undefined
  const reason = refused.outcome === 'unknown_topic' ? 'unknown' : 'named twice'
  return refused.names.map((name) => ({ name: `topics.${name}`, reason }))
}
