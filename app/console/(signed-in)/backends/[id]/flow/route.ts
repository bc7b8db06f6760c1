import { consoleRoute, say } from '@/lib/http/console-route'
import { COMMON } from '@/lib/i18n/console/common/words'
import { isUuid } from '@/lib/ids'
import { makeFlowFile } from '@/lib/services/backends/make-flow-file'

/** The flows of a Weni backend, as a file to import there. It holds no secret. */
export const GET = consoleRoute<{ id: string }>({
  name: 'downloadFlow',
  right: 'backends.read',
  async run(deps, { member, locale }, { params: { id } }) {
    const made = isUuid(id) ? await makeFlowFile(deps, member, id) : null
    if (made?.outcome === 'not_allowed') return made
    if (made?.outcome !== 'made') return say(404, COMMON[locale].notFound.title)
    return new Response(`${JSON.stringify(made.file, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="sayso-flows.json"',
        'Cache-Control': 'no-store',
      },
    })
  },
})
