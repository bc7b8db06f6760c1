import { FrontView } from '@/components/public/FrontView'
import { styleHashIn } from '@/components/public/stylesheet'
import type { PlainModel } from '@/components/public/view'
import { env } from '@/lib/env'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { paths } from '@/lib/paths'
import { readDemo } from './read-demo'

/** In the demo the ways into it; elsewhere a plain page, because nobody is told whose installation this is. */
export async function frontPage(frame: PlainModel['frame']): Promise<Response> {
  const { SAYSO_DEMO, SAYSO_DATA } = env()
  const demo = SAYSO_DEMO ? await readDemo(SAYSO_DATA) : null
  const ways = demo && {
    business: demo.org.name,
    phone: paths.sandbox(),
    page: new URL(demo.phoneLink).pathname,
    docs: paths.docs(),
  }
  const html = await renderDocument(<FrontView frame={frame} demo={ways} />)
  return documentResponse(html, { styleHash: styleHashIn(html) })
}
