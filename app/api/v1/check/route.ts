import { checkContactsOperation as operation } from '@/lib/api/operations/check'
import { AppError } from '@/lib/errors'
import { serve } from '@/lib/http/endpoint/serve'
import { checkAt } from '@/lib/services/decisions/check-at'
import { checkContact, type CheckResult } from '@/lib/services/decisions/check-contact'
import { checkContacts } from '@/lib/services/decisions/check-contacts'
import type { SubjectRequest } from '@/lib/services/decisions/decision-subject'
import { presentVerdict, presentVerdicts } from './_present/verdict'

export const POST = serve(
  operation,
  async ({ deps, caller, body }) => {
    const { contact, contacts = [], sender, at } = body
    const request = subjectOf(body)
    if (contact !== undefined && at === undefined)
      return { body: presentVerdict(known(await checkContact(deps, caller, contact, request, sender))) }
    const names = contact === undefined ? contacts : [contact]
    const result =
      at === undefined
        ? await checkContacts(deps, caller, names, request, sender)
        : await checkAt(deps, caller, names, request, Date.parse(at), sender)
    const verdicts = known(result)
    const [only] = verdicts
    if (contact !== undefined && only) return { body: presentVerdict(only) }
    return { body: presentVerdicts(verdicts, body.echo ? contacts : null) }
  },
  { keyAskedWithin: true },
)

function subjectOf({
  topic,
  template,
}: {
  topic?: string
  template?: { name: string; language?: string }
}): SubjectRequest {
  return template === undefined ? { topic: topic ?? '' } : { template }
}

/** What was decided; what the business does not have is a mistake of the caller. */
function known<T>(result: CheckResult<T>): T {
  if (result.outcome === 'decided') return result.decided
  const thing = result.outcome === 'unknown_topic' ? 'topic' : 'sender'
  throw new AppError(result.outcome, {
    message: `a check named a ${thing} that is not there`,
    userMessage: `This business has no such ${thing}.`,
    status: 404,
  })
}
