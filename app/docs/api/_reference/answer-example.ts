import type { Components } from '@/lib/api/json-schema'
import type { Operation } from '@/lib/api/operation'
import { CONSENT_COLUMNS } from '@/lib/api/operations/exports'
import { sampleOf } from './sample'

/** What comes back where it is no JSON document. */
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

/** An example of what an operation gives back; null where that is nothing but a status. */
export function answerExample(operation: Operation, components: Components): string | null {
  const table = TABLES[operation.id]
  if (table) return table.map((row) => row.join(',')).join('\n')
  if (!operation.answer) return null
  const schema = components.output(operation.answer)
  return JSON.stringify(sampleOf(schema, components.schemas, takesMany(operation)), null, 2)
}

/** Whether the example's question is about many. */
const takesMany = ({ example }: Operation) =>
  typeof example?.body === 'object' && example.body !== null && 'contacts' in example.body
