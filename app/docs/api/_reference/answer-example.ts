import type { Components } from '@/lib/api/json-schema'
import type { Operation } from '@/lib/api/operation'
import { CONSENT_COLUMNS } from '@/lib/api/operations/exports'
import { sampleOf } from './sample'

/** The examples of responses that are not a JSON document. */
const TABLES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  putAudience: [
    ['name', 'phone', 'allowed', 'reason', 'preference_url'],
    ['Ana', '+5511987650001', 'true', 'opted_in', 'https://preferences.example.com/p/EQAAAAEBmQ…'],
  ],
  postAudience: [
    ['name', 'phone', 'allowed', 'reason', 'preference_url'],
    ['Ana', '+5511987650001', 'true', 'opted_in', 'https://preferences.example.com/p/EQAAAAEBmQ…'],
    ['Emily', '+14155551014', 'false', 'opted_out', 'https://preferences.example.com/p/EQAAAAEBmR…'],
  ],
  exportConsents: [[...CONSENT_COLUMNS]],
}

/** The same for lines of JSON. */
const LINES: Readonly<Record<string, readonly object[]>> = {
  exportEvidence: [
    {
      format: 'sayso.export.v1',
      checkpoint:
        'preferences.example.com/0199a8c0-…\n1042\nCsUYapGGPo4d…\n\n— preferences.example.com/0199a8c0-… Az3grlgt…\n',
      business: { id: '0199a8c0-…', name: 'Tienda Norte' },
    },
    { notice: { hash: 'ffa6…', text: '{"buttons":…}' } },
    { index: 0, line: { domain: 'sayso.ledger.v1', payload: '{"actor":"contact",…}', prev: '00…', hash: 'ab…' } },
  ],
  exportConsentRecords: [
    {
      '@context': ['https://w3id.org/security/data-integrity/v2', { dpv: 'https://w3id.org/dpv#' }],
      type: 'dpv:ConsentRecord',
      'dct:conformsTo': 'ISO/IEC TS 27560:2023',
      'dpv:hasConsentStatus': 'dpv:ConsentGiven',
      proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', proofValue: 'z3FXQ…' },
    },
  ],
}

/** Returns an example of an operation's response, or null if the response is only a status. */
export function answerExample(operation: Operation, components: Components): string | null {
  const table = TABLES[operation.id]
  if (table) return table.map((row) => row.join(',')).join('\n')
  const lines = LINES[operation.id]
  if (lines) return lines.map((line) => JSON.stringify(line)).join('\n')
  if (!operation.answer) return null
  const schema = components.output(operation.answer)
  return JSON.stringify(sampleOf(schema, components.schemas, takesMany(operation)), null, 2)
}

/** Returns whether the example request names several contacts. */
const takesMany = ({ example }: Operation) =>
  typeof example?.body === 'object' && example.body !== null && 'contacts' in example.body
