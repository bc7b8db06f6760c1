import { whoIsSignedIn } from '@/lib/auth/signed-in'
import type { Locale } from '@/lib/i18n/locales'
import { isUuid } from '@/lib/ids'
import { allows } from '@/lib/services/callers/rights'
import { exportPerson, type PersonExportForm } from '@/lib/services/people/export-person'
import type { EvidenceBundle } from '@/lib/services/records/read-evidence'
import { webDeps } from '@/lib/services/runtime'

/**
 * Returns what is known of one person, for the member who is signed in; else the response that says why not. A person
 * of another business is not told apart from one who does not exist.
 */
export async function exportFor(
  contactId: string,
  form: PersonExportForm,
): Promise<{ bundle: EvidenceBundle; locale: Locale } | Response> {
  const who = await whoIsSignedIn()
  if (!who) return plain(401, 'Nobody is signed in.')
  if (!allows(who.member, 'evidence.read')) return plain(403, 'Your role does not allow this.')
  const bundle = isUuid(contactId) ? await exportPerson(webDeps(), who.member, contactId, form) : null
  return bundle ? { bundle, locale: who.locale } : plain(404, 'There is no such person.')
}

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'",
    },
  })
