import { type Database, inBusiness, type Tx } from '@/db/client'
import { listBusinesses } from '@/db/queries/business/businesses'
import { readConfig } from '@/db/queries/business/config'
import {
  leaveToJudge,
  type MendedNumber,
  type NumberPlace,
  readMendedNumbers,
} from '@/db/queries/identities/number-mends'
import { readWritten } from '@/lib/consent/names'
import type { Instant } from '@/lib/consent/types'

const BATCH = 2000

/**
 * Follows the migration of numbers (0016_numbers.sql), which is SQL and knows no numbering plan. Leaves to people, and
 * sends nothing to, each typed number that is read otherwise today, or not at all: `11987658801` of a business in
 * Brazil was stored as +11987658801 and is +55 11 98765-8801, and `987657779` has no area code. It looks at
 * numbers that were stored until the migration ran, and at no later one, of which it is not stored whether it was typed
 * with a plus. It can be repeated. The id of a person whom WhatsApp named is taken again with their next message.
 * Returns how many were left.
 */
export async function judgeOldNumbers(owner: Database, until: Instant, now: Instant): Promise<number> {
  return countWhere(owner, until, (tx, businessId, number) =>
    leaveToJudge(tx, businessId, number, 'read_otherwise', now),
  )
}

/** Returns how many numbers `judgeOldNumbers` would leave to people now. Changes nothing. */
export const countOldNumbers = (owner: Database, until: Instant): Promise<number> =>
  countWhere(owner, until, () => Promise.resolve(true))

/** Does something with each number that is read otherwise today, and returns for how many it was done. */
async function countWhere(
  owner: Database,
  until: Instant,
  each: (tx: Tx, businessId: string, number: MendedNumber) => Promise<boolean>,
): Promise<number> {
  let done = 0
  for (const { id: businessId } of await listBusinesses(owner.sql, null)) {
    let after: NumberPlace | null = null
    do {
      after = await inBusiness(owner, businessId, async (tx): Promise<NumberPlace | null> => {
        const country = (await readConfig(tx, businessId))?.country ?? ''
        const numbers = await readMendedNumbers(tx, businessId, { until, after, limit: BATCH })
        for (const number of numbers)
          if (!isReadAlike(number, country) && (await each(tx, businessId, number))) done += 1
        return numbers.length < BATCH ? null : (numbers.at(-1) ?? null)
      })
    } while (after !== null)
  }
  return done
}

/** A number that the migration wrote about was typed in another way, so that only what was read of it can be judged. */
function isReadAlike({ value, canonical, matchKey, isMended }: MendedNumber, country: string): boolean {
  const reading = readWritten(isMended ? canonical : value, country)
  return 'identity' in reading && reading.identity.matchKey === matchKey
}
