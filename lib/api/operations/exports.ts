import { z } from 'zod'
import { HELD_YEARS } from '@/lib/api/json-schema'
import { operation } from '@/lib/api/operation'
import { GivenTime } from '@/lib/api/schemas'

/** A time in an address: a + that was not escaped arrives as a blank. */
const TimeInQuery = z
  .preprocess((value) => (typeof value === 'string' ? value.replace(' ', '+') : value), GivenTime)
  .optional()

export const CONSENT_COLUMNS = [
  'contact_id',
  'phone',
  'bsuid',
  'topic',
  'answer',
  'allowed',
  'reason',
  'until',
  'answered_at',
  'method',
  'source',
  'notice',
  'stop',
  'pause_until',
  'updated_at',
] as const

export const exportConsentsOperation = operation({
  id: 'exportConsents',
  method: 'GET',
  path: '/exports/consents.csv',
  tag: 'Events and exports',
  summary: 'Where everybody stands, as CSV',
  description:
    `One row for each contact and topic, for BI tools: ${CONSENT_COLUMNS.map((name) => `\`${name}\``).join(', ')}. ` +
    '`phone` is digits only; `allowed` and `reason` are what a check without a sender says now; `updated_at` is when the contact’s last line was written down. A pause until they resume ends in 9999. ' +
    'Free text that a spreadsheet would run begins with an apostrophe. Each contact comes exactly once, as it is at that moment, whatever changes meanwhile; a failure breaks the connection, so what ends cleanly is whole. ' +
    'To follow changes, ask with `updated_after` from a minute before the latest `updated_at` that you have, and replace rows by contact and topic. Pausing a topic changes `allowed` without changing `updated_at`.',
  scope: 'events',
  query: z.strictObject({
    updated_after: TimeInQuery.meta({
      type: 'string',
      format: 'date-time',
      pattern: HELD_YEARS,
      description: 'Contacts updated at this moment or later: Power BI’s RangeStart',
      examples: ['2026-11-01T00:00:00Z'],
    }),
    updated_before: TimeInQuery.meta({
      type: 'string',
      format: 'date-time',
      pattern: HELD_YEARS,
      description: 'Contacts updated before this moment: Power BI’s RangeEnd',
      examples: ['2026-12-01T00:00:00Z'],
    }),
  }),
  answerTypes: ['text/csv'],
  example: { query: '?updated_after=2026-11-01T00:00:00Z' },
})
