import type { Caller } from '@/lib/services/callers/caller'
import { inBusinessFor, type NotAllowed } from '@/lib/services/callers/in-business-for'
import { recordAudit } from '@/lib/services/callers/record-audit'
import type { Deps } from '@/lib/services/deps'
import { type EvidenceBundle, readEvidence } from '@/lib/services/records/read-evidence'

/** How a member takes out what is known of one person: for a program, or to read. */
export type PersonExportForm = 'json' | 'document'

/**
 * Returns all that is known of one person: who they are, every line, the texts that they saw, and the evidence. The
 * audit log records it before it is returned. Returns null when the business has no such contact.
 */
export async function exportPerson(
  deps: Deps,
  caller: Caller,
  contactId: string,
  form: PersonExportForm,
): Promise<EvidenceBundle | NotAllowed | null> {
  const bundle = await readEvidence(deps, caller, contactId)
  if (!bundle || 'outcome' in bundle) return bundle
  return inBusinessFor(deps, caller, 'evidence.read', async (tx) => {
    await recordAudit(deps, tx, caller, {
      action: 'contact.exported',
      subject: { kind: 'contact', id: bundle.contactId },
      changes: { form },
    })
    return bundle
  })
}
