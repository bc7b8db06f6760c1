import { listEventsOperation } from '@/lib/api/operations/events'
import { serve } from '@/lib/http/endpoint/serve'
import { begun, streamAnswer } from '@/lib/http/endpoint/stream-answer'
import { awaitEvents } from '@/lib/services/records/await-events'
import { type EventPage, streamEvents } from '@/lib/services/records/read-events'
import { presentEvents } from './_present/event'

const PAGE = 100
const NDJSON = 'application/x-ndjson'

export const GET = serve(listEventsOperation, async ({ deps, caller, query, request, requestId }) => {
  const { after, limit, wait } = query
  if (wantsLines(request)) {
    const pages = await begun(streamEvents(deps, caller.businessId, { after, ...(limit ? { most: limit } : {}) }))
    return streamAnswer(lines(pages), { contentType: NDJSON, operationId: listEventsOperation.id, requestId })
  }
  const asked = { after, limit: limit ?? PAGE, waitMs: wait * 1000, signal: request.signal }
  const page = await awaitEvents(deps, caller.businessId, asked)
  return { body: { events: presentEvents(page), next: page.events.at(-1)?.position ?? after } }
})

const wantsLines = (request: Request) => /^\s*application\/(x-)?ndjson\b/i.test(request.headers.get('accept') ?? '')

/** Returns a page in one piece, because a small write for each event costs more than the event. */
async function* lines(pages: AsyncIterable<EventPage>): AsyncGenerator<string> {
  for await (const page of pages)
    yield presentEvents(page)
      .map((event) => `${JSON.stringify(event)}\n`)
      .join('')
}
