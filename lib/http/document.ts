import type { ReactElement } from 'react'
import { plainResponse } from '@/lib/plain-response.mjs'
import { shortenMarkup } from './shorten-markup'

interface DocumentOptions {
  status?: number
  /** `'sha256-…'` of the one stylesheet in the markup, quotes included. */
  styleHash: string
  headers?: Record<string, string>
}

/** Imported when first needed: a static import of react-dom/server fails Next's build of a route handler. */
const renderer = import('react-dom/server')

/** Returns a whole document as text. */
export async function renderDocument(page: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await renderer
  return `<!doctype html>${renderToStaticMarkup(page)}`
}

/** Returns the same in fewer bytes, for the pages that people open on a phone. */
export const renderPhonePage = async (page: ReactElement): Promise<string> => shortenMarkup(await renderDocument(page))

/**
 * Returns the response with a public page: markup without scripts, under a policy that would not run one. The body is
 * in one piece, so that it is sent in one write.
 */
export function documentResponse(html: string | Buffer<ArrayBuffer>, options: DocumentOptions): Response {
  const body = typeof html === 'string' ? Buffer.from(html) : html
  return plainResponse(body, {
    status: options.status ?? 200,
    headers: {
      ...publicHeaders(options.styleHash),
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(body.length),
      ...options.headers,
    },
  })
}

/**
 * The headers of every response under a link: nothing is cached, no script runs, no site shows it in a frame, and the
 * next page gets no referrer.
 */
export function publicHeaders(styleHash: string): Record<string, string> {
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src ${styleHash}; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex, nofollow',
    Vary: 'Accept-Language',
  }
}
