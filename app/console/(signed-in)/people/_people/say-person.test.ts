import { expect, test } from 'vitest'
import { saidText } from './say-person'

const telling = { locale: 'en', timeZone: 'America/Sao_Paulo' } as const

test.each([
  ['a No of a file that had only a day', 'import', '2026-03-05T02:59:59.999Z', 'March 4, 2026'],
  ['a Yes of a file that had only a day', 'import', '2026-03-04T03:00:00.000Z', 'March 4, 2026'],
  ['a No of a file with a time', 'import', '2026-03-05T02:59:00.999Z', 'Mar 4, 2026, 11:59 PM'],
  ['a No on the page in that very moment', 'page', '2026-03-05T02:59:59.999Z', 'Mar 4, 2026, 11:59 PM'],
] as const)('%s is shown with no time of day that nobody gave', (_, method, at, shown) => {
  const text = saidText({ method, occurredAt: Date.parse(at) }, telling)
  expect(text.replaceAll('\u202f', ' ')).toBe(shown)
})
