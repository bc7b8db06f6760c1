import { plainPage } from '@/app/(public)/_page/plain-page'
import { NotFoundView } from '@/components/public/NotFoundView'
import { SimulatedView } from '@/components/public/SimulatedView'
import { UnavailableView } from '@/components/public/UnavailableView'
import { clientGone } from '@/lib/http/client-gone'
import { foreignHost } from '@/lib/http/foreign-host'
import { type Asked, type Entry, type Failure, handleRequest, Refusal, requestIdOf } from '@/lib/http/handle-request'
import { localeFromByte } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { openLink, type OpenedLink, tokenIn } from '@/lib/services/page/open-link'
import { peekLink } from '@/lib/services/page/peek-link'
import { notSavedShell, plainShell } from './shell'

/** The seconds after which a browser or crawler may try again when the database can't be reached. */
const RETRY_AFTER_SECONDS = '30'

export interface PageRequest extends Asked {
  request: Request
  token: string
}

export type KnownLink = Exclude<OpenedLink, { power: 'none' }>

/** What a visit and a form have in common: whose page it is, and what is shown if it can't be served. */
export type PageEntry<Link extends KnownLink, Input> = Entry<PageRequest, Link, Input, Response>

/** Finds the contact of the link. A link that leads to nobody is refused with a page in the browser's language. */
export async function recogniseLink(
  deps: Deps,
  { request, token }: PageRequest,
): Promise<KnownLink | Refusal<Response>> {
  const link = await openLink(deps, token)
  return link.power === 'none' || !isAtHome(request, link) ? new Refusal(await notFoundPage(request, token)) : link
}

/** Returns whether the page may be shown under the host name of the request: ours, or one of the link's business. */
function isAtHome(request: Request, { config }: KnownLink): boolean {
  const host = foreignHost(request)
  return host === null || config.domains.some((domain) => domain.host === host)
}

function notFoundPage(request: Request, token: string): Promise<Response> {
  const frame = plainShell(request)
  if (paths.preferences(token) === paths.simulated()) return plainPage(<SimulatedView frame={frame} />, 200)
  return plainPage(<NotFoundView frame={frame} />, 404)
}

/** Returns the route of an entry of the page. */
export function servePage<Link extends KnownLink, Input>(entry: PageEntry<Link, Input>) {
  return async (request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> =>
    handleRequest(entry, { request, requestId: requestIdOf(request), token: tokenIn((await params).token) })
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
    // Only the form of a link that is ours is read.
    const wasSaving = peek === null ? request.method === 'POST' : await isSaving(request)
    const frame = (wasSaving ? notSavedShell : plainShell)(request, localeFromByte(peek?.claims.language ?? 0))
    const page = (
      <UnavailableView frame={frame} href={paths.samePage()} wasSaving={wasSaving} chat={peek?.config ?? null} />
    )
    return plainPage(page, 503, { 'Retry-After': RETRY_AFTER_SECONDS })
  }
