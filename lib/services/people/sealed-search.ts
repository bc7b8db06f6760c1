import { z } from 'zod'
import { decryptSecret, encryptSecret } from '@/lib/keys'
import type { MemberCaller } from '@/lib/services/callers/caller'
import type { Deps } from '@/lib/services/deps'
import { SEARCH_MAX_CHARS } from './find-people'

/** For how long the address of what was found shows it, in milliseconds. */
export const SEARCH_LIFE_MS = 60 * 60_000

/** Far more characters than a sealed text has. */
const LONGEST = 4000

const Search = z.strictObject({ text: z.string().max(SEARCH_MAX_CHARS), at: z.number() })

/**
 * Returns a text that was looked for as an address may carry it: sealed with the key ring, because it may be a phone
 * number and an address stays in histories and logs. The same member opens it, for an hour, so that loading the page
 * again and going back to it show what was found.
 */
export function sealSearch(deps: Pick<Deps, 'keys' | 'clock'>, member: MemberCaller, text: string): string {
  const search = { text: text.slice(0, SEARCH_MAX_CHARS), at: deps.clock.now() }
  return encryptSecret(deps.keys, JSON.stringify(search), contextOf(member)).toString('base64url')
}

/** Returns the text that was sealed; null if this member did not seal it here, or longer ago than an hour. */
export function openSearch(deps: Pick<Deps, 'keys' | 'clock'>, member: MemberCaller, sealed: string): string | null {
  if (sealed.length > LONGEST) return null
  try {
    const opened = decryptSecret(deps.keys, Buffer.from(sealed, 'base64url'), contextOf(member))
    const read = Search.safeParse(JSON.parse(opened))
    return read.success && deps.clock.now() - read.data.at < SEARCH_LIFE_MS ? read.data.text : null
  } catch {
    // Another member, another business, another key ring, or made up: nothing was looked for.
    return null
  }
}

const contextOf = ({ businessId, memberId }: MemberCaller) => `search ${businessId} ${memberId}`
