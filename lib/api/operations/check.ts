import { z } from 'zod'
import { LIST_LIMIT_BYTES, operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { ContactName, Decision, exactlyOne, GivenTime } from '@/lib/api/schemas'
import { UNKNOWN_LIVE_TOPIC, UNKNOWN_SENDER } from '@/lib/api/unknown-things'
import { cleanText } from '@/lib/clean-text'

/** The most contacts that one call may name. Longer lists go to the audience endpoint. */
export const CONTACTS_AT_ONCE = 10_000

/**
 * The schema refuses no contact of a list, however long or empty its text is: the response calls it unreadable instead,
 * so that one bad number does not stop ten thousand.
 */
const ListedContact = cleanText().meta({
  description:
    'Like `contact`. One that can’t be read gets the reason `unreadable`, and the others are decided as usual',
  examples: ['+5511987650001'],
})

export const Template = z
  .strictObject({
    name: plainText(512),
    language: plainText(16)
      .optional()
      .meta({
        description:
          'The language of the template. Without it, all languages of the template count, and it is marketing if any of them is.',
        examples: ['es_MX'],
      }),
  })
  .meta({ description: 'A template, by its name in WhatsApp' })

const CheckRequest = z
  .strictObject({
    contact: ContactName.optional(),
    contacts: z
      .array(ListedContact)
      .min(1)
      .max(CONTACTS_AT_ONCE)
      .optional()
      .meta({ description: 'Many contacts at once, in place of `contact`. The response has the same order.' }),
    topic: plainText(64)
      .optional()
      .meta({ description: 'The key or id of a topic', examples: ['promotions'] }),
    template: Template.optional(),
    sender: plainText(64).optional().meta({
      description:
        'The WhatsApp number that will send: Sayso’s id of it, or Meta’s phone-number id. Without it, a stop in WhatsApp itself counts whichever of your numbers it was made for.',
    }),
    at: GivenTime.optional().meta({
      description:
        'Decides by what was known at this time, with the topics and templates of that time. Taken as they are now: the keys of topics, what the business does with templates that are tied to no topic, its country, and whether it is held after a restore, which is forgotten once the hold has ended. From 1970 on, and not in the future.',
    }),
    echo: z.boolean().optional().meta({ description: 'Repeats each of `contacts` beside its decision' }),
  })
  .refine(({ contact, contacts }) => (contact === undefined) !== (contacts === undefined), {
    message: 'Give either contact or contacts.',
    path: ['contacts'],
  })
  .refine(({ topic, template }) => (topic === undefined) !== (template === undefined), {
    message: 'Give either topic or template.',
    path: ['topic'],
  })
  .meta({ allOf: [exactlyOne('contact', 'contacts'), exactlyOne('topic', 'template')] })

const Decisions = z.object({
  allowed: z.int().meta({ description: 'The number of contacts to whom the message may be sent' }),
  results: z
    .array(z.object({ contact: z.string().optional(), ...Decision.shape }))
    .meta({ description: 'One decision for each of `contacts`, in the same order' }),
})

export const checkContactsOperation = operation({
  id: 'checkContacts',
  method: 'POST',
  path: '/check',
  tag: 'Sending',
  summary: 'Ask whether a message may be sent',
  description:
    'Takes one `contact` or up to 10,000 `contacts`, and a `topic` or a `template`. Returns for each contact whether the message may be sent now, the reason, and when a temporary No ends. ' +
    'A person whom Sayso does not know has not answered: a topic that is sent until refused is allowed, and a topic that needs a Yes is not. ' +
    'Write phone numbers with their country code. Digits without a + are read as an international number, or as a national number of the business’s country if they can only be that. ' +
    'If both readings are real numbers, or if a text holds two numbers, the reason is `unreadable`: Sayso does not guess which person is meant. ' +
    'A template that is not tied to a topic is refused for everybody with `unknown_template`, unless the settings of the business treat such templates as marketing.',
  scope: 'check',
  body: CheckRequest,
  limitBytes: LIST_LIMIT_BYTES,
  answer: z
    .union([Decision, Decisions])
    .meta({ description: 'One decision for `contact`, or a list of decisions for `contacts`' }),
  problems: {
    ...UNKNOWN_LIVE_TOPIC,
    ...UNKNOWN_SENDER,
    time_in_future: { status: 400, when: '`at` is in the future, of which nothing is known yet.' },
  },
  example: { body: { contacts: ['+5511987650001', '+5511987650002'], topic: 'promotions' } },
})
