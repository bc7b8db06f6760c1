import { presentBundle } from '@/app/api/v1/contacts/_present/bundle'
import { exportFor } from '../../_people/export-for'

/** All that is known of one person, for a program: the same JSON as the business API returns. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const read = await exportFor((await params).id, 'json')
  if (read instanceof Response) return read
  const { bundle } = read
  return Response.json(presentBundle(bundle), {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Disposition': `attachment; filename="person-${bundle.contactId}.json"`,
    },
  })
}
