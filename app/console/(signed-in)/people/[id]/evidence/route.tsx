import { evidenceView } from '@/app/api/v1/contacts/[id]/evidence/_document/evidence-view'
import { EvidenceDocument } from '@/components/evidence/EvidenceDocument'
import { evidenceStylesheet } from '@/components/evidence/stylesheet'
import { styleHash } from '@/components/public/stylesheet'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { exportFor } from '../../_people/export-for'

/** The auditor's document of one person, in the language of the member who opens it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const read = await exportFor((await params).id, 'document')
  if (read instanceof Response) return read
  const { bundle, locale } = read
  const view = evidenceView(bundle, locale)
  const html = await renderDocument(<EvidenceDocument view={view} />)
  const headers = { 'Content-Disposition': `inline; filename="evidence-${bundle.contactId}.html"` }
  return documentResponse(html, { styleHash: styleHash(evidenceStylesheet(view.business.color)), headers })
}
