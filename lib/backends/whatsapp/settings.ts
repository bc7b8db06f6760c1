import { z } from 'zod'
import { cleanText } from '@/lib/clean-text'

/** `backends.settings` of a WhatsApp Business account. */
export const WhatsAppSettings = z.object({
  /** Meta's phone-number id of the number that we write from when the person has not written to any. */
  phoneNumberId: z.string().regex(/^\d+$/),
  /**
   * Messages a second for each number (docs/reference/whatsapp.md, 2); 20 for numbers that the WhatsApp Business app
   * uses too.
   */
  perSecond: z.number().int().min(1).max(1000).default(80),
  /** Whether a change is confirmed in the chat. Turn it off where a flow on the same number confirms already. */
  confirm: z.boolean().default(true),
  /**
   * An approved utility template without variables except one at the end of its first button's URL,
   * `https://…/p/{{1}}`. It carries a fresh link to people who have not written within 24 hours.
   */
  freshLinkTemplate: cleanText().min(1).max(512).nullable().default(null),
  /** The template's language to send, by language of ours, where the tag differs: `{"es": "es-MX"}`. */
  freshLinkLanguages: z.record(z.string(), z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?$/)).default({}),
  /** The version of the Graph API to use, in place of the address's own. Tested with v24.0 to v27.0. */
  graphVersion: z
    .string()
    .regex(/^v\d{2}\.\d$/)
    .nullable()
    .default(null),
  /** Whether a conversation that a message of ours took from Meta's Business Agent is given back to it. */
  giveBackToAgent: z.boolean().default(true),
})
export type WhatsAppSettings = z.infer<typeof WhatsAppSettings>

/** The content of `backends.secret` of a WhatsApp backend, as JSON. */
export const WhatsAppSecret = z.object({
  accessToken: z.string().min(1),
  /** The secret by which Meta signs what it posts to us. */
  appSecret: z.string().min(1),
  /** The token that Meta sends when our address is configured there. */
  verifyToken: z.string().min(1),
  /** The id of the WhatsApp Business account. */
  wabaId: z.string().min(1),
})
export type WhatsAppSecret = z.infer<typeof WhatsAppSecret>

/** Reads a backend's decrypted secret. Returns null when it is not one of a WhatsApp backend. */
export function readWhatsAppSecret(text: string): WhatsAppSecret | null {
  try {
    return WhatsAppSecret.parse(JSON.parse(text))
  } catch {
    return null
  }
}
