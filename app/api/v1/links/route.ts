import { makeLinksOperation } from '@/lib/api/operations/links'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { type Locale, localeToByte } from '@/lib/i18n/locales'
import { makeLinks } from '@/lib/services/messages/make-links'
import { presentLinks } from './_present/link'

export const POST = serve(
  makeLinksOperation,
  async ({ deps, caller, body, requestId }) => {
    const { contact, contacts = [], source, topic, language } = body
    const asked = contact === undefined ? contacts : [contact]
    const wanted = asked.map((one) =>
      typeof one === 'string' ? { contact: one } : { ...one, language: byteOf(one.language) },
    )
    const result = await makeLinks(deps, caller, wanted, { source, topic, language: byteOf(language) })
    if (result.outcome !== 'made') return problemFor(makeLinksOperation, result, requestId)
    const links = presentLinks(result.links)
    const [only] = links
    return { body: contact !== undefined && only ? only : { links } }
  },
  { keyAskedWithin: true },
)

const byteOf = (language: Locale | undefined) => (language === undefined ? undefined : localeToByte(language))
