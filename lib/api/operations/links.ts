import { z } from 'zod'
import { LIST_LIMIT_BYTES, operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { BUSINESS_CLOSING } from '@/lib/api/problems'
import { exactlyOne, Locale, Time } from '@/lib/api/schemas'
import { UNKNOWN_SOURCE } from '@/lib/api/unknown-things'
import { cleanText } from '@/lib/clean-text'
import { CONTACTS_AT_ONCE } from './check'

const Source = plainText(200).meta({
  description:
    'The template, campaign or flow that will carry the link, by its id or its reference (see POST /sources). Changes made with the link then name it as their source.',
  examples: ['promo_november'],
})
const Topic = plainText(64).meta({
  description:
    'A topic, by its id or key, that the link names: the page begins with it and has a button that stops just this one, also when the link has expired. A topic that is hidden is shown by such a link. The link gives no other right by it.',
  examples: ['promotions'],
})
const Language = Locale.meta({
  description: 'The language in which the page opens. The default is the contact’s own language.',
})

/**
 * The schema refuses no contact. The response says which can't be read, so that one bad number does not stop the rest.
 */
const Who = cleanText().meta({
  description: 'A phone number with its country code, a BSUID, or Sayso’s id of the contact',
  examples: ['+5511987650001'],
})
const Wanted = z.union([
  Who,
  z.strictObject({
    contact: Who,
    source: Source.optional(),
    topic: Topic.optional(),
    language: Language.optional(),
  }),
])

const LinksRequest = z
  .strictObject({
    contact: Wanted.optional(),
    contacts: z.array(Wanted).min(1).max(CONTACTS_AT_ONCE).optional(),
    source: Source.optional(),
    topic: Topic.optional(),
    language: Language.optional(),
  })
  .refine(({ contact, contacts }) => (contact === undefined) !== (contacts === undefined), {
    message: 'Give either contact or contacts.',
    path: ['contacts'],
  })
  .meta(exactlyOne('contact', 'contacts'))

export const LINK_PROBLEMS = [
  'unreadable',
  'unknown_contact',
  'unknown_source',
  'unknown_topic',
  'released',
  'erased',
] as const

const Link = z
  .object({
    contact: z.string().meta({ description: 'The contact as the request named it' }),
    contact_id: z.uuid().nullable(),
    url: z.url().nullable().meta({
      description: 'The preference link. Keep it secret: anybody who has it can change the contact’s answers',
    }),
    expires_at: Time.nullable().meta({
      description: 'When the link expires. After that it can only be used to stop messages and to ask for a new link',
    }),
    problem: z.enum(LINK_PROBLEMS).optional().meta({
      description:
        'Why there is no link. `unreadable`: the text is no phone number, BSUID or id, or a number that may belong to two people; `unknown_contact`: the business has no contact with this id, or the contact was merged, released or erased while the call ran, so that the call may be made again; `unknown_source`: the business has no source with this id or reference; `unknown_topic`: no topic that people can refuse has this id or key; `released`: the person gave the number up; `erased`: the person was erased',
    }),
  })
  .meta({ id: 'Link' })

export const makeLinksOperation = operation({
  id: 'makeLinks',
  method: 'POST',
  path: '/links',
  tag: 'Sending',
  summary: 'Make preference links',
  description:
    'Takes one `contact` or up to 10,000 `contacts`, and returns for each the link to their preference page. Send a link to that person and to nobody else. ' +
    'For contacts that exist nothing is written, so the call may be made as often as needed. A phone number or BSUID that Sayso does not know becomes a contact that has not answered anything; ' +
    'a number that was released or erased before becomes a contact that has stopped all messages. `source`, `topic` and `language` apply to all contacts, unless a contact has its own.',
  scope: 'links',
  body: LinksRequest,
  limitBytes: LIST_LIMIT_BYTES,
  answer: z
    .union([
      Link,
      z.object({ links: z.array(Link).meta({ description: 'One link for each of `contacts`, in the same order' }) }),
    ])
    .meta({ description: 'One link for `contact`, or a list of links for `contacts`' }),
  problems: {
    ...UNKNOWN_SOURCE,
    unknown_topic: {
      status: 404,
      when: 'The business has no topic with this id or key, has archived it, or nobody can refuse it.',
    },
  },
  thrown: BUSINESS_CLOSING,
  example: { body: { contacts: ['+5511987650001', { contact: '+5511987650002', language: 'es' }] } },
})
