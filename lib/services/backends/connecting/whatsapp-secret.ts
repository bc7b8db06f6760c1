import { z } from 'zod'

/** The secrets of a WhatsApp account that is not connected yet, as the draft keeps them, encrypted. */
const Kept = z.object({ accessToken: z.string(), appSecret: z.string(), verifyToken: z.string() })
export type KeptSecret = z.infer<typeof Kept>

/** Reads the decrypted secret of a draft. Null when it is none. */
export function readKeptSecret(text: string | null): KeptSecret | null {
  try {
    return text === null ? null : Kept.parse(JSON.parse(text))
  } catch {
    return null
  }
}
