import { makeLinksOperation as operation } from '@/lib/api/operations/links'
import { AppError } from '@/lib/errors'
import { serve } from '@/lib/http/endpoint/serve'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { makeLinks } from '@/lib/services/messages/make-links'
import { presentLinks } from './_present/link'

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
    const links = presentLinks(result.links)
    const [only] = links
    return { body: contact !== undefined && only ? only : { links } }
  },
  { keyAskedWithin: true },
)

const byteOf = (language: Locale | undefined) => (language === undefined ? undefined : localeToByte(language))
