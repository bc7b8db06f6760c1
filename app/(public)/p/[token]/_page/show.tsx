import type { ReactElement } from 'react'
import { GoneView } from '@/components/public/GoneView'
import { NotFoundView } from '@/components/public/NotFoundView'
import { ReleasedView } from '@/components/public/ReleasedView'
import { SavedView } from '@/components/public/SavedView'
import { SimulatedView } from '@/components/public/SimulatedView'
import { styleHashIn } from '@/components/public/stylesheet'
import { UnavailableView } from '@/components/public/UnavailableView'
import { isClientGone } from '@/lib/http/client-gone'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { localeFromByte } from '@/lib/i18n/locales'
import { isUuid } from '@/lib/ids'
import { log } from '@/lib/log'
import { paths } from '@/lib/paths'
import { describeChange } from '@/lib/services/page/describe-change'
import { type LiveLink, openLink, type OpenedLink } from '@/lib/services/page/open-link'
import { peekLink } from '@/lib/services/page/peek-link'
import { webDeps } from '@/lib/services/runtime'
import { limitedMarkup } from './limited'
import type { MovedSwitches, Visit } from './models'
import { movedMarkup, preferencesMarkup } from './preferences-markup'
import { savedModel } from './saved-model'
import { brandedShell, localeOf, plainShell, queryOf, valueIn } from './shell'

/** How soon a browser or crawler may try again when the database is away, in seconds. */
const RETRY_AFTER_SECONDS = '30'

export async function showPage(request: Request, token: string): Promise<Response> {
  try {
    const link = await openLink(webDeps(), token)
    if (link.power === 'none') return notFoundPage(request, token)
    if (link.power === 'gone') return gonePage(request, link)
    const visit = visitOf(request, link)
    return brandedResponse(await markupOf(visit), link.config)
  } catch (error) {
    return unavailablePage(request, token, error)
  }
}

/** The page in another language before anything is saved: with its switches where the person put them. */
export async function showMoved(request: Request, link: LiveLink, moved: MovedSwitches): Promise<Response> {
  return brandedResponse(await movedMarkup(visitOf(request, link), moved), link.config)
}

function visitOf(request: Request, link: LiveLink): Visit {
  return { request, link, locale: localeOf(request, link), now: webDeps().clock.now() }
}

/** The saved view when the query names a change of this contact, else the page itself; an old link sees neither's answers. */
async function markupOf(visit: Visit): Promise<string | Buffer<ArrayBuffer>> {
  const { link } = visit
  const query = queryOf(visit.request)
  const done = valueIn(visit.request, 'done')
  const change = isUuid(done) ? await describeChange(webDeps(), link, done) : null
  if (link.power === 'limited') return limitedMarkup(visit, change)
  if (change || done === 'nothing') return renderDocument(<SavedView {...savedModel(visit, change, query)} />)
  return preferencesMarkup(visit)
}

function gonePage(request: Request, link: Extract<OpenedLink, { power: 'gone' }>): Promise<Response> {
  const frame = brandedShell(request, link, localeOf(request, link))
  const justReleased = link.released && valueIn(request, 'done') === 'released'
  return brandedPage(
    justReleased ? <ReleasedView frame={frame} /> : <GoneView frame={frame} />,
    link.config,
    justReleased ? 200 : 410,
  )
}

async function brandedPage(page: ReactElement, config: LiveLink['config'], status: number): Promise<Response> {
  return brandedResponse(await renderDocument(page), config, status)
}

function brandedResponse(html: string | Buffer<ArrayBuffer>, config: LiveLink['config'], status = 200): Response {
  return documentResponse(html, {
    status,
    styleHash: styleHashIn(html),
    frameOrigins: config.frameOrigins,
  })
}

/** A page that knows no business: neutral colours, no frame anywhere. */
export async function plainPage(
  page: ReactElement,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  const html = await renderDocument(page)
  return documentResponse(html, { status, styleHash: styleHashIn(html), headers })
}

export function notFoundPage(request: Request, token: string): Promise<Response> {
  if (paths.preferences(token) === paths.simulated())
    return plainPage(<SimulatedView frame={plainShell(request)} />, 200)
  return plainPage(<NotFoundView frame={plainShell(request)} />, 404)
}

/**
 * Says plainly that nothing was saved, where something was to be. Whatever else went wrong is logged, and looks the same
 * from outside.
 */
export function unavailablePage(request: Request, token: string, error: unknown, wasSaving = false): Promise<Response> {
  if (!isClientGone(error, request)) log.error({ err: error }, 'a preference page failed')
  const peek = peekLink(webDeps(), token)
  const frame = plainShell(request, localeFromByte(peek?.claims.language ?? 0))
  const page = (
    <UnavailableView frame={frame} href={paths.samePage()} wasSaving={wasSaving} chat={peek?.config ?? null} />
  )
  return plainPage(page, 503, { 'Retry-After': RETRY_AFTER_SECONDS })
}
