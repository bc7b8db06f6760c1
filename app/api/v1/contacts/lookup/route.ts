import { lookUpContactsOperation } from '@/lib/api/operations/contacts'
import { serve } from '@/lib/http/endpoint/serve'
import { lookUpContacts } from '@/lib/services/contacts/look-up-contacts'
import { presentSummary } from '../_present/contact'

export const POST = serve(lookUpContactsOperation, async ({ deps, caller, body }) => {
  const found = await lookUpContacts(deps, caller, body.contacts)
  const now = deps.clock.now()
  const contacts = found.map((one) => ({
    status: one.status,
    contact: one.status === 'found' ? presentSummary(one.contact, now) : null,
  }))
  return { body: { contacts } }
})
