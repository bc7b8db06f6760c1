import { COPY_SCRIPT } from '@/components/docs/copy-script'
import { ReferencePage } from '@/components/docs/ReferencePage'
import { DOCS_STYLE } from '@/components/docs/stylesheet'
import { styleHash } from '@/components/public/stylesheet'
import { env } from '@/lib/env'
import { documentResponse, publicHeaders, renderDocument } from '@/lib/http/document'
import { referenceView } from './_reference/view'

let page: Promise<string> | undefined

const render = () => renderDocument(<ReferencePage view={referenceView(env().BASE_URL)} />)

/**
 * Serves the reference of the API. It is the same until the next release, so it is rendered once, without a database.
 */
export async function GET(): Promise<Response> {
  page ??= render()
  const style = styleHash(DOCS_STYLE)
  const policy = publicHeaders(style)['Content-Security-Policy'] ?? ''
  return documentResponse(await page, {
    styleHash: style,
    headers: {
      'Cache-Control': 'public, no-cache',
      'X-Robots-Tag': 'all',
      // The policy allows this one script and no other.
      'Content-Security-Policy': `${policy}; script-src ${styleHash(COPY_SCRIPT)}`,
    },
  })
}
