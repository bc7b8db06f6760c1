import type { Database } from '@/db/client'
import { instant } from '@/db/sql'

/** Moves the times at which a contact's lines were recorded into the past, as if so much time had passed. */
export async function ageLines(admin: Database, contactId: string, ms: number): Promise<void> {
  const lines = await admin.sql<{ businessId: string; seq: number; at: number }[]>`
    select business_id as "businessId", seq, sayso_ms(recorded_at) as at from ledger where contact_id = ${contactId}`
  for (const { businessId, seq, at } of lines)
    await admin.sql`
      update ledger set recorded_at = ${instant(at - ms)}
      where business_id = ${businessId} and contact_id = ${contactId} and seq = ${seq}`
}
