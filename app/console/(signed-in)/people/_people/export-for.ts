import type { SignedIn } from '@/lib/auth/signed-in'
import { say } from '@/lib/http/console-route'
import { COMMON } from '@/lib/i18n/console/common/words'
import { isUuid } from '@/lib/ids'
import type { NotAllowed } from '@/lib/services/callers/in-business-for'
import type { Deps } from '@/lib/services/deps'
import { exportPerson, type PersonExportForm } from '@/lib/services/people/export-person'
import type { EvidenceBundle } from '@/lib/services/records/read-evidence'

/**
 * Returns what is known of one person, for the member who is signed in; else the response that says why not. A person
 * of another business is not told apart from one who does not exist.
 */
export async function exportFor(
  deps: Deps,
  { member, locale }: SignedIn,
  contactId: string,
  form: PersonExportForm,
): Promise<EvidenceBundle | NotAllowed | Response> {
  const bundle = isUuid(contactId) ? await exportPerson(deps, member, contactId, form) : null
  return bundle ?? say(404, COMMON[locale].notFound.title)
}
