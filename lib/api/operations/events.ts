import { z } from 'zod'
import { LineView } from '@/lib/api/contact-schemas'
import { operation } from '@/lib/api/operation'
import { Id } from '@/lib/api/schemas'

const Position = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

export const EventView = LineView.omit({ evidence: true })
  .extend({
    position: Position.meta({
      description: 'The place of the event in the feed of the business. Positions grow, and none is used twice.',
    }),
    contact_id: Id,
  })
  .meta({ id: 'Event' })

export const listEventsOperation = operation({
  id: 'listEvents',
  method: 'GET',
  path: '/events',
  tag: 'Events and exports',
  summary: 'Read the ledger as a feed',
  description:
    'Returns every line of the ledger once, in the order of positions. The lines of one contact keep their own order. Store `next` and send it as `after` in the next call: no line is missed, not even one that was written earlier and committed late. The workers assign the positions, so a line appears within a second or two of its commit. ' +
    'With `Accept: application/x-ndjson` the response is a stream with one event per line, up to the present end of the ledger (`limit` is then optional). Continue from the last `position`. If the stream fails, the connection breaks; a stream that ends cleanly is complete.',
  scope: 'events',
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .default(0)
      .meta({ description: 'The last position that you have; 0 to start at the beginning' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'The most events to return. For a JSON response the default is 100' }),
    wait: z.coerce
      .number()
      .int()
      .min(0)
      .max(25)
      .default(0)
      .meta({ description: 'The seconds to wait for an event if there is none yet. Only for a JSON response' }),
  }),
  answer: z.object({
    events: z.array(EventView),
    next: Position.meta({ description: 'What to send as `after` in the next call' }),
  }),
  answerTypes: ['application/x-ndjson'],
  example: { query: '?after=0&limit=2' },
})
