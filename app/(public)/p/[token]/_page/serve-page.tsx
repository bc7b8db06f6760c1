import { plainPage, plainPageOf, type RenderedPage, renderPage } from '@/app/(public)/_page/plain-page'
import { NotFoundView } from '@/components/public/NotFoundView'
import { SimulatedView } from '@/components/public/SimulatedView'
import { UnavailableView } from '@/components/public/UnavailableView'
import { clientGone } from '@/lib/http/client-gone'
import { foreignHost } from '@/lib/http/foreign-host'
import { type Asked, type Entry, type Failure, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { type Locale, localeFromByte } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { type KnownLink, openLink, tokenIn } from '@/lib/services/page/open-link'
import { peekLink } from '@/lib/services/page/peek-link'
import { webDeps } from '@/lib/services/runtime'
import { allowSites, framed, lookOf, noteStranger } from './embed'
import { keptTopic, notSavedShell, plainShell, queryOf } from './shell'

/** The seconds after which a browser or crawler may try again when the database can't be reached. */
const RETRY_AFTER_SECONDS = '30'

export interface PageRequest extends Asked {
  request: Request
  token: string
}

/** What a visit and a form have in common: whose page it is, and what is shown if it can't be served. */
export type PageEntry<Link extends KnownLink, Input> = Entry<PageRequest, Link, Input, Response>

/** Finds the contact of the link. A link that leads to nobody is refused with a page in the browser's language. */
export async function recogniseLink(
  deps: Deps,
  { request, token }: PageRequest,
): Promise<KnownLink | Refusal<Response>> {
  const link = await openLink(deps, token)
  if (link.power === 'none' || !isAtHome(request, link)) return new Refusal(await notFoundPage(request, token))
  allowSites(request, link.config)
  return link
}

/** Returns whether the page may be shown under the host name of the request: ours, or one of the link's business. */
function isAtHome(request: Request, { config }: KnownLink): boolean {
  const host = foreignHost(request)
  return host === null || config.domains.some((domain) => domain.host === host)
}

/** The page for an unknown link in each language, rendered once: somebody who tries tokens must cost little. */
const notFound = new Map<Locale, RenderedPage>()

async function notFoundPage(request: Request, token: string): Promise<Response> {
  const frame = plainShell(request)
  if (paths.preferences(token) === paths.simulated()) return plainPage(<SimulatedView frame={frame} />, 200)
  // A query is kept by its links to other languages; a frame has its own look, and a host name its own address.
  if (queryOf(request).size > 0 || lookOf(request) || foreignHost(request) !== null)
    return plainPage(<NotFoundView frame={frame} />, 404)
  const known = notFound.get(frame.locale) ?? (await renderPage(<NotFoundView frame={frame} />))
  notFound.set(frame.locale, known)
  return plainPageOf(known, 404)
}

/** Returns the route of an entry of the page. */
export function servePage<Link extends KnownLink, Input>(entry: PageEntry<Link, Input>) {
  return async (request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> =>
    handleRequest(entry, { request, requestId: requestIdOf(request), token: tokenIn((await params).token) })
}

/** Returns the same for the page in a frame: every response says which sites may show it. */
export function serveFramed<Link extends KnownLink, Input>(entry: PageEntry<Link, Input>) {
  const serve = servePage(entry)
  return async (request: Request, context: { params: Promise<{ token: string }> }): Promise<Response> => {
    const response = await serve(request, context)
    noteStranger(webDeps(), request)
    return framed(request, response)
  }
}

/**
 * Returns the page for a failure, in the language of the link, which is known without the database. If something was to
 * be saved, the page says that nothing was. It looks the same whatever failed.
 */
export const unavailablePage =
  (isSaving: (request: Request) => boolean | Promise<boolean>) =>
  async (failure: Failure, { request, token }: PageRequest, deps: Deps): Promise<Response> => {
    if (failure === 'client_gone') return clientGone()
    const peek = peekLink(deps, token)
    allowSites(request, peek?.config ?? null)
    // Only the form of a link that is ours is read.
    const wasSaving = peek === null ? request.method === 'POST' : await isSaving(request)
    const frame = (wasSaving ? notSavedShell : plainShell)(request, localeFromByte(peek?.claims.language ?? 0))
    const page = (
      <UnavailableView
        frame={frame}
        href={paths.samePage(keptTopic(request))}
        wasSaving={wasSaving}
        chat={peek?.config ?? null}
      />
    )
    return plainPage(page, 503, { 'Retry-After': RETRY_AFTER_SECONDS })
  }
