import type { ReactElement } from 'react'
import { styleHashIn } from '@/components/public/stylesheet'
import { documentResponse, renderDocument } from '@/lib/http/document'

/** Renders a page of no business, in neutral colours. No other site may show it in a frame. */
export async function plainPage(
  page: ReactElement,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  const html = await renderDocument(page)
  return documentResponse(html, { status, styleHash: styleHashIn(html), headers })
}
