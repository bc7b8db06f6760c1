import { checkContactsOperation } from '@/lib/api/operations/check'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { checkAt } from '@/lib/services/decisions/check-at'
import { checkContact } from '@/lib/services/decisions/check-contact'
import { checkContacts } from '@/lib/services/decisions/check-contacts'
import type { SubjectRequest } from '@/lib/services/decisions/decision-subject'
import { presentDecision, presentDecisions } from './_present/decision'

export const POST = serve(
  checkContactsOperation,
  async ({ deps, caller, body, requestId }) => {
    const { contact, contacts = [], sender, at } = body
    const request = requestedSubject(body)
    const names = contact === undefined ? contacts : [contact]
    const result =
      at !== undefined
        ? await checkAt(deps, caller, names, request, Date.parse(at), sender)
        : contact !== undefined
          ? await checkContact(deps, caller, contact, request, sender)
          : await checkContacts(deps, caller, names, request, sender)
    if (result.outcome !== 'decided') return problemFor(checkContactsOperation, result, requestId)
    const decisions = Array.isArray(result.decided) ? result.decided : [result.decided]
    const [only] = decisions
    if (contact !== undefined && only) return { body: presentDecision(only) }
    return { body: presentDecisions(decisions, body.echo ? contacts : null) }
  },
  { keyAskedWithin: true },
)

function requestedSubject({
  topic,
  template,
}: {
  topic?: string
  template?: { name: string; language?: string }
}): SubjectRequest {
  return template === undefined ? { topic: topic ?? '' } : { template }
}
