import { actOnPage } from '../../_page/act'
import { serveFramed } from '../../_page/serve-page'
import { visitPage } from '../../_page/show'

/** Renders the page of a link for a frame on a site of its business, in the look for which the site asks. */
export const GET = serveFramed(visitPage)

/** Does what the person pressed; what brings messages back is asked a second time. */
export const POST = serveFramed(actOnPage)
