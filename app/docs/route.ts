import { paths } from '@/lib/paths'

/** Redirects to the reference of the API, which is the only document of an installation. */
export function GET(): Response {
  return new Response(null, { status: 307, headers: { Location: paths.apiReference(), 'Cache-Control': 'no-store' } })
}
