export const dynamic = 'force-dynamic'

/** Reports that the process is running. */
export function GET(): Response {
  return Response.json({ status: 'alive' }, { headers: { 'Cache-Control': 'no-store' } })
}
