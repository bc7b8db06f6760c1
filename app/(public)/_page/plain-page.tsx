import type { ReactElement } from 'react'
import { stylesheetFor, styleHash } from '@/components/public/stylesheet'
import { documentResponse, renderDocument } from '@/lib/http/document'

/** A page that knows no business: neutral colours, no frame anywhere. */
export async function plainPage(
  page: ReactElement,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  return documentResponse(await renderDocument(page), { status, styleHash: styleHash(stylesheetFor(null)), headers })
}
