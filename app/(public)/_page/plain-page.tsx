import type { ReactElement } from 'react'
import { styleHashIn } from '@/components/public/stylesheet'
import { documentResponse, renderDocument } from '@/lib/http/document'

/** A page that knows no business: neutral colours, no frame anywhere. */
export async function plainPage(
  page: ReactElement,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  const html = await renderDocument(page)
  return documentResponse(html, { status, styleHash: styleHashIn(html), headers })
}
