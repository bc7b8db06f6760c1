import type { Sql } from '@/db/client'
import { instant } from '@/db/sql'
import type { Instant } from '@/lib/consent/types'

/** Before which moments rows are past their time. */
export interface OldMessages {
  /** What WhatsApp posted. */
  postedBefore: Instant
  /** Events that were noted, to recognise a repetition. */
  seenBefore: Instant
  /** Messages of Sayso's own. */
  ownBefore: Instant
  /** Messages that the business sent. */
  sentBefore: Instant
  /** Statuses of messages that nobody told of. */
  unknownBefore: Instant
}

/** Returns the businesses that may have rows past their time. It reads across businesses and locks nothing. */
export async function findBusinessesWithOldMessages(sql: Sql, at: OldMessages): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct id from sayso_businesses_with_old_messages(${instant(at.postedBefore)}, ${instant(at.seenBefore)},
      ${instant(at.ownBefore)}, ${instant(at.sentBefore)}, ${instant(at.unknownBefore)}) as id`
  return rows.map(({ id }) => id)
}
