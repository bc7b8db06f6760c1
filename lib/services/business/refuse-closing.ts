import type { Tx } from '@/db/client'
import { readClosing } from '@/db/queries/business/closing'
import type { Instant } from '@/lib/consent/types'
import { AppError } from '@/lib/errors'

/** The code of the error below. */
export const BUSINESS_CLOSING = 'business_closing'

/**
 * Refuses what a business that is being closed may not do any more.
 * @throws AppError `business_closing` (409)
 */
export function refuseWhileClosing({ closesAt }: { closesAt: Instant | null }): void {
  if (closesAt === null) return
  throw new AppError(BUSINESS_CLOSING, {
    message: 'the business is being closed',
    userMessage: 'The business is being closed, so this is not possible any more. An owner can keep it in the console.',
    status: 409,
  })
}

/** The same, read in the transaction of the caller. */
export async function demandNotClosing(tx: Tx, businessId: string): Promise<void> {
  refuseWhileClosing(await readClosing(tx, businessId))
}
