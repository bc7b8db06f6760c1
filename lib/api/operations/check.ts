import { z } from 'zod'
import { LIST_LIMIT_BYTES, operation } from '@/lib/api/operation'
import { plainText } from '@/lib/api/plain-text'
import { ContactName, Decision, exactlyOne, GivenTime } from '@/lib/api/schemas'
import { UNKNOWN_LIVE_TOPIC, UNKNOWN_SENDER } from '@/lib/api/unknown-things'
import { cleanText } from '@/lib/clean-text'

/** What a call may name at once; longer lists go to the audience endpoint. */
export const CONTACTS_AT_ONCE = 10_000

/** A row that is too long or empty is for the answer to call unreadable: one bad number must not stop ten thousand. */
const ListedContact = cleanText().meta({
  description: 'As `contact`; one that can’t be read is refused as `unreadable`, and the rest goes on',
  examples: ['+5511987650001'],
})

export const Template = z
  .strictObject({
    name: plainText(512),
    language: plainText(16)
      .optional()
      .meta({
        description: 'Without it, all languages of that name count; marketing if any of them is',
        examples: ['es_MX'],
      }),
  })
  .meta({ description: 'A template as WhatsApp names it' })

const CheckRequest = z
  .strictObject({
    contact: ContactName.optional(),
    contacts: z
      .array(ListedContact)
      .min(1)
      .max(CONTACTS_AT_ONCE)
      .optional()
      .meta({ description: 'Or many at once, each as `contact`; the answer has them in this order' }),
    topic: plainText(64)
      .optional()
      .meta({ description: 'Key or id of a topic', examples: ['promotions'] }),
    template: Template.optional(),
    sender: plainText(64).optional().meta({
      description:
        'The number that will send, by its id or Meta’s phone-number id. Without it, Meta’s own stop at any number counts',
    }),
    at: GivenTime.optional().meta({
      description:
        'What was known at that time, under the topics and templates of then; from 1970 on, and not in the future',
    }),
    echo: z.boolean().optional().meta({ description: 'Repeats each of `contacts` beside its answer' }),
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
  allowed: z.int().meta({ description: 'How many of them may be sent it' }),
  results: z
    .array(z.object({ contact: z.string().optional(), ...Decision.shape }))
    .meta({ description: 'One for each of `contacts`, in their order' }),
})

export const checkContactsOperation = operation({
  id: 'checkContacts',
  method: 'POST',
  path: '/check',
  tag: 'Sending',
  summary: 'May this be sent to them?',
  description:
    'For one `contact`, or up to 10,000 `contacts`, and a `topic` or a `template`: whether it may be sent now, the reason, and until when a temporary No lasts. ' +
    'Somebody we don’t know has said nothing: a topic that is sent until refused is allowed, one that needs a Yes is not. ' +
    'A number is written with its country code. Digits without a + are read as international, and as a national number of the business’s country where only that can be meant; ' +
    'where both are real numbers, or two stand in one text, the answer is `unreadable`, not a guess at a person. ' +
    'A template that is tied to no topic is refused for everybody with `unknown_template`, unless the business treats those as marketing.',
  scope: 'check',
  body: CheckRequest,
  limitBytes: LIST_LIMIT_BYTES,
  answer: z
    .union([Decision, Decisions])
    .meta({ description: 'A decision for `contact`; a list of them for `contacts`' }),
  problems: {
    ...UNKNOWN_LIVE_TOPIC,
    ...UNKNOWN_SENDER,
    time_in_future: { status: 400, when: '`at` lies in the future: nothing is known of it yet.' },
  },
  example: { body: { contacts: ['+5511987650001', '+5511987650002'], topic: 'promotions' } },
})
