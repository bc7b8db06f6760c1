import { presentBundle } from '@/app/api/v1/contacts/_present/bundle'
import { EvidenceDocument } from '@/components/evidence/EvidenceDocument'
import { evidenceStylesheet } from '@/components/evidence/stylesheet'
import { styleHash } from '@/components/public/stylesheet'
import { getEvidenceOperation } from '@/lib/api/operations/evidence'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { problemFor } from '@/lib/http/endpoint/problem-for'
import { serve } from '@/lib/http/endpoint/serve'
import { LOCALES, negotiateLocale, readLocale } from '@/lib/i18n/locales'
import { type EvidenceBundle, readEvidence } from '@/lib/services/records/read-evidence'
import { evidenceView } from './_document/evidence-view'

const VARY = 'Accept, Accept-Language'

export const GET = serve(getEvidenceOperation, async ({ deps, caller, params, request, requestId }) => {
  const pack = await readEvidence(deps, caller, params.id)
  if (!pack || 'outcome' in pack)
    return problemFor(getEvidenceOperation, pack ?? { outcome: 'unknown_contact' }, requestId)
  if (wantsDocument(request)) return documentOf(pack, request)
  return { body: presentBundle(pack), headers: { Vary: VARY } }
})

/** Returns whether the caller asks for a document to read, and does not accept JSON as well. */
function wantsDocument(request: Request): boolean {
  const accept = request.headers.get('accept') ?? ''
  return /\btext\/html\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept)
}

/**
 * Returns the document in one file without scripts, under a policy that would not run one. It is in a language that the
 * caller accepts, else in the business's own.
 */
async function documentOf(pack: EvidenceBundle, request: Request): Promise<Response> {
  const own = readLocale(pack.config.defaultLocale) ?? 'en'
  const locales = [own, ...LOCALES.filter((locale) => locale !== own)]
  const view = evidenceView(pack, negotiateLocale(request.headers.get('accept-language'), locales))
  const html = await renderDocument(<EvidenceDocument view={view} />)
  const headers = { Vary: VARY, 'Content-Disposition': `inline; filename="evidence-${pack.contactId}.html"` }
  return documentResponse(html, { styleHash: styleHash(evidenceStylesheet(view.business.color)), headers })
}
