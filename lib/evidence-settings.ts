import { z } from 'zod'

/** A witness: where it takes checkpoints, and its public key as text. */
export interface WitnessSetting {
  url: string
  vkey: string
}

const witnesses = z
  .string()
  .default('')
  .transform((list): WitnessSetting[] =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean)
      .map((entry) => {
        const [url = '', vkey = '', ...rest] = entry.split(/\s+/)
        return { url: rest.length === 0 && vkey !== '' && URL.canParse(url) ? url : '', vkey }
      }),
  )
  .refine(
    (list) => list.length <= 16 && list.every(({ url }) => /^https?:/.test(url)),
    'must be at most 16 pairs of a web address and a public key, like "https://witness.example/ witness.example+0123abcd+BASE64"; several are separated by commas',
  )

/** An address that is shown to nobody may hold a name and a password; these are sent by https only. */
const authority = z.string().refine((text) => {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && username === '' && password === '')
}, 'must be the web address of an authority that speaks RFC 3161, like https://tsa.example/tsr; one with a password begins with https')

/** The settings of what signs the evidence (docs/operations.md). lib/env.ts reads them with all others. */
export const evidenceSettings = {
  EVIDENCE_KEY: z
    .string()
    .regex(/^PRIVATE\+KEY\+\S+$/, 'must be what `npm run -s evidence:key -- new <name>` prints')
    .optional(),
  EVIDENCE_KEY_FILE: z.string().optional(),
  EVIDENCE_SIGNER: z
    .string()
    .transform((command) => command.trim().split(/\s+/))
    .optional(),
  EVIDENCE_SIGNER_KEY: z.string().optional(),
  EVIDENCE_MEMORY: z.string().optional(),
  EVIDENCE_WITNESSES: witnesses,
  EVIDENCE_TIMESTAMP_URL: authority.optional(),
  EVIDENCE_TIMESTAMP_CA: z.string().optional(),
  EVIDENCE_TIMESTAMP_MINUTES: z.coerce.number('must be a number of minutes').int().min(1).max(1440).default(60),
}

interface Given {
  EVIDENCE_KEY?: unknown
  EVIDENCE_KEY_FILE?: unknown
  EVIDENCE_SIGNER?: unknown
  EVIDENCE_SIGNER_KEY?: unknown
  EVIDENCE_TIMESTAMP_URL?: unknown
  EVIDENCE_TIMESTAMP_CA?: unknown
}

/** One way to sign, and a command only with the key that it signs for. */
export function evidenceProblems(given: Given): string[] {
  const ways = [given.EVIDENCE_KEY, given.EVIDENCE_KEY_FILE, given.EVIDENCE_SIGNER].filter((way) => way !== undefined)
  return [
    ...(ways.length > 1 ? ['EVIDENCE_KEY, EVIDENCE_KEY_FILE and EVIDENCE_SIGNER are three ways to sign: set one'] : []),
    ...((given.EVIDENCE_SIGNER === undefined) === (given.EVIDENCE_SIGNER_KEY === undefined)
      ? []
      : ['EVIDENCE_SIGNER and EVIDENCE_SIGNER_KEY belong together: the command, and the public key it signs for']),
    ...(given.EVIDENCE_TIMESTAMP_CA !== undefined && given.EVIDENCE_TIMESTAMP_URL === undefined
      ? ['EVIDENCE_TIMESTAMP_CA has no EVIDENCE_TIMESTAMP_URL: the address of the authority is missing']
      : []),
  ]
}
