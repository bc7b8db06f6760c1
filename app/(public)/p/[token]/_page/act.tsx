import { BadRequestView } from '@/components/public/BadRequestView'
import { TooManyView } from '@/components/public/TooManyView'
import type { PageShell } from '@/components/public/view'
import { env } from '@/lib/env'
import { secondsToWait } from '@/lib/http/act-limit'
import { clientIp } from '@/lib/http/client-ip'
import { readBody } from '@/lib/http/read-body'
import { paths } from '@/lib/paths'
import { requestFreshLink } from '@/lib/services/messages/request-fresh-link'
import { type LiveLink, openLink } from '@/lib/services/page/open-link'
import type { PageActor } from '@/lib/services/page/page-act'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { webDeps } from '@/lib/services/runtime'
import { type PageForm, readPageForm } from './form'
import { FRESH_LINK_NOTES } from './limited'
import { perform, type Performed } from './perform'
import { localeOf, plainShell, queryOf } from './shell'
import { notFoundPage, plainPage, showMoved, showPage, unavailablePage } from './show'

const USER_AGENT_MAX_CHARS = 256

/** Token, size, form, then the act; answers 303 to what was done, so that a reload repeats nothing. */
export async function actOnPage(request: Request, token: string): Promise<Response> {
  try {
    const link = await openLink(webDeps(), token)
    if (link.power === 'none') return notFoundPage(request, token)
    if (link.power === 'gone') return showPage(request, token)
    const actor = actorOf(request, link)
    const plain = plainShell(request, localeOf(request, link))
    const body = await readBody(request)
    if (body === null) return badRequestPage(plain, 413)
    const form = readPageForm(body)
    if (link.power === 'limited') return await actOnOldLink(request, token, actor, form?.act)
    if (!form || form.act === 'fresh_link') return badRequestPage(plain, 400)
    if (form.act === 'language') return showMoved(request, link, form)
    const wait = form.act === 'stop' ? 0 : await secondsToWait(link.contactId)
    if (wait > 0) return tooManyPage(plain, wait)
    const performed = await perform(webDeps(), actor, form)
    return performed ? seeOther(token, actor.locale, performed) : badRequestPage(plain, 400)
  } catch (error) {
    return unavailablePage(request, token, error, true)
  }
}

/** An old link can say no and have a fresh one sent, and nothing else. */
async function actOnOldLink(
  request: Request,
  token: string,
  actor: PageActor,
  act?: PageForm['act'],
): Promise<Response> {
  const { link, locale } = actor
  if (act === 'stop') {
    const change = await stopEverything(webDeps(), actor)
    return seeOther(token, locale, { done: 'changeId' in change ? change.changeId : 'nothing' })
  }
  if (act !== 'fresh_link') return showPage(request, token)
  const wait = await secondsToWait(link.contactId)
  if (wait > 0) return tooManyPage(plainShell(request, localeOf(request, link)), wait)
  const result = await requestFreshLink(webDeps(), link.businessId, link.contactId)
  // Where it has become impossible meanwhile, the page without that button is the answer.
  return seeOther(token, locale, result === 'impossible' ? {} : { note: FRESH_LINK_NOTES[result] })
}

function actorOf(request: Request, link: LiveLink): PageActor {
  return {
    link,
    // The state that the form was made from; with what it says, it tells a form that was sent twice.
    formId: `${link.contactId}:${/^\d{1,9}$/.exec(queryOf(request).get('v') ?? '')?.[0] ?? ''}`,
    locale: localeOf(request, link),
    ip: clientIp(request.headers, env().TRUSTED_PROXY_HOPS),
    userAgent: request.headers.get('user-agent')?.slice(0, USER_AGENT_MAX_CHARS) ?? null,
  }
}

function seeOther(token: string, locale: PageActor['locale'], performed: Partial<Performed>): Response {
  return new Response(null, {
    status: 303,
    headers: {
      Location: paths.preferences(token, { l: locale, ...performed }),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  })
}

function badRequestPage(frame: PageShell, status: 400 | 413): Promise<Response> {
  return plainPage(<BadRequestView frame={frame} href={paths.samePage()} />, status)
}

function tooManyPage(frame: PageShell, seconds: number): Promise<Response> {
  return plainPage(<TooManyView frame={frame} href={paths.samePage()} />, 429, {
    'Retry-After': String(seconds),
  })
}
