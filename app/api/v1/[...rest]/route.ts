import { requestIdOf } from '@/lib/http/handle-request'
import { problem } from '@/lib/http/problem'

/** Serves the addresses that the API does not have: with a problem for programs, and not with the public page's 404. */
function nothingHere(request: Request): Response {
  return problem(
    404,
    'not_found',
    'The API has no endpoint at this address. /api/v1/openapi.json lists all endpoints.',
    {
      requestId: requestIdOf(request),
    },
  )
}

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE }
