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

/** Returns an example of an operation's response, or null if the response is only a status. */
export function answerExample(operation: Operation, components: Components): string | null {
  const table = TABLES[operation.id]
  if (table) return table.map((row) => row.join(',')).join('\n')
  if (!operation.answer) return null
  const schema = components.output(operation.answer)
  return JSON.stringify(sampleOf(schema, components.schemas, takesMany(operation)), null, 2)
}

/** Returns whether the example request names several contacts. */
const takesMany = ({ example }: Operation) =>
  typeof example?.body === 'object' && example.body !== null && 'contacts' in example.body
