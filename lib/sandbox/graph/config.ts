import { z } from 'zod'

/** What the stand-in for Meta knows about the demo's WhatsApp account. */
export const GraphConfig = z.object({
  /** Where webhooks are posted: `http://localhost:3000/api/inbound/<backend>`. */
  inboundUrl: z.url(),
  accessToken: z.string().min(1),
  appSecret: z.string().min(1),
  verifyToken: z.string().min(1),
  wabaId: z.string().regex(/^\d+$/),
  phoneNumberId: z.string().regex(/^\d+$/),
  /** Digits only, as in `metadata.display_phone_number`. */
  displayNumber: z.string().regex(/^\d+$/),
  templates: z
    .array(
      z.object({
        id: z.string().regex(/^\d+$/),
        name: z.string(),
        /** `en_US`, as the API writes it. */
        language: z.string(),
        category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
        status: z.string().default('APPROVED'),
        quality: z.string().default('UNKNOWN'),
        body: z.string(),
        /** The first button's address; a message fills in the `{{1}}` at its end. */
        url: z.string().nullable().default(null),
      }),
    )
    .default([]),
})
export type GraphConfig = z.infer<typeof GraphConfig>
export type GraphTemplate = GraphConfig['templates'][number]

export interface GraphSettings {
  /** Messages a second and number. */
  perSecond: number
  /** Whether "one message in six seconds to the same person" is counted. */
  pairLimit: boolean
  /** The statuses that are posted for each accepted message, in this order. */
  statuses: ('sent' | 'delivered' | 'read')[]
  statusDelayMs: number
  /** Digits of people who are not on WhatsApp. */
  absent: string[]
  /** Whether Meta's Business Agent answers conversations; then people's messages come on `standby`. */
  agent: boolean
  /** Whether the account accepts marketing templates at `/marketing_messages` only. */
  marketingElsewhere: boolean
}

export function defaultGraphSettings(): GraphSettings {
  return {
    perSecond: 80,
    pairLimit: true,
    statuses: ['sent', 'delivered', 'read'],
    statusDelayMs: 50,
    absent: [],
    agent: false,
    marketingElsewhere: false,
  }
}
