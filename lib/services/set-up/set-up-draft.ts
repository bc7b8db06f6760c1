import { z } from 'zod'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { Deps } from '@/lib/services/deps'

/** What was typed about the business, as it was typed. `also`: the languages besides the first one. */
const BusinessAnswers = z.strictObject({
  name: z.string(),
  language: z.string(),
  also: z.array(z.string()),
  timeZone: z.string(),
  country: z.string(),
  whatsapp: z.string(),
  legalName: z.string(),
  address: z.string(),
  email: z.string(),
  help: z.string(),
  privacy: z.string(),
})
export type BusinessAnswers = z.infer<typeof BusinessAnswers>

/** The answers of the set-up so far. A step that was sent with a problem is kept as well, so that nothing is lost. */
const SetUpDraft = z.strictObject({
  /** The code that opened the set-up. It is checked again when the business is made. */
  code: z.string(),
  /** `passwordHash` is null until a password was good. */
  owner: z.strictObject({ name: z.string(), email: z.string(), passwordHash: z.string().nullable() }).optional(),
  business: BusinessAnswers.optional(),
  /** The keys of the chosen templates. */
  topics: z.array(z.string()).optional(),
  color: z.string().optional(),
})
export type SetUpDraft = z.infer<typeof SetUpDraft>

const CONTEXT = 'set-up draft'

/** Returns the draft as the browser keeps it between the steps: sealed with the key ring, so only we can read it. */
export const sealDraft = ({ keys }: Pick<Deps, 'keys'>, draft: SetUpDraft): string =>
  encryptSecret(keys, JSON.stringify(draft), CONTEXT).toString('base64url')

/** Returns the draft that was sealed, or null if it was not sealed by us. */
export function openDraft({ keys }: Pick<Deps, 'keys'>, sealed: string): SetUpDraft | null {
  try {
    const read = SetUpDraft.safeParse(JSON.parse(decryptSecret(keys, Buffer.from(sealed, 'base64url'), CONTEXT)))
    return read.success ? read.data : null
  } catch {
    // Another key ring, another version, or made up: the set-up begins with the code again.
    return null
  }
}
