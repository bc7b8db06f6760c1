import { requestIdOf } from '@/lib/http/handle-request'
import { problem } from '@/lib/http/problem'

/** An address of the API that nothing answers: as machines expect it, not the public page's 404. */
function nothingHere(request: Request): Response {
  return problem(404, 'not_found', 'The API has no such address. It is described at /api/v1/openapi.json.', {
    requestId: requestIdOf(request),
  })
}

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE }
