import { NotFoundView } from '@/components/public/NotFoundView'
import { env } from '@/lib/env'
import { LOCALES, negotiateLocale } from '@/lib/i18n/locales'
import { plainPage } from '../_page/plain-page'
import { frontPage } from './_front/front-page'

/**
 * Serves the root address, and every address that does not exist, because Next's own page for those has scripts and
 * lacks our content security policy.
 */
export async function GET(request: Request, { params }: { params: Promise<{ path?: string[] }> }): Promise<Response> {
  const frame = {
    locale: negotiateLocale(request.headers.get('accept-language'), LOCALES),
    languages: [],
    canonicalUrl: `${env().BASE_URL}/`,
  }
  if ((await params).path === undefined) return frontPage(frame)
  return plainPage(<NotFoundView frame={frame} />, 404)
}
