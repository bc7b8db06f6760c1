import { plainPage } from '@/app/(public)/_page/plain-page'
import { BadRequestView } from '@/components/public/BadRequestView'
import { TooManyView } from '@/components/public/TooManyView'
import { env } from '@/lib/env'
import { takeAct } from '@/lib/http/act-limit'
import { clientIp } from '@/lib/http/client-ip'
import { Refusal } from '@/lib/http/handle-request'
import { readBody } from '@/lib/http/read-body'
import { paths } from '@/lib/paths'
import { plainResponse } from '@/lib/plain-response.mjs'
import type { Deps } from '@/lib/services/deps'
import { requestFreshLink } from '@/lib/services/messages/request-fresh-link'
import type { LiveLink, OpenedLink } from '@/lib/services/page/open-link'
import type { PageVisitor } from '@/lib/services/page/page-act'
import { stopEverything } from '@/lib/services/page/stop-everything'
import { askBeforeYes, movedTo, partsOfSave } from './ask-before-yes'
import { lookOf } from './embed'
import { isMyDataForm, type PageForm, readPageForm } from './form'
import { FRESH_LINK_NOTES } from './limited'
import { actOnMyData } from './my-data'
import { refusesAnew } from './new-refusal'
import { perform, type Performed } from './perform'
import { type PageEntry, type PageRequest, recogniseLink, unavailablePage } from './serve-page'
import { keptTopic, localeOf, plainShell, queryOf, valueIn } from './shell'
import { gonePage, livePage, movedPage, visitOf } from './show'

type GoneLink = Extract<OpenedLink, { power: 'gone' }>

const USER_AGENT_MAX_CHARS = 256

/**
 * Does what the person pressed, and redirects (303) to the page that shows what was done, so that a reload repeats
 * nothing. The act is counted after the form is read, because only the form says whether it is a new refusal, which is
 * never turned away.
 */
export const actOnPage: PageEntry<LiveLink, PageForm | null> = {
  failure: 'a preference page failed',
  async recognise(deps, asked) {
    const link = await recogniseLink(deps, asked)
    if (link instanceof Refusal || link.power !== 'gone') return link
    return new Refusal(await answerGone(asked, link))
  },
  async read(_, link, { request }) {
    const body = await readBody(request)
    return body === null ? new Refusal(await badRequestPage(request, link, 413)) : readPageForm(body)
  },
  run(deps, link, form, asked) {
    const visitor = visitorOf(asked.request, link)
    return link.power === 'limited'
      ? actOnLimitedLink(deps, visitor, form, asked)
      : actOnLink(deps, visitor, form, asked)
  },
  failed: unavailablePage(wasSaving),
}

/**
 * Returns whether a form that failed was to save something. A form that asks for another language saves nothing. It may
 * not have been read yet, because the database was asked first; what can't be read counts as a save.
 */
async function wasSaving(request: Request): Promise<boolean> {
  if (request.bodyUsed) return true
  const body = await readBody(request).catch(() => null)
  return body === null || readPageForm(body)?.act !== 'language'
}

/**
 * Returns what a form of a link leads to that can do nothing any more. After a release or an erasure it may be the
 * second tap on the button that did it: the person reads that it is done, and not that the link is none.
 */
function answerGone({ request, token }: PageRequest, link: GoneLink): Response | Promise<Response> {
  const done = link.erased ? 'erased' : link.released ? 'released' : null
  return done === null ? gonePage(request, link) : seeOther(request, token, localeOf(request, link), { done })
}

async function actOnLink(
  deps: Deps,
  visitor: PageVisitor,
  form: PageForm | null,
  { request, token }: PageRequest,
): Promise<Response> {
  const { link } = visitor
  const isFramed = lookOf(request) !== null
  if (!form || (isFramed && isMyDataForm(form))) return badRequestPage(request, link, 400)
  // The link was too old when the page was made, and works again since the business lets links live longer.
  if (form.act === 'fresh_link') return livePage(visitOf(deps, request, link), deps)
  if (form.act === 'language') return movedPage(visitOf(deps, request, link), form)
  const wait = refusesAnew(link, form, deps.clock.now()) ? 0 : takeAct(deps, link.contactId)
  if (wait > 0) return (await refuseOnly(deps, visitor, form, { request, token })) ?? tooManyPage(request, link, wait)
  if (isMyDataForm(form)) return actOnMyData(deps, visitOf(deps, request, link), form, token)
  const asks = isFramed && (await askBeforeYes(deps, visitor, form, request))
  if (asks) return asks
  const performed = await perform(deps, visitor, form)
  return performed ? seeOther(request, token, visitor.locale, performed) : badRequestPage(request, link, 400)
}

