import { getContactOperation } from '@/lib/api/operations/contacts'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { readContact } from '@/lib/services/records/read-contact'
import { presentContact } from '../_present/contact'

export const GET = serve(getContactOperation, async ({ deps, caller, params, query, requestId }) => {
  const page = { before: query.before ?? null, limit: query.limit, chain: query.chain ?? null }
  const contact = await readContact(deps, caller, params.id, page)
  if (!contact || 'outcome' in contact)
    return problemFor(getContactOperation, contact ?? { outcome: 'unknown_contact' }, requestId)
  return { body: presentContact(contact, deps.clock.now()) }
})
