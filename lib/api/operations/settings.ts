import { z } from 'zod'
import { operation } from '@/lib/api/operation'

const UnknownTemplate = z.enum(['refuse', 'as_marketing']).meta({
  description:
    'What to do with a message of a template that is not tied to a topic. `refuse`: it is not allowed, with the reason `unknown_template`. `as_marketing`: it counts as marketing, and is decided by what applies to all topics: a stop, a pause, and a stop in WhatsApp itself. A language that is tied to no topic, or is not known yet, has the topic of the other languages of its name. A template that is tied to an archived topic, or a name whose languages have different topics, is `unknown_template` in both cases.',
})
const GatewayOutage = z.enum(['hold_marketing', 'hold_all', 'pass_all']).meta({
  description:
    'What the gateway lets through while the database can’t be reached. `hold_marketing`: marketing is held back; utility and authentication messages pass, by the categories that the gateway has in memory. `hold_all`: nothing passes. `pass_all`: everything passes.',
})

const ChatConfirmation = z.enum(['where_said', 'always', 'never']).meta({
  description:
    'Which changes a WhatsApp backend confirms by a message in the chat. Meta bills such messages. `where_said`: the changes made in the chat; the page itself shows what it saved. `always`: the changes made on the page as well. `never`: none.',
})

const ConfirmMarketing = z.boolean().meta({
  description:
    'Whether a Yes to marketing that a person gives on their page waits until they confirm it in WhatsApp (double opt-in). Until then the reason of a check is `pending_confirmation`, or `opted_out` where they had refused before. A Yes that was recorded before stays.',
})

export const SettingsView = z
  .object({
    unknown_template: UnknownTemplate,
    gateway_outage: GatewayOutage,
    chat_confirmation: ChatConfirmation,
    confirm_marketing: ConfirmMarketing,
  })
  .meta({ id: 'Settings' })

export const getSettingsOperation = operation({
  id: 'getSettings',
  method: 'GET',
  path: '/settings',
  tag: 'Settings',
  summary: 'Read the settings',
  description:
    'Returns four choices of the business: how unknown templates are decided, what the gateway lets through during an outage, which changes are confirmed in the chat, and whether a Yes to marketing is confirmed there by the person.',
  scope: 'config:read',
  answer: SettingsView,
})

export const changeSettingsOperation = operation({
  id: 'changeSettings',
  method: 'PATCH',
  path: '/settings',
  tag: 'Settings',
  summary: 'Change the settings',
  description:
    'Settings that are left out stay as they are. The new settings apply to every check and every change that begins after the response.',
  scope: 'config:write',
  write: true,
  body: z
    .strictObject({
      unknown_template: UnknownTemplate.optional(),
      gateway_outage: GatewayOutage.optional(),
      chat_confirmation: ChatConfirmation.optional(),
      confirm_marketing: ConfirmMarketing.optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
    .meta({ minProperties: 1 }),
  answer: SettingsView,
  example: { body: { unknown_template: 'as_marketing' } },
})
