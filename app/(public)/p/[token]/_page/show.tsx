import type { ReactElement } from 'react'
import type { RenderedPage } from '@/app/(public)/_page/plain-page'
import { ErasedView } from '@/components/public/ErasedView'
import { GoneView } from '@/components/public/GoneView'
import { ReleasedView } from '@/components/public/ReleasedView'
import { SavedView } from '@/components/public/SavedView'
import { styleHashIn } from '@/components/public/stylesheet'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import { documentResponse, renderPhonePage } from '@/lib/http/document'
import { isUuid } from '@/lib/ids'
import type { Deps } from '@/lib/services/deps'
import { isAskedInChat } from '@/lib/services/double-opt-in/is-asked-in-chat'
import { describeChange } from '@/lib/services/page/describe-change'
import type { KnownLink, LiveLink, OpenedLink } from '@/lib/services/page/open-link'
import { pageFor } from '@/lib/services/page/shown-page'
import { givesReceipts } from '@/lib/services/transparency-log/read-receipt'
import { limitedMarkup } from './limited'
import type { MovedSwitches, Visit } from './models'
import { myDataPage } from './my-data'
import { movedMarkup, preferencesPage } from './preferences-markup'
import { receiptHref, receiptPage } from './receipt'
import { savedModel } from './saved-model'
import { type PageEntry, recogniseLink, unavailablePage } from './serve-page'
import { asksForMyData, brandedShell, followsFailedSave, localeOf, queryOf, valueIn } from './shell'

/** Shows the page of the link. A visit changes nothing and counts nothing. */
export const visitPage: PageEntry<KnownLink, undefined> = {
  failure: 'a preference page failed',
  recognise: recogniseLink,
  async run(deps, link, _, { request }) {
    if (link.power === 'gone') return gonePage(request, link)
    const visit = visitOf(deps, request, link)
    if (link.power === 'full' && asksForMyData(request)) return myDataPage(deps, visit)
    return (await receiptPage(deps, visit)) ?? livePage(visit, deps)
  },
  failed: unavailablePage(followsFailedSave),
}

/** Returns the page of a link that leads to a contact. */
export async function livePage(visit: Visit, deps: Deps): Promise<Response> {
  const shown = await markupOf(visit, deps)
  if (typeof shown === 'string') return brandedResponse(shown)
  return documentResponse(shown.html, { styleHash: shown.styleHash })
}

/** Returns the page in another language before anything is saved, with the switches as the person set them. */
export async function movedPage(visit: Visit, moved: MovedSwitches): Promise<Response> {
  return brandedResponse(await movedMarkup(visit, moved))
}

export function visitOf(deps: Deps, request: Request, link: LiveLink): Visit {
  const now = deps.clock.now()
  // The page of a limited link shows no answers, and so nothing that it would show only because of one.
  const state = link.power === 'full' ? link.state : EMPTY_CONTACT
  const page = pageFor(link.config, { state, now, source: link.claims.source, named: valueIn(request, 't') })
  return { request, link, locale: localeOf(request, link), now, page }
}

/**
 * Returns the page of a change if the query names one of this contact, else the page itself. With a limited link,
 * neither shows the person's answers.
 */
async function markupOf(visit: Visit, deps: Deps): Promise<string | RenderedPage> {
  const { link } = visit
  const query = queryOf(visit.request)
  const done = valueIn(visit.request, 'done')
  const change = isUuid(done) ? await describeChange(deps, link, done) : null
  if (link.power === 'limited') return limitedMarkup(deps, visit, change)
  if (change || done === 'nothing') {
    const asked = await isAskedInChat(deps, link, visit.now)
    const receipt = change !== null && (await givesReceipts(deps)) ? receiptHref(visit, change.changeId) : null
    return renderPhonePage(<SavedView {...savedModel(visit, change, query, asked)} receipt={receipt} />)
  }
  return preferencesPage(visit)
}

/** Returns the page of a link that was replaced, or whose number was released. */
export function gonePage(request: Request, link: Extract<OpenedLink, { power: 'gone' }>): Promise<Response> {
  const frame = brandedShell(request, link, localeOf(request, link))
  const done = valueIn(request, 'done')
  if (link.released && done === 'released') return brandedPage(<ReleasedView frame={frame} />, 200)
  if (link.erased && done === 'erased') return brandedPage(<ErasedView frame={frame} />, 200)
  return brandedPage(<GoneView frame={frame} />, 410)
}

export async function brandedPage(page: ReactElement, status = 200): Promise<Response> {
  return brandedResponse(await renderPhonePage(page), status)
}

function brandedResponse(html: string | Buffer<ArrayBuffer>, status = 200): Response {
  return documentResponse(html, { status, styleHash: styleHashIn(html) })
}
