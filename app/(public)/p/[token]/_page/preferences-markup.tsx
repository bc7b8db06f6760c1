import { PreferencesView } from '@/components/public/PreferencesView'
import type { PreferencesModel } from '@/components/public/view'
import { BoundedMap } from '@/lib/bounded-map'
import { renderDocument } from '@/lib/http/document'
import { foreignHost } from '@/lib/http/foreign-host'
import { paths } from '@/lib/paths'
import { type MovedSwitches, preferencesModel, type Visit, withMoved } from './models'
import { queryOf } from './shell'

/**
 * Characters of Unicode's private use, which no text of a business holds. They mark the places that differ between
 * people whose page is otherwise the same. The masked number ends in four of them, because screen readers get its
 * digits one by one.
 */
const MASK = '\uE000\uE001\uE002\uE003\uE004'
const SPOKEN = '\uE001 \uE002 \uE003 \uE004'
const VERSION = '\uE005'
const HOLES = new RegExp(`(${MASK}|${SPOKEN}|${VERSION})`)

/** The most rendered pages that are kept. Each has about 10 kB. */
const KEPT_PAGES = 500
const kept = new BoundedMap<Page>(KEPT_PAGES)

/** A rendered page in pieces: the even ones are fixed bytes, and the odd ones are the holes between them. */
type Page = (Buffer | string)[]

/**
 * Returns the markup of the preferences page of a visit. Most people of a business see one of a few pages, with the
 * same switches on and nothing stopped. Such a page is rendered once and kept without what differs between people (the
 * masked number, the version of their state), which is filled in for each request. Rendering the page each time took a
 * quarter of the time of a request (npm run bench -- page).
 */
export async function preferencesMarkup(visit: Visit): Promise<Buffer<ArrayBuffer>> {
  const model = preferencesModel(visit)
  const key = keyOf(visit, model)
  let page = kept.get(key)
  if (!page) {
    const html = await renderDocument(<PreferencesView {...withHoles(visit, model)} />)
    page = html.split(HOLES).map((piece, index) => (index % 2 === 0 ? Buffer.from(piece) : piece))
    kept.set(key, page)
  }
  return Buffer.concat(
    page.map((piece) => (typeof piece === 'string' ? Buffer.from(fill(piece, visit, model)) : piece)),
  )
}

/** Returns the markup with switches that are not saved yet. It is not kept, because nobody else sees the same page. */
export async function movedMarkup(visit: Visit, moved: MovedSwitches): Promise<string> {
  return renderDocument(<PreferencesView {...withMoved(preferencesModel(visit), moved)} />)
}

function withHoles(visit: Visit, model: PreferencesModel): PreferencesModel {
  return {
    ...model,
    contact: { mask: model.contact.mask === null ? null : MASK },
    action: paths.samePage({ l: visit.locale }) + `&v=${VERSION}`,
  }
}

/** What fills a hole: digits, dots, a plus and spaces, so nothing that markup would have to escape. */
function fill(hole: string, { link }: Visit, { contact }: PreferencesModel): string {
  if (hole === VERSION) return String(link.contact.headSeq)
  const mask = contact.mask ?? ''
  return hole === SPOKEN ? Array.from(mask.slice(-4)).join(' ') : mask.replaceAll(' ', '\u00a0')
}

/** Returns the key of a page: all that it shows except its holes. A change of the business's texts is a new version. */
function keyOf({ request, link, locale }: Visit, model: PreferencesModel): string {
  const switches = model.topics.map(
    (topic) => (topic.unasked ? 'u' : topic.on ? '1' : '0') + topic.notes.map(noteKey).join(''),
  )
  const query = queryOf(request)
  return [
    link.config.id,
    link.config.version,
    // The addresses in its head have the host name under which it is shown.
    foreignHost(request),
    locale,
    model.contact.mask === null,
    switches.join(' '),
    model.stopped?.since,
    model.paused && `p${model.paused.until}`,
    model.providerStop,
    // The links to the other languages keep the query.
    ...['done', 'again', 'note'].map((name) => query.get(name)),
  ].join('|')
}

const noteKey = (note: PreferencesModel['topics'][number]['notes'][number]) =>
  note.kind === 'expired' ? `${note.kind}${note.at}` : note.kind
