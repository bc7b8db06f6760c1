import { requireSignedIn } from '@/lib/auth/signed-in'
import { isUuid } from '@/lib/ids'
import { makeFlowFile } from '@/lib/services/backends/make-flow-file'
import { webDeps } from '@/lib/services/runtime'

/** The flows of a Weni backend, as a file to import there. It holds no secret. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { member } = await requireSignedIn('backends.read')
  const { id } = await params
  const made = isUuid(id) ? await makeFlowFile(webDeps(), member, id) : null
  if (made?.outcome !== 'made') return new Response('There is no such Weni backend.\n', { status: 404 })
  return new Response(`${JSON.stringify(made.file, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="sayso-flows.json"',
      'cache-control': 'no-store',
    },
  })
}
