import { paths } from '@/lib/paths'

/** The documents of an installation are one, so far. */
export function GET(): Response {
  return new Response(null, { status: 307, headers: { Location: paths.apiReference(), 'Cache-Control': 'no-store' } })
}
