import { NotFoundView } from '@/components/public/NotFoundView'
import { stylesheetFor, styleHash } from '@/components/public/stylesheet'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { LOCALES, negotiateLocale } from '@/lib/i18n/locales'
import { env } from '@/lib/env'

/** Every address we do not have. Next's own page for it comes with scripts and without our policy. */
export async function GET(request: Request): Promise<Response> {
  const frame = {
    locale: negotiateLocale(request.headers.get('accept-language'), LOCALES),
    languages: [],
    canonicalUrl: `${env().BASE_URL}/`,
  }
  return documentResponse(await renderDocument(<NotFoundView frame={frame} />), {
    status: 404,
    styleHash: styleHash(stylesheetFor(null)),
  })
}
