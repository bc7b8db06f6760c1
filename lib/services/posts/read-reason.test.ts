import { expect, test } from 'vitest'
import { readReason, REASON_MOST } from './read-reason'

test.each([
  ...['Ana 11 98765-0001 wrote STOP', '5511-98765-0001', '5511987650001', '+55 11 98765-0001', '(11) 98765.0001'],
  ...[
    '11.98765.0001',
    '11 [98765] 0001',
    '11 - 98765 - 0001',
    '55 (11) 98765 - 0001',
    '11–98765–0001',
    '11/98765/0001',
  ],
  ...['1 1 9 8 7 6 5 0 0 0 1', '119_8765_0001', '11\u00a098765\u20110001', '1198765\u200b0001', '٥٥١١٩٨٧٦٥٠٠٠١'],
  // What only looks like a part of a date or an id.
  ...['55-2011-12-10', '2011-12-10-987', '5511-98-76 5432', '98765-2011-12-10', '11 2011.12.10 98', 'x987650001'],
  ...['5511-9876-5000-1000-100000000001', '01a3f5c2-7d40-7c1e-9f0a-512345678901-55', '987650001a'],
  ...['', ' ', 'two\nlines', 'x'.repeat(REASON_MOST + 1), 'Bearer abcdefghij'],
])('%j is no reason', (text) => {
  expect(readReason(text)).toBeNull()
})

test.each([
  'waits for 0.2.0',
  'Issue 12345678, from 2026-11-30 to 0.2.0, see 01a3f5c2-7d40-7c1e-9f0a-512345678901',
  'fails since 2026-11-30 07:04:50 and 2026-11-30T07:04:50.123Z, 12 of 20',
  '2026-11-30 2026-12-01 12345678',
  '30.11.2026, 30/11/2026 or 11/30/2026 (issue 4711)',
  '01A3F5C2-7D40-7C1E-9F0A-512345678901 01a3f5c2-7d40-7c1e-9f0a-512345678902',
  'schlägt fehl, wartet auf 1.10.2 – Ticket 20261',
])('%j is a reason', (text) => {
  expect(readReason(`  ${text} `)).toBe(text)
})
