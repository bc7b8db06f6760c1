import { z } from 'zod'
import { LineView } from '@/lib/api/contact-schemas'
import { operation } from '@/lib/api/operation'
import { Id } from '@/lib/api/schemas'

const Position = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

export const EventView = LineView.omit({ evidence: true })
  .extend({
    position: Position.meta({ description: 'Its place in the business’s feed. Grows, and is never given again.' }),
    contact_id: Id,
  })
  .meta({ id: 'Event' })

export const listEventsOperation = operation({
  id: 'listEvents',
  method: 'GET',
  path: '/events',
  tag: 'Events and exports',
  summary: 'The ledger as a feed',
  description:
    'Every line of the ledger, once, in the order of its position; the lines of one contact in their own order. Keep `next` and ask again with `after`: nothing is missed, also not what was written earlier and committed late. The workers give the positions, so a line shows within a second or two of its commit. ' +
    'With `Accept: application/x-ndjson` the answer is one event a line, streamed up to the present end (`limit` is then optional); go on from the last `position`. A stream that fails breaks the connection: what ends cleanly is whole.',
  scope: 'events',
  query: z.strictObject({
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .default(0)
      .meta({ description: 'The last position that is known; 0 from the beginning' }),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'Events at most; as JSON 100 unless given' }),
    wait: z.coerce
      .number()
      .int()
      .min(0)
      .max(25)
      .default(0)
      .meta({ description: 'As JSON only: seconds to wait for the first event when there is none' }),
  }),
  answer: z.object({
    events: z.array(EventView),
    next: Position.meta({ description: 'What to send as `after` next' }),
  }),
  answerTypes: ['application/x-ndjson'],
  example: { query: '?after=0&limit=2' },
})