/**
 * Turns off what a Save turns off whose person has no acts left, and leaves the rest: a No is never turned away. The
 * next page says what was not turned on. Returns null for a form that refuses nothing new.
 */
async function refuseOnly(
  deps: Deps,
  visitor: PageVisitor,
  form: PageForm,
  { request, token }: Pick<PageRequest, 'request' | 'token'>,
): Promise<Response | null> {
  const { link, locale } = visitor
  const no = form.act === 'save' ? partsOfSave(form).no : null
  if (form.act !== 'save' || no === null || !refusesAnew(link, no, deps.clock.now())) return null
  const performed = await perform(deps, visitor, no)
  if (!performed) return badRequestPage(request, link, 400)
  return seeOther(request, token, locale, { ...performed, late: movedTo(form, true).join(' ') })
}

/**
 * Handles the form of a limited link, which can only stop messages, all of them or those of the topic that it names,
 * and have a new link sent.
 */
async function actOnLimitedLink(
  deps: Deps,
  visitor: PageVisitor,
  form: PageForm | null,
  { request, token }: PageRequest,
): Promise<Response> {
  const { link, locale } = visitor
  if (form?.act === 'stop') {
    const change = await stopEverything(deps, visitor)
    return seeOther(request, token, locale, { done: 'changeId' in change ? change.changeId : 'nothing' })
  }
  if (form?.act !== 'fresh_link' && form?.act !== 'topic') return livePage(visitOf(deps, request, link), deps)
  // A limited link refuses the topic alone, whatever else its form names.
  const only = form.act === 'topic' ? { ...form, notice: '', shown: [], on: [] } : form
  const wait = refusesAnew(link, only, deps.clock.now()) ? 0 : takeAct(deps, link.contactId)
  if (wait > 0) return tooManyPage(request, link, wait)
  if (only.act === 'topic') {
    const performed = await perform(deps, visitor, only)
    return performed ? seeOther(request, token, locale, performed) : badRequestPage(request, link, 400)
  }
  const result = await requestFreshLink(deps, link.businessId, link.contactId)
  // If sending a link has become impossible meanwhile, the page is shown again without that button.
  return seeOther(request, token, locale, result === 'impossible' ? {} : { note: FRESH_LINK_NOTES[result] })
}

function visitorOf(request: Request, link: LiveLink): PageVisitor {
  return {
    link,
    // The version of the state that the form was made from. With the content, it recognises a form that was sent twice.
    formId: `${link.contactId}:${/^\d{1,9}$/.exec(queryOf(request).get('v') ?? '')?.[0] ?? ''}`,
    locale: localeOf(request, link),
    named: valueIn(request, 't'),
    ip: clientIp(request.headers, env().TRUSTED_PROXY_HOPS),
    userAgent: request.headers.get('user-agent')?.slice(0, USER_AGENT_MAX_CHARS) ?? null,
  }
}

function seeOther(
  request: Request,
  token: string,
  locale: PageVisitor['locale'],
  performed: Partial<Performed>,
): Response {
  const look = lookOf(request)
  const query = { l: locale, ...keptTopic(request), ...performed }
  return plainResponse(null, {
    status: 303,
    headers: {
      Location: look ? paths.framed(token, look.text, query) : paths.preferences(token, query),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  })
}

function badRequestPage(request: Request, link: LiveLink, status: 400 | 413): Promise<Response> {
  const frame = plainShell(request, localeOf(request, link))
  return plainPage(<BadRequestView frame={frame} href={paths.samePage(keptTopic(request))} />, status)
}

function tooManyPage(request: Request, link: LiveLink, seconds: number): Promise<Response> {
  const frame = plainShell(request, localeOf(request, link))
  return plainPage(<TooManyView frame={frame} href={paths.samePage(keptTopic(request))} />, 429, {
    'Retry-After': String(seconds),
  })
}
