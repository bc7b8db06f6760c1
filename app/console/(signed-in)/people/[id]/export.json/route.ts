import { presentBundle } from '@/app/api/v1/contacts/_present/bundle'
import { consoleRoute } from '@/lib/http/console-route'
import { exportFor } from '../../_people/export-for'

/** All that is known of one person, for a program: the same JSON as the business API returns. */
export const GET = consoleRoute<{ id: string }>({
  name: 'exportPerson',
  right: 'evidence.read',
  async run(deps, who, { params: { id } }) {
    const bundle = await exportFor(deps, who, id, 'json')
    if (bundle instanceof Response || 'outcome' in bundle) return bundle
    return Response.json(presentBundle(bundle), {
      headers: {
        'Cache-Control': 'no-store',
        'Content-Disposition': `attachment; filename="person-${bundle.contactId}.json"`,
      },
    })
  },
})
