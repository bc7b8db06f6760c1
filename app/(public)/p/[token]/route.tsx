import { actOnPage } from './_page/act'
import { servePage } from './_page/serve-page'
import { visitPage } from './_page/show'

/** Renders the page of a link. It changes and counts nothing, because preview crawlers and scanners open every link. */
export const GET = servePage(visitPage)

/** Does what the person pressed, then redirects them to the page that says what was done. */
export const POST = servePage(actOnPage)
