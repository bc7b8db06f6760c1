import { z } from 'zod'
import { HELD_YEARS } from '@/lib/api/json-schema'
import { operation } from '@/lib/api/operation'
import { GivenTime } from '@/lib/api/schemas'

/** A time in a query. A + that the client did not escape arrives as a blank, and is put back. */
const TimeInQuery = z
  .preprocess((value) => (typeof value === 'string' ? value.replace(' ', '+') : value), GivenTime)
  .optional()

/** Returns an optional time of a query with its description. */
export const timeInQuery = (description: string, example: string) =>
  TimeInQuery.meta({ type: 'string', format: 'date-time', pattern: HELD_YEARS, description, examples: [example] })

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
  summary: 'Export all answers as CSV',
  description:
    `Returns one row for each contact and topic, for BI tools. The columns are ${CONSENT_COLUMNS.map((name) => `\`${name}\``).join(', ')}. ` +
    '`phone` has digits only. `allowed` and `reason` are what a check without a sender returns now. `updated_at` is when the contact’s last ledger line was written. A pause without an end has `pause_until` in the year 9999. ' +
    'Free text that a spreadsheet would run as a formula begins with an apostrophe. Each contact is returned exactly once, as it is at that moment, even if it changes during the export. If something fails, the connection breaks; an export that ends cleanly is complete. ' +
    'To follow changes, set `updated_after` to one minute before the latest `updated_at` that you have, and replace your rows by contact and topic. Pausing a topic changes `allowed` without changing `updated_at`. ' +
    'A contact that was merged into another one is in no export any more, so rows of it that you have stay as they were: replace all rows with a full export from time to time, and ask /check or /audience before you send.',
  scope: 'events',
  query: z.strictObject({
    updated_after: timeInQuery(
      'Returns contacts that were updated at this time or later. In Power BI this is RangeStart.',
      '2026-11-01T00:00:00Z',
    ),
    updated_before: timeInQuery(
      'Returns contacts that were updated before this time. In Power BI this is RangeEnd.',
      '2026-12-01T00:00:00Z',
    ),
  }),
  answerTypes: ['text/csv'],
  example: { query: '?updated_after=2026-11-01T00:00:00Z' },
})
