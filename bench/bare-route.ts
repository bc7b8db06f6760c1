import { webDeps } from '@/lib/services/runtime'

export const dynamic = 'force-dynamic'

/**
 * The route against which a page's rate is measured: the least that a route handler with a query can do. It is part of
 * no product build: bench/site.ts copies the tree, puts this file in as app/api/bench/route.ts, and builds the copy.
 */
export async function GET(): Promise<Response> {
  await webDeps().db.sql`select 1`
  return new Response('ok', { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' } })
}

/** The same for a call with a body: it is read and parsed, and the response is JSON. */
export async function POST(request: Request): Promise<Response> {
  await request.json()
  await webDeps().db.sql`select 1`
  return Response.json({ ok: true }, { headers: { 'Cache-Control': 'no-store' } })
}
