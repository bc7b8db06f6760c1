import { inBusiness } from '@/db/client'
import { findDataCode, takeTry, useDataCode } from '@/db/queries/my-data/data-codes'
import { canWriteNow, hasChat } from '@/db/queries/outbox/outbox'
import { safeEqual } from '@/lib/keys'
import { operatorOf } from '@/lib/services/callers/caller'
import { granted } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { WINDOW_MS } from '@/lib/services/messages/queue-change-message'
import type { LiveLink } from '@/lib/services/page/open-link'
import { type EvidenceBundle, readEvidence } from '@/lib/services/records/read-evidence'
import { codeDigest, grantMac, MOST_TRIES, OPEN_MS, readCode } from './data-code'

const DIGITS = 6

type Place = Pick<LiveLink, 'businessId' | 'contactId'>

/**
 * `incomplete`: not as many digits as a code has; it costs no try. `over`: the code was used, is too old, was tried too
 * often, or was never asked for.
 */
export type OpenedData =
  | { outcome: 'open'; grant: string }
  | { outcome: 'wrong'; triesLeft: number }
  | { outcome: 'incomplete' | 'over' }

/**
 * Compares what a person typed with the code that was sent to their WhatsApp. Each code opens the data once and can be
 * tried five times, however many tries come at once. The grant that is returned is a text for the forms of the page: it
 * opens the data of this contact for a quarter of an hour, together with the link.
 */
export async function openMyData(deps: Deps, { businessId, contactId }: Place, typed: string): Promise<OpenedData> {
  const code = readCode(typed)
  if (code.length !== DIGITS) return { outcome: 'incomplete' }
  return inBusiness(deps.db, businessId, async (tx): Promise<OpenedData> => {
    const now = deps.clock.now()
    const stored = await takeTry(tx, businessId, contactId, { now, most: MOST_TRIES })
    if (!stored) return { outcome: 'over' }
    if (!safeEqual(stored.digest, codeDigest(deps, stored.id, code))) {
      const triesLeft = MOST_TRIES - stored.tries
      return triesLeft > 0 ? { outcome: 'wrong', triesLeft } : { outcome: 'over' }
    }
    await useDataCode(tx, businessId, contactId, stored.id, now)
    return { outcome: 'open', grant: makeGrant(deps, { businessId, contactId }, stored.id, now + OPEN_MS) }
  })
}

/** Returns whether a text is a grant of this contact that still opens their data. */
export async function isGranted(deps: Deps, place: Place, grant: string): Promise<boolean> {
  const { businessId, contactId } = place
  const [, codeId = '', until = ''] = /^([0-9a-f-]{36})\.(\d{13,16})\.[\w-]{43}$/.exec(grant) ?? []
  if (codeId === '' || Number(until) <= deps.clock.now()) return false
  if (!safeEqual(grant, makeGrant(deps, place, codeId, Number(until)))) return false
  const stored = await inBusiness(deps.db, businessId, (tx) => findDataCode(tx, businessId, contactId))
  return stored !== null && stored.id === codeId && stored.usedAt !== null
}

function makeGrant(deps: Pick<Deps, 'pepper'>, { businessId, contactId }: Place, codeId: string, until: number) {
  return `${codeId}.${until}.${grantMac(deps, [businessId, contactId, codeId, until])}`
}

/** Returns all that is known of the contact, as their own right: nobody of the business is asked. */
export async function readMyData(deps: Deps, { businessId, contactId }: Place): Promise<EvidenceBundle | null> {
  return granted(await readEvidence(deps, operatorOf(businessId), contactId))
}

/** How a code can reach the contact: as a reply to a word in the chat, and as a message that we begin. */
export interface CodeWays {
  word: boolean
  send: boolean
}

export function codeWays(deps: Deps, { businessId, contactId }: Place): Promise<CodeWays> {
  const since = deps.clock.now() - WINDOW_MS
  return inBusiness(deps.db, businessId, async (tx) => ({
    word: await hasChat(tx, businessId),
    send: await canWriteNow(tx, businessId, contactId, since),
  }))
}
