import { PreferencesView } from '@/components/public/PreferencesView'
import type { PreferencesModel } from '@/components/public/view'
import { BoundedMap } from '@/lib/bounded-map'
import { renderDocument } from '@/lib/http/document'
import { paths } from '@/lib/paths'
import { type MovedSwitches, preferencesModel, type Visit, withMoved } from './models'
import { queryOf } from './shell'

/**
 * Characters of Unicode's private use, which no text of a business holds, in the place of what differs between people whose page is
 * otherwise the same. The mask ends in four of them, because a voice reads its digits one by one.
 */
const MASK = '\uE000\uE001\uE002\uE003\uE004'
const SPOKEN = '\uE001 \uE002 \uE003 \uE004'
const VERSION = '\uE005'
const HOLES = new RegExp(`(${MASK}|${SPOKEN}|${VERSION})`)

/** Of about 10 kB each. */
const KEPT_PAGES = 500
const kept = new BoundedMap<Page>(KEPT_PAGES)

/** A rendered page in pieces: the even ones as they are, in bytes, the odd ones the holes between them. */
type Page = (Buffer | string)[]

/**
 * The preferences page of a visit. Most people of a business see one of a few pages: the same switches on, nothing stopped. Such a page
 * is rendered once and kept without what tells people apart (the masked number, the version of their state), which is filled in each
 * time. Rendering it each time took a quarter of a request (npm run bench -- page).
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

/** The same with switches that are not saved yet: nobody else's page, so it is not kept. */
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

/** What stands in a hole: digits, dots, a plus and spaces, so nothing that markup would have to escape. */
function fill(hole: string, { link }: Visit, { contact }: PreferencesModel): string {
  if (hole === VERSION) return String(link.contact.headSeq)
  const mask = contact.mask ?? ''
  return hole === SPOKEN ? Array.from(mask.slice(-4)).join(' ') : mask.replaceAll(' ', '\u00a0')
}

/** Everything that the page shows besides what fills its holes. A change of the business's texts is a new version. */
function keyOf({ request, link, locale }: Visit, model: PreferencesModel): string {
  const switches = model.topics.map(
    (topic) => (topic.unasked ? 'u' : topic.on ? '1' : '0') + topic.notes.map(noteKey).join(''),
  )
  const query = queryOf(request)
  return [
    link.config.id,
    link.config.version,
    locale,
    model.contact.mask === null,
    switches.join(' '),
    model.stopped?.since,
    model.paused && `p${model.paused.until}`,
    model.providerStop,
    // The links to the other languages keep what the query says.
    ...['done', 'again', 'note'].map((name) => query.get(name)),
  ].join('|')
}

const noteKey = (note: PreferencesModel['topics'][number]['notes'][number]) =>
  note.kind === 'expired' ? `${note.kind}${note.at}` : note.kind
