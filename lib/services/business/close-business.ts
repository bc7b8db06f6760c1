import { writeClosing } from '@/db/queries/business/closing'
import type { Instant } from '@/lib/consent/types'
import type { Caller } from '@/lib/services/callers/caller'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { changePage } from './change-page'

/** For how many days a business can be kept before it is closed. */
export const CLOSING_DAYS = 14
const CLOSING_MS = CLOSING_DAYS * 86_400_000

export type ClosingBegun =
  | { outcome: 'closing'; closesAt: Instant }
  /** It was begun before; the time stays. */
  | { outcome: 'closing_already'; closesAt: Instant }
  /** The name that was typed is not the name of the business. */
  | { outcome: 'other_name' }
  | NotAllowed

/**
 * Begins to close a business. From the commit on every decision is `topic_paused` or `unknown_template`, backends are
 * updated, and imports, new links and changes of topics are refused. People still reach their pages, and whatever they
 * say is recorded. Nothing is deleted. After the waiting time the worker closes the business (`closeDueBusinesses`).
 */
export async function closeBusiness(deps: Deps, caller: Caller, typedName: string): Promise<ClosingBegun> {
  const { businessId } = caller
  return changePage<ClosingBegun>(deps, caller, 'business.close', async (tx, config) => {
    if (config.closesAt !== null)
      return { result: { outcome: 'closing_already', closesAt: config.closesAt }, entry: null }
    if (plain(typedName) !== plain(config.name)) return { result: { outcome: 'other_name' }, entry: null }
    const now = deps.clock.now()
    const closesAt = now + CLOSING_MS
    const topicIds = await writeClosing(tx, businessId, closesAt, now)
    const subject = { kind: 'business', id: businessId } as const
    const entry = {
      action: 'business.closing',
      subject,
      changes: { closesAt: new Date(closesAt).toISOString() },
    } as const
    return { result: { outcome: 'closing', closesAt }, entry, topicIds }
  })
}

/** Blanks and the case of letters are no reason to refuse a name that is typed by hand. */
const plain = (name: string) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en')
