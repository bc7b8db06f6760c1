import { lookUpContactsOperation } from '@/lib/api/operations/contacts'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { lookUpContacts } from '@/lib/services/contacts/look-up-contacts'
import { presentSummary } from '../_present/contact'

export const POST = serve(lookUpContactsOperation, async ({ deps, caller, body, requestId }) => {
  const found = await lookUpContacts(deps, caller, body.contacts)
  if ('outcome' in found) return problemFor(lookUpContactsOperation, found, requestId)
  const now = deps.clock.now()
  const contacts = found.map((one) => ({
    status: one.status,
    contact: one.status === 'found' ? presentSummary(one.contact, now) : null,
  }))
  return { body: { contacts } }
})
