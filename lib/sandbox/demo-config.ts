import { z } from 'zod'
import { GraphConfig } from './graph/config'
import { STATUSES } from './weni/contact'

/** A contact as the seed writes it. */
export const DemoContact = z.object({
  uuid: z.uuid(),
  name: z.string().nullable(),
  /** ISO 639-3: `spa`, `por`, `eng`. */
  language: z.string().length(3).nullable(),
  /** As in Weni: `whatsapp:5511987654321`. */
  urn: z.string(),
  fields: z.record(z.string(), z.string()).default({}),
  /** Uuids or names of static groups. */
  groups: z.array(z.string()).default([]),
  status: z.enum(STATUSES).default('active'),
  /** Their preference link; without one the phone asks Sayso for it, as a flow would. */
  link: z.url().optional(),
})
export type DemoContact = z.infer<typeof DemoContact>

const TemplateText = z.object({ text: z.string(), button: z.string() })

/** A template message; `{{name}}` in its text becomes the contact's name. */
export const PhoneTemplate = z.object({
  name: z.string(),
  category: z.enum(['marketing', 'utility']),
  languages: z.object({ spa: TemplateText, por: TemplateText, eng: TemplateText }),
})
export type PhoneTemplate = z.infer<typeof PhoneTemplate>

/** `SAYSO_DATA/demo.json`: all that the sandbox knows about Sayso. The seed writes it before the sandbox starts. */
export const DemoConfig = z.object({
  /** Without a slash at the end: `http://localhost:3000/api/inbound/<backend>`. */
  inboundUrl: z.url(),
  inboundToken: z.string().min(1),
  /** The token that API v2 accepts as `Token …`. */
  apiToken: z.string().min(1),
  org: z.object({ name: z.string() }),
  fields: z.array(z.object({ key: z.string(), label: z.string(), value_type: z.string().default('text') })).default([]),
  groups: z
    .array(z.object({ uuid: z.uuid(), name: z.string(), query: z.string().nullable().default(null) }))
    .default([]),
  contacts: z.array(DemoContact),
  /** Whose phone is shown first, and their link. */
  phoneContactUuid: z.uuid(),
  phoneLink: z.url(),
  /** Where people without a link ask for theirs. */
  frontDoor: z.url().optional(),
  phoneTemplate: PhoneTemplate,
  /** The WhatsApp account that the stand-in for Meta plays; without it there is none. */
  whatsapp: GraphConfig.optional(),
  /** What the stand-in at `/hooks/demo` verifies signatures with; without it there is none. */
  webhook: z.object({ secret: z.string().startsWith('whsec_') }).optional(),
})
export type DemoConfig = z.infer<typeof DemoConfig>
/** The fields that the seed has to give; those with a default may be left out. */
export type DemoConfigInput = z.input<typeof DemoConfig>
