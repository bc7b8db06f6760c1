import type { Instant } from '@/lib/consent/types'
import type { Tx } from '../client'

export interface EvidenceRow {
  businessId: string
  changeId: string
  contactId: string
  salt: Buffer
  body: Buffer
  digest: string
  keepUntil: Instant
}

export async function insertEvidence(tx: Tx, row: EvidenceRow): Promise<void> {
  await tx`
    insert into evidence (business_id, change_id, contact_id, salt, body, digest, keep_until)
    values (${row.businessId}, ${row.changeId}, ${row.contactId}, ${row.salt}, ${row.body}, ${row.digest}, ${new Date(row.keepUntil).toISOString()})`
}

/** Evidence is personal: an erasure deletes it; the chain keeps the salted digests and stays whole. */
export async function deleteEvidence(tx: Tx, businessId: string, contactId: string): Promise<void> {
  await tx`delete from evidence where business_id = ${businessId} and contact_id = ${contactId}`
}
