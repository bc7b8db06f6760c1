import { codeTarget } from '@/app/(public)/b/[business]/_page/code-target'
import { requireSignedIn } from '@/lib/auth/signed-in'
import { qrSvg } from '@/lib/http/qr-svg'
import { readLocale } from '@/lib/i18n/locales'
import { readPage } from '@/lib/services/business/read-page'
import { webDeps } from '@/lib/services/runtime'

/** The code that leads to the front door or, with `to=chat`, to the chat, as a picture to print. */
export async function GET(request: Request): Promise<Response> {
  const { member, business, locale } = await requireSignedIn('page.read')
  const page = await readPage(webDeps(), member)
  const to = new URL(request.url).searchParams.get('to')
  // In the language of the people who will scan it.
  const target = codeTarget(to, business.slug, page, readLocale(page.defaultLocale) ?? locale)
  return new Response(qrSvg(target), {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-disposition': `attachment; filename="${to === 'chat' ? 'chat' : 'front-door'}.svg"`,
      'cache-control': 'no-store',
    },
  })
}
