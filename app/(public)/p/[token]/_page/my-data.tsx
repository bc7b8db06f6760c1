import type { ReactElement } from 'react'
import { evidenceView } from '@/app/api/v1/contacts/[id]/evidence/_document/evidence-view'
import { presentBundle } from '@/app/api/v1/contacts/_present/bundle'
import { EvidenceDocument } from '@/components/evidence/EvidenceDocument'
import { AskCodeView } from '@/components/public/AskCodeView'
import { EraseView } from '@/components/public/EraseView'
import type { CodeNote } from '@/components/public/my-data'
import { MyDataView } from '@/components/public/MyDataView'
import { styleHashIn } from '@/components/public/stylesheet'
import { MY_DATA_WORDS } from '@/lib/chat-words'
import { documentResponse, publicHeaders, renderDocument, renderPhonePage } from '@/lib/http/document'
import { paths } from '@/lib/paths'
import type { Deps } from '@/lib/services/deps'
import { MOST_TRIES } from '@/lib/services/my-data/data-code'
import { eraseMyData } from '@/lib/services/my-data/erase-my-data'
import { codeWays, isGranted, openMyData, readMyData } from '@/lib/services/my-data/open-my-data'
import { sendDataCode } from '@/lib/services/my-data/send-data-code'
import type { EvidenceBundle } from '@/lib/services/records/read-evidence'
import type { MyDataForm } from './form'
import { contactLabel, type Visit } from './models'
import { historyOf } from './my-data-history'
import { brandedShell, queryOf } from './shell'

/** The acts that one part of the history shows: a page of at most 12 kB. */
const PART = 12

const NOTES = ['sent', 'incomplete', 'over', 'tooMany', 'impossible', 'ended'] as const

/** Shows the page that asks for the code. It shows nothing of the person, and changes nothing. */
export async function myDataPage(deps: Deps, visit: Visit, note: CodeNote | null = noteIn(visit)): Promise<Response> {
  const ways = await codeWays(deps, visit.link)
  const word = ways.word ? MY_DATA_WORDS[visit.locale] : null
  return page(<AskCodeView {...placeOf(visit)} note={note} word={word} sends={ways.send} />)
}

/** Does what a form of the page asks: sends a code, or acts on the data that the right code has opened. */
export async function actOnMyData(deps: Deps, visit: Visit, form: MyDataForm, token: string): Promise<Response> {
  const { link } = visit
  if (form.act === 'data_code') {
    const sent = await sendDataCode(deps, link.businessId, link.contactId)
    return backTo(token, visit, sent === 'too_many' ? 'tooMany' : sent)
  }
  if (form.act === 'data_open') {
    const opened = await openMyData(deps, link, form.code)
    if (opened.outcome === 'open') return dataPage(deps, visit, opened.grant, 0)
    return backTo(token, visit, opened.outcome === 'wrong' ? `wrong${opened.triesLeft}` : opened.outcome)
  }
  if (!(await isGranted(deps, link, form.grant))) return backTo(token, visit, 'ended')
  switch (form.act) {
    case 'data_view':
      return dataPage(deps, visit, form.grant, form.part)
    case 'data_json':
      return download(deps, visit, 'json')
    case 'data_html':
      return download(deps, visit, 'html')
    case 'data_erase_ask':
      return page(<EraseView {...openPlaceOf(visit)} grant={form.grant} />)
    case 'data_erase':
      await eraseMyData(deps, link)
      return seeOther(paths.preferences(token, { l: visit.locale, done: 'erased' }))
  }
}

async function dataPage(deps: Deps, visit: Visit, grant: string, part: number): Promise<Response> {
  const bundle = await readMyData(deps, visit.link)
  const all = bundle ? historyOf(bundle, visit.locale) : []
  const entries = all.slice(part * PART, (part + 1) * PART)
  const newer = part > 0 ? part - 1 : null
  const older = (part + 1) * PART < all.length ? part + 1 : null
  return page(<MyDataView {...openPlaceOf(visit)} grant={grant} entries={entries} newer={newer} older={older} />)
}

/** Returns everything that is known of the person, as a file. Its name says nothing about them. */
async function download(deps: Deps, visit: Visit, form: 'json' | 'html'): Promise<Response> {
  const bundle = await readMyData(deps, visit.link)
  if (!bundle) return myDataPage(deps, visit)
  return form === 'json' ? jsonFile(bundle) : htmlFile(bundle, visit)
}

function jsonFile(bundle: EvidenceBundle): Response {
  return Response.json(presentBundle(bundle), {
    headers: { ...publicHeaders("'none'"), 'Content-Disposition': 'attachment; filename="my-data.json"' },
  })
}

async function htmlFile(bundle: EvidenceBundle, { locale }: Visit): Promise<Response> {
  const html = await renderDocument(<EvidenceDocument view={evidenceView(bundle, locale)} />)
  return documentResponse(html, {
    styleHash: styleHashIn(html),
    headers: { 'Content-Disposition': 'attachment; filename="my-data.html"' },
  })
}

const placeOf = (visit: Visit) => ({
  frame: brandedShell(visit.request, visit.link, visit.locale),
  contact: contactLabel(visit),
  action: paths.samePage({ my: 'data', l: visit.locale }),
  home: paths.samePage({ l: visit.locale }),
})

/** The same for what a code has opened. It has no address, and in another language it would be closed again. */
function openPlaceOf(visit: Visit) {
  const place = placeOf(visit)
  return { ...place, frame: { ...place.frame, languages: [] } }
}

async function page(view: ReactElement): Promise<Response> {
  const html = await renderPhonePage(view)
  return documentResponse(html, { styleHash: styleHashIn(html) })
}

/** Returns the redirect to the page that asks for the code, with a note. */
const backTo = (token: string, { locale }: Visit, note: string) =>
  seeOther(paths.preferences(token, { my: 'data', l: locale, note }))

const seeOther = (location: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })

/** Reads the note of the address, which is checked like any input from outside. It opens nothing. */
function noteIn({ request }: Visit): CodeNote | null {
  const note = queryOf(request).get('note') ?? ''
  const left = /^wrong([1-9])$/.exec(note)?.[1]
  if (left !== undefined) return { wrong: Math.min(Number(left), MOST_TRIES - 1) }
  return NOTES.find((each) => each === note) ?? null
}
