import { expect, test } from 'vitest'
import { startOfDay } from './start-of-day'

const iso = (text: string, later?: number) => {
  const at = startOfDay(text, 'America/Sao_Paulo', later)
  return at === null ? null : new Date(at).toISOString()
}

test.each([
  ['2026-03-04', 0, '2026-03-04T03:00:00.000Z'],
  ['2026-02-28', 1, '2026-03-01T03:00:00.000Z'],
  ['2026-12-31', 1, '2027-01-01T03:00:00.000Z'],
  ['2026-02-30', 0, null],
  ['04/03/2026', 0, null],
  ['', 0, null],
] as const)('%s and %d days is %s', (text, later, at) => expect(iso(text, later)).toBe(at))
