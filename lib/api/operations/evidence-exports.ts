import { z } from 'zod'
import { operation } from '@/lib/api/operation'
import { Id } from '@/lib/api/schemas'
import { UNKNOWN_CONTACT } from '@/lib/api/unknown-things'
import { timeInQuery } from './exports'

const Range = z.strictObject({
  contact: Id.optional().meta({ description: 'Returns what is of this contact only' }),
  from: timeInQuery('Returns what was recorded at this time or later', '2026-11-01T00:00:00Z'),
  to: timeInQuery('Returns what was recorded before this time', '2026-12-01T00:00:00Z'),
})

export const exportEvidenceOperation = operation({
  id: 'exportEvidence',
  method: 'GET',
  path: '/exports/evidence.jsonl',
  tag: 'Events and exports',
  summary: 'Export the ledger so that a stranger can verify it',
  description:
    'Returns every line of the ledger that the newest signed checkpoint covers, one JSON object on each line (`sayso.export.v1`). Without parameters it is the whole log, whose root anybody can compute from it. With parameters it is a part, and each line brings its proof. It holds ids, times, hashes and the texts that were shown, and nothing else of a person. The page at `/verify` and the program there check it without a network. If something fails, the connection breaks, and a verifier says that the file was cut off.',
  scope: 'evidence',
  query: Range,
  answerTypes: ['application/jsonl'],
  problems: {
    ...UNKNOWN_CONTACT,
    nothing_signed: { status: 409, when: 'No checkpoint has been signed yet, so there is nothing to verify.' },
  },
  example: { query: '?from=2026-11-01T00:00:00Z' },
})

export const exportConsentRecordsOperation = operation({
  id: 'exportConsentRecords',
  method: 'GET',
  path: '/exports/consent-records.jsonl',
  tag: 'Events and exports',
  summary: 'Export consent records for an auditor',
  description:
    'Returns one consent record of ISO/IEC TS 27560:2023 for each person and topic, as JSON-LD in the terms of W3C’s Data Privacy Vocabulary, one document on each line. Each document is signed (Data Integrity, `eddsa-jcs-2022`); the public key is in the DID document at `/.well-known/did.json`. With `from` and `to` only records in which something happened in that time are returned, each with all of its events. If something fails, the connection breaks.',
  scope: 'evidence',
  query: Range,
  answerTypes: ['application/jsonl'],
  problems: UNKNOWN_CONTACT,
  example: { query: '?from=2026-11-01T00:00:00Z' },
})
