import { tokenIn } from '@/lib/services/page/open-link'
import { actOnPage } from './_page/act'
import { showPage } from './_page/show'

interface Context {
  params: Promise<{ token: string }>
}

/** Renders the page of a link. Changes nothing and counts nothing: preview crawlers and scanners open every link. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return showPage(request, tokenIn((await params).token))
}

/** Does what the person pressed, then sends them to the page that says what was done. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return actOnPage(request, tokenIn((await params).token))
}
