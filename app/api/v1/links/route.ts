import { makeLinksOperation } from '@/lib/api/operations/links'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { makeLinks, type MadeLink } from '@/lib/services/messages/make-links'

export const POST = serve(
  makeLinksOperation,
  async ({ deps, caller, body, requestId }) => {
    const { contact, contacts = [], source, language } = body
    const asked = contact === undefined ? contacts : [contact]
    const wanted = asked.map((one) =>
      typeof one === 'string' ? { contact: one } : { ...one, language: byteOf(one.language) },
    )
    const result = await makeLinks(deps, caller, wanted, { source, language: byteOf(language) })
    if (result.outcome !== 'made') return problemFor(makeLinksOperation, result, requestId)
    const links = result.links.map(linkPresenter())
    const [only] = links
    return { body: contact !== undefined && only ? only : { links } }
  },
  { keyAskedWithin: true },
)

const byteOf = (language: Locale | undefined) => (language === undefined ? undefined : localeToByte(language))

/** The links of one call end at the same time, or around midnight at two: each is written once. */
function linkPresenter() {
  let last: { at: number; text: string } | null = null
  const time = (at: number): string => (last?.at === at ? last : (last = { at, text: new Date(at).toISOString() })).text
  return ({ contact, contactId, url, expiresAt, problem }: MadeLink) => {
    const expires_at = expiresAt === null ? null : time(expiresAt)
    const link = { contact, contact_id: contactId, url, expires_at }
    return problem === undefined ? link : { ...link, problem }
  }
}
