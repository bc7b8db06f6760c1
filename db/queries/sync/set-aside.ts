import type { Tx } from '@/db/client'
import type { Instant } from '@/lib/consent/types'

/** A contact whose delivery to a backend was given up. */
export interface SetAsideMark {
  contactId: string
  reason: string
  /** A refusal waits to be delivered. */
  urgent: boolean
  attempts: number
  /** When the change was made that is not delivered; null: it is not known. */
  waitingSince: Instant | null
}

/** Returns the contacts that were set aside, in the order of their ids. The index `sync_marks_set_aside_page` has it. */
export async function readSetAsideMarks(
  tx: Tx,
  businessId: string,
  backendId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<SetAsideMark[]> {
  return tx<SetAsideMark[]>`
    select contact_id as "contactId", set_aside as reason, urgent, attempts, sayso_ms(waiting_since) as "waitingSince"
    from sync_marks
    where business_id = ${businessId} and backend_id = ${backendId} and set_aside is not null
      and (${after}::uuid is null or contact_id > ${after}::uuid)
    order by contact_id limit ${limit}`
}
