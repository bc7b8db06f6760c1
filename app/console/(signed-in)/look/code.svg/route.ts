import { codeTarget } from '@/app/(public)/b/[business]/_page/code-target'
import { consoleRoute } from '@/lib/http/console-route'
import { qrSvg } from '@/lib/http/qr-svg'
import { readLocale } from '@/lib/i18n/locales'
import { readPage } from '@/lib/services/business/read-page'

/** The code that leads to the front door or, with `to=chat`, to the chat, as a picture to print. */
export const GET = consoleRoute({
  name: 'downloadCode',
  right: 'page.read',
  async run(deps, { member, business, locale }, { request }) {
    const page = await readPage(deps, member)
    if ('outcome' in page) return page
    const to = new URL(request.url).searchParams.get('to')
    // In the language of the people who will scan it.
    const target = codeTarget(to, business.slug, page, readLocale(page.defaultLocale) ?? locale)
    return new Response(qrSvg(target), {
      headers: {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Content-Disposition': `attachment; filename="${to === 'chat' ? 'chat' : 'front-door'}.svg"`,
        'Cache-Control': 'no-store',
      },
    })
  },
})
