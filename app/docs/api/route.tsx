import { ReferencePage } from '@/components/docs/ReferencePage'
import { DOCS_STYLE } from '@/components/docs/stylesheet'
import { styleHash } from '@/components/public/stylesheet'
import { env } from '@/lib/env'
import { documentResponse, renderDocument } from '@/lib/http/document'
import { referenceView } from './_reference/view'

let page: Promise<string> | undefined

const render = () => renderDocument(<ReferencePage view={referenceView(env().BASE_URL)} />)

/** The API for people. The same until the next release, so rendered once; it needs no database. */
export async function GET(): Promise<Response> {
  page ??= render()
  return documentResponse(await page, {
    styleHash: styleHash(DOCS_STYLE),
    headers: { 'Cache-Control': 'public, no-cache', 'X-Robots-Tag': 'all' },
  })
}
