import { z } from 'zod'
import { operation } from '@/lib/api/operation'

const UnknownTemplate = z.enum(['refuse', 'as_marketing']).meta({
  description:
    'What a message of a template that is tied to no topic counts as. `refuse`: not allowed, `unknown_template`. `as_marketing`: decided as marketing by what holds for every topic: stop, pause, Meta’s own stop.',
})
const GatewayOutage = z.enum(['hold_marketing', 'hold_all', 'pass_all']).meta({
  description:
    'What the gateway lets through while the database can’t be asked. `hold_marketing`: marketing waits, utility and authentication pass as far as is known from memory.',
})

const ChatConfirmation = z.enum(['where_said', 'always', 'never']).meta({
  description:
    'Which changes are confirmed by a message in the chat, from a WhatsApp backend. Meta bills such messages. `where_said`: what was said in the chat; the page itself tells what it saved. `always`: what was said on the page too.',
})

export const SettingsView = z
  .object({ unknown_template: UnknownTemplate, gateway_outage: GatewayOutage, chat_confirmation: ChatConfirmation })
  .meta({ id: 'Settings' })

export const getSettingsOperation = operation({
  id: 'getSettings',
  method: 'GET',
  path: '/settings',
  tag: 'Settings',
  summary: 'What the business has chosen',
  description:
    'Three choices of the business: unknown templates, outages at the gateway, and which changes are confirmed in the chat.',
  scope: 'config:read',
  answer: SettingsView,
})

export const changeSettingsOperation = operation({
  id: 'changeSettings',
  method: 'PATCH',
  path: '/settings',
  tag: 'Settings',
  summary: 'Change these settings',
  description: 'What is left out stays. Holds for every check and every change that begins after the answer.',
  scope: 'config:write',
  write: true,
  body: z
    .strictObject({
      unknown_template: UnknownTemplate.optional(),
      gateway_outage: GatewayOutage.optional(),
      chat_confirmation: ChatConfirmation.optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'names nothing to change')
    .meta({ minProperties: 1 }),
  answer: SettingsView,
  example: { body: { unknown_template: 'as_marketing' } },
})
