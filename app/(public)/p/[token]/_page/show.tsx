import type { ReactElement } from 'react'
import { GoneView } from '@/components/public/GoneView'
import { ReleasedView } from '@/components/public/ReleasedView'
import { SavedView } from '@/components/public/SavedView'
import { styleHashIn } from '@/components/public/stylesheet'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { isUuid } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { describeChange } from '@/lib/services/page/describe-change'
import type { LiveLink, OpenedLink } from '@/lib/services/page/open-link'
import { limitedMarkup } from './limited'
import type { MovedSwitches, Visit } from './models'
import { movedMarkup, preferencesMarkup } from './preferences-markup'
import { savedModel } from './saved-model'
import { type KnownLink, type PageEntry, recogniseLink, unavailablePage } from './serve-page'
import { brandedShell, followsFailedSave, localeOf, queryOf, valueIn } from './shell'

/** Shows the page of the link. A visit changes nothing and counts nothing. */
export const visitPage: PageEntry<KnownLink, undefined> = {
  failure: 'a preference page failed',
  recognise: recogniseLink,
  run: (deps, link, _, { request }) =>
    link.power === 'gone' ? gonePage(request, link) : livePage(visitOf(deps, request, link), deps),
  failed: unavailablePage(followsFailedSave),
}

/** Returns the page of a link that leads to a contact. */
export async function livePage(visit: Visit, deps: Deps): Promise<Response> {
  return brandedResponse(await markupOf(visit, deps))
}

/** Returns the page in another language before anything is saved, with the switches as the person set them. */
export async function movedPage(visit: Visit, moved: MovedSwitches): Promise<Response> {
  return brandedResponse(await movedMarkup(visit, moved))
}

export function visitOf(deps: Deps, request: Request, link: LiveLink): Visit {
  return { request, link, locale: localeOf(request, link), now: deps.clock.now() }
}

/**
 * Returns the confirmation if the query names a change of this contact, else the page itself. With an old link, neither
 * shows the person's answers.
 */
async function markupOf(visit: Visit, deps: Deps): Promise<string | Buffer<ArrayBuffer>> {
  const { link } = visit
  const query = queryOf(visit.request)
  const done = valueIn(visit.request, 'done')
  const change = isUuid(done) ? await describeChange(deps, link, done) : null
  if (link.power === 'limited') return limitedMarkup(deps, visit, change)
  if (change || done === 'nothing') return renderDocument(<SavedView {...savedModel(visit, change, query)} />)
  return preferencesMarkup(visit)
}

/** Returns the page of a link that was replaced, or whose number was released. */
export function gonePage(request: Request, link: Extract<OpenedLink, { power: 'gone' }>): Promise<Response> {
  const frame = brandedShell(request, link, localeOf(request, link))
  const justReleased = link.released && valueIn(request, 'done') === 'released'
  return brandedPage(
    justReleased ? <ReleasedView frame={frame} /> : <GoneView frame={frame} />,
    justReleased ? 200 : 410,
  )
}

export async function brandedPage(page: ReactElement, status = 200): Promise<Response> {
  return brandedResponse(await renderDocument(page), status)
}

function brandedResponse(html: string | Buffer<ArrayBuffer>, status = 200): Response {
  return documentResponse(html, { status, styleHash: styleHashIn(html) })
}
