import { type RenderedPage, renderPage } from '@/app/(public)/_page/plain-page'
import { PreferencesView } from '@/components/public/PreferencesView'
import { spokenDigits } from '@/components/public/spoken-digits'
import { styleHashIn } from '@/components/public/stylesheet'
import type { PreferencesModel, TopicNote } from '@/components/public/view'
import { BoundedMap } from '@/lib/bounded-map'
import { renderPhonePage } from '@/lib/http/document'
import { foreignHost } from '@/lib/http/foreign-host'
import { paths } from '@/lib/paths'
import { lookOf } from './embed'
import {
  contactLabel,
  type MovedSwitches,
  notesOf,
  preferencesModel,
  type Standing,
  standingOf,
  type Visit,
  withMoved,
} from './models'
import { queryOf } from './shell'

/**
 * Control characters, which no text of a business may hold. They mark the places that differ between people whose page
 * is otherwise the same. Those of the masked number are five, because screen readers get its digits one by one.
 */
const MASK = '\u0001\u0002\u0003\u0004\u0005'
const SPOKEN = spokenDigits(MASK)
const VERSION = '\u0006'
const HOLES = new RegExp(`(${MASK}|${SPOKEN}|${VERSION})`)

/** The most rendered pages that are kept. Each has about 10 kB. */
const KEPT_PAGES = 500
const kept = new BoundedMap<Page>(KEPT_PAGES)

/** A rendered page in pieces: the even ones are fixed bytes, and the odd ones are the holes between them. */
interface Page {
  pieces: (Buffer | string)[]
  /** The hash of its stylesheet, for its content policy. */
  styleHash: string
}

/**
 * Returns the preferences page of a visit. Most people of a business see one of a few pages, with the same switches on
 * and nothing stopped. Such a page is rendered once and kept without what differs between people (the masked number,
 * the version of their state), which is filled in for each request. Rendering the page each time took a quarter of the
 * time of a request, and making all its texts another one (npm run bench -- page).
 */
export async function preferencesPage(visit: Visit): Promise<RenderedPage> {
  // A site may ask for any look, so that few people see the same page.
  if (lookOf(visit.request)) return renderPage(<PreferencesView {...preferencesModel(visit)} />)
  const standing = standingOf(visit)
  const { mask } = contactLabel(visit)
  const key = keyOf(visit, standing, mask !== null)
  let page = kept.get(key)
  if (!page) {
    const html = await renderPhonePage(<PreferencesView {...withHoles(visit, preferencesModel(visit))} />)
    const pieces = html.split(HOLES).map((piece, index) => (index % 2 === 0 ? Buffer.from(piece) : piece))
    page = { pieces, styleHash: styleHashIn(html) }
    kept.set(key, page)
  }
  const filled = page.pieces.map((piece) =>
    typeof piece === 'string' ? Buffer.from(fill(piece, visit.link.contact.headSeq, mask ?? '')) : piece,
  )
  return { html: Buffer.concat(filled), styleHash: page.styleHash }
}

/** Returns the markup with switches that are not saved yet. It is not kept, because nobody else sees the same page. */
export async function movedMarkup(visit: Visit, moved: MovedSwitches): Promise<string> {
  return renderPhonePage(<PreferencesView {...withMoved(preferencesModel(visit), moved)} />)
}

function withHoles(visit: Visit, model: PreferencesModel): PreferencesModel {
  return {
    ...model,
    contact: { mask: model.contact.mask === null ? null : MASK },
    action: paths.samePage({ l: visit.locale, t: visit.page.first?.key }) + `&v=${VERSION}`,
  }
}

/** What fills a hole: digits, dots, a plus and spaces, so nothing that markup would have to escape. */
function fill(hole: string, version: number, mask: string): string {
  if (hole === VERSION) return String(version)
  return hole === SPOKEN ? spokenDigits(mask) : mask.replaceAll(' ', '\u00a0')
}

/** Returns the key of a page: all that it shows except its holes. A change of the business's texts is a new version. */
function keyOf({ request, link, locale, page }: Visit, standing: Standing, hasNumber: boolean): string {
  const { topics, stoppedSince, pausedUntil, providerStop } = standing
  let switches = ''
  for (const topic of topics) {
    if (topic.pendingUntil !== null) switches += `w${topic.pendingUntil}`
    else switches += topic.unasked ? 'u' : topic.on ? '1' : '0'
    for (const note of notesOf(topic, providerStop)) switches += noteKey(note)
  }
  // The addresses in its head have the host name under which it is shown.
  const host = foreignHost(request)
  // Of two people with as many switches, each may see other topics: the notice says which.
  const notice = page.config.notices[locale]
  const key = `${link.config.id}|${link.config.version}|${notice}|${host}|${locale}|${hasNumber}|${switches}|${stoppedSince}|${pausedUntil}|${providerStop}`
  const query = queryOf(request)
  // The links to the other languages keep the query.
  return query.size === 0 ? key : [key, ...['t', 'done', 'again', 'note'].map((name) => query.get(name))].join('|')
}

const noteKey = (note: TopicNote) => (note.kind === 'expired' ? `${note.kind}${note.at}` : note.kind)
