import type { LineContent } from '../line'
import type { LineFacts } from './codes'

/** For tests: what the columns beside a line hold. */
export function factsOf(content: LineContent): LineFacts {
  return {
    businessId: content.business_id,
    contactId: content.contact_id,
    changeId: content.change_id,
    occurredAt: Date.parse(content.occurred_at),
    recordedAt: Date.parse(content.recorded_at),
    dedupe: content.dedupe === undefined ? null : uuidOfDigest(content.dedupe),
  }
}

function uuidOfDigest(digest: string): string {
  const hex = Buffer.from(digest, 'base64url').toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** For tests: the facts of no line in particular. */
export const SOME_FACTS: LineFacts = {
  businessId: '019ab000-0000-7000-8000-00000000b001',
  contactId: '019ab000-0000-7000-8000-00000000c001',
  changeId: '019ab000-0000-7000-8000-00000000a001',
  occurredAt: Date.UTC(2026, 10, 22, 13, 5),
  recordedAt: Date.UTC(2026, 10, 22, 13, 6),
  dedupe: '00112233-4455-6677-8899-aabbccddeeff',
}
