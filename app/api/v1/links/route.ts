import { makeLinks as operation } from '@/lib/api/operations/links'
import { AppError } from '@/lib/errors'
import { serve } from '@/lib/http/api/serve'
import { makeLinks, type MadeLink } from '@/lib/services/make-links'

export const POST = serve(operation, async ({ deps, caller, body }) => {
  const { contact, contacts = [], source, language } = body
  const asked = contact === undefined ? contacts : [contact]
  const wanted = asked.map((one) => (typeof one === 'string' ? { contact: one } : one))
  const result = await makeLinks(deps, caller.businessId, wanted, { source, language })
  if (result.outcome === 'unknown_source')
    throw new AppError('unknown_source', {
      message: 'links were asked for with a source that is not there',
      userMessage: 'This business has no such source.',
      status: 400,
    })
  const links = result.links.map(presentLink)
  const [only] = links
  return { body: contact !== undefined && only ? only : { links } }
})

function presentLink({ contact, contactId, url, expiresAt, problem }: MadeLink) {
  const expires_at = expiresAt === null ? null : new Date(expiresAt).toISOString()
  return { contact, contact_id: contactId, url, expires_at, ...(problem === undefined ? {} : { problem }) }
}
