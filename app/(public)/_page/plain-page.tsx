import type { ReactElement } from 'react'
import { styleHashIn } from '@/components/public/stylesheet'
import { documentResponse, renderPhonePage } from '@/lib/http/document'

/** A rendered page, and the hash of its stylesheet, for its content policy. */
export interface RenderedPage {
  html: Buffer<ArrayBuffer>
  styleHash: string
}

/** Renders a page to bytes, to be sent once or often. */
export async function renderPage(page: ReactElement): Promise<RenderedPage> {
  const html = await renderPhonePage(page)
  return { html: Buffer.from(html), styleHash: styleHashIn(html) }
}

/** Returns the response with a rendered page of no business. No other site may show it in a frame. */
export const plainPageOf = (
  { html, styleHash }: RenderedPage,
  status: number,
  headers: Record<string, string> = {},
): Response => documentResponse(html, { status, styleHash, headers })

/** Renders a page of no business, in neutral colours. */
export async function plainPage(
  page: ReactElement,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  return plainPageOf(await renderPage(page), status, headers)
}
