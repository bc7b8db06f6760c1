import { z } from 'zod'
import { cleanText } from '@/lib/clean-text'

/** `backends.settings` of a WhatsApp Business account. */
export const WhatsAppSettings = z.object({
  /** The number we write from when the person wrote to none: Meta's phone-number id. */
  phoneNumberId: z.string().regex(/^\d+$/),
  /**
   * Messages a second and number (docs/reference/whatsapp.md, 2); 20 for numbers that the WhatsApp Business app uses
   * too.
   */
  perSecond: z.number().int().min(1).max(1000).default(80),
  /** Whether a change is confirmed in the chat. Off where a flow on the same number answers already. */
  confirm: z.boolean().default(true),
  /**
   * An approved utility template without variables but one at the end of its first button's URL, `https://…/p/{{1}}`:
   * how a fresh link reaches people who have not written within 24 hours.
   */
  freshLinkTemplate: cleanText().min(1).max(512).nullable().default(null),
  /**
   * Which language of the template to send, by language of ours, where its own tag would not find it: `{"es":
   * "es-MX"}`.
   */
  freshLinkLanguages: z.record(z.string(), z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z]{2,4})?$/)).default({}),
  /** The version of the Graph API that is asked, in place of the address's own. Tested with v24.0 to v27.0. */
  graphVersion: z
    .string()
    .regex(/^v\d{2}\.\d$/)
    .nullable()
    .default(null),
  /** Whether a conversation that a message of ours takes from Meta's Business Agent is given back to it. */
  giveBackToAgent: z.boolean().default(true),
})
export type WhatsAppSettings = z.infer<typeof WhatsAppSettings>

/** What `backends.secret` of a WhatsApp backend holds, as JSON. */
export const WhatsAppSecret = z.object({
  accessToken: z.string().min(1),
  /** Signs what Meta posts to us. */
  appSecret: z.string().min(1),
  /** What Meta names when it is given our address. */
  verifyToken: z.string().min(1),
  /** The id of the WhatsApp Business account. */
  wabaId: z.string().min(1),
})
export type WhatsAppSecret = z.infer<typeof WhatsAppSecret>

/** Reads a backend's opened secret. Null when it is not what a WhatsApp backend needs. */
export function readWhatsAppSecret(text: string): WhatsAppSecret | null {
  try {
    return WhatsAppSecret.parse(JSON.parse(text))
  } catch {
    return null
  }
}
