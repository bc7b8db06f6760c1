import { plainPage } from '@/app/(public)/_page/plain-page'
import { FrontView } from '@/components/public/FrontView'
import type { PlainModel } from '@/components/public/view'
import { env } from '@/lib/env'
import { paths } from '@/lib/paths'
import { readDemo } from './read-demo'

/**
 * Renders the ways into the demo. Elsewhere, and under the own domain of a business, it is a plain page that does not
 * say whose installation this is.
 */
export async function frontPage(frame: PlainModel['frame'], isOurHost: boolean): Promise<Response> {
  const { SAYSO_DEMO, SAYSO_DATA } = env()
  const demo = SAYSO_DEMO && isOurHost ? await readDemo(SAYSO_DATA) : null
  const ways = demo && {
    business: demo.org.name,
    phone: paths.sandbox(),
    page: new URL(demo.phoneLink).pathname,
    docs: paths.docs(),
  }
  return plainPage(<FrontView frame={frame} demo={ways} />, 200)
}
