import { makeLinksOperation as operation } from '@/lib/api/operations/links'
import { AppError } from '@/lib/errors'
import { serve } from '@/lib/http/endpoint/serve'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { makeLinks, type MadeLink } from '@/lib/services/messages/make-links'

export const POST = serve(
  operation,
  async ({ deps, caller, body }) => {
    const { contact, contacts = [], source, language } = body
    const asked = contact === undefined ? contacts : [contact]
    const wanted = asked.map((one) =>
      typeof one === 'string' ? { contact: one } : { ...one, language: byteOf(one.language) },
    )
    const result = await makeLinks(deps, caller, wanted, { source, language: byteOf(language) })
    if (result.outcome === 'unknown_source')
      throw new AppError('unknown_source', {
        message: 'links were asked for with a source that is not there',
        userMessage: 'This business has no such source.',
        status: 404,
      })
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
