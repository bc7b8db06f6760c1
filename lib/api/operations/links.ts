import { z } from 'zod'
import { LIST_LIMIT_BYTES, operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { exactlyOne, Locale, Time } from '@/lib/api/schemas'
import { UNKNOWN_SOURCE } from '@/lib/api/unknown-things'
import { cleanText } from '@/lib/clean-text'
import { CONTACTS_AT_ONCE } from './check'

const Source = plainText(200).meta({
  description: 'What will carry the link, by its id or its reference: every refusal then has its cause',
  examples: ['promo_november'],
})
const Language = Locale.meta({ description: 'The language the page opens in; without it, the contact’s own' })

/** One that can't be read is for the answer to say: one bad number must not stop ten thousand. */
const Who = cleanText().meta({
  description: 'A phone number with its country code, a BSUID, or a contact id of ours',
  examples: ['+5511987650001'],
})
const Wanted = z.union([
  Who,
  z.strictObject({ contact: Who, source: Source.optional(), language: Language.optional() }),
])

const LinksRequest = z
  .strictObject({
    contact: Wanted.optional(),
    contacts: z.array(Wanted).min(1).max(CONTACTS_AT_ONCE).optional(),
    source: Source.optional(),
    language: Language.optional(),
  })
  .refine(({ contact, contacts }) => (contact === undefined) !== (contacts === undefined), {
    message: 'Give either contact or contacts.',
    path: ['contacts'],
  })
  .meta(exactlyOne('contact', 'contacts'))

export const LINK_PROBLEMS = ['unreadable', 'unknown_contact', 'unknown_source', 'released', 'erased'] as const

const Link = z
  .object({
    contact: z.string().meta({ description: 'As it was given' }),
    contact_id: z.uuid().nullable(),
    url: z.url().nullable().meta({ description: 'The whole credential: whoever has it can change the answers' }),
    expires_at: Time.nullable().meta({ description: 'From then on it can only say no, and ask for a fresh one' }),
    problem: z.enum(LINK_PROBLEMS).optional().meta({
      description:
        'Why there is no link: `unreadable`, no number, BSUID or id, or a number that may be two people’s; `unknown_contact`, no contact of that id; `unknown_source`, no source of that id or reference; `released`, the number was given up; `erased`',
    }),
  })
  .meta({ id: 'Link' })

export const makeLinksOperation = operation({
  id: 'makeLinks',
  method: 'POST',
  path: '/links',
  tag: 'Sending',
  summary: 'Preference links',
  description:
    'For one `contact`, or up to 10,000 `contacts`: the link to their preference page, to be sent to them and to nobody else. ' +
    'Nothing is written for contacts that exist, so it may be called as often as needed. A phone or BSUID nobody knows becomes a contact that has said nothing; ' +
    'one that was released or erased before starts stopped. `source` and `language` hold for all, and are overridden beside each contact.',
  scope: 'links',
  body: LinksRequest,
  limitBytes: LIST_LIMIT_BYTES,
  answer: z
    .union([
      Link,
      z.object({ links: z.array(Link).meta({ description: 'One for each of `contacts`, in their order' }) }),
    ])
    .meta({ description: 'A link for `contact`; a list of them for `contacts`' }),
  problems: UNKNOWN_SOURCE,
  example: { body: { contacts: ['+5511987650001', { contact: '+5511987650002', language: 'es' }] } },
})
