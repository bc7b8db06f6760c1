import { evidenceView } from '@/app/api/v1/contacts/[id]/evidence/_document/evidence-view'
import { EvidenceDocument } from '@/components/evidence/EvidenceDocument'
import { evidenceStylesheet } from '@/components/evidence/stylesheet'
import { styleHash } from '@/components/public/stylesheet'
import { consoleRoute } from '@/lib/http/console-route'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { exportFor } from '../../_people/export-for'

/** The auditor's document of one person, in the language of the member who opens it. */
export const GET = consoleRoute<{ id: string }>({
  name: 'openEvidence',
  right: 'evidence.read',
  async run(deps, who, { params: { id } }) {
    const bundle = await exportFor(deps, who, id, 'document')
    if (bundle instanceof Response || 'outcome' in bundle) return bundle
    const view = evidenceView(bundle, who.locale)
    const html = await renderDocument(<EvidenceDocument view={view} />)
    const headers = { 'Content-Disposition': `inline; filename="evidence-${bundle.contactId}.html"` }
    return documentResponse(html, { styleHash: styleHash(evidenceStylesheet(view.business.color)), headers })
  },
})
