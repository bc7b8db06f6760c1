import { expect, test } from 'vitest'
import { phoneMatchKey, readPhone } from './phones'
import { renumbered } from './renumbered'

test.each([
  ['a mobile of Orange', '22507123456', '2250707123456'],
  ['a newer one of Orange', '22548123456', '2250748123456'],
  ['a mobile of MTN', '22505123456', '2250505123456'],
  ['a mobile of Moov', '22501123456', '2250101123456'],
  ['another of Moov', '22540123456', '2250140123456'],
  ['a fixed line of Orange', '22520212345', '2252720212345'],
  ['a fixed line of MTN', '22520012345', '2252520012345'],
  ['a fixed line of Moov', '22520812345', '2252120812345'],
  ['one of Benin', '22997123456', '2290197123456'],
  ['a fixed line of Benin', '22921123456', '2290121123456'],
])('%s is what it became', (_what, old, today) => {
  expect(renumbered(old)).toBe(today)
  expect(phoneMatchKey(`+${old}`)).toBe(phoneMatchKey(`+${today}`))
  expect(readPhone(`+${old}`)).toMatchObject({ e164: `+${today}` })
  // Today's numbers stay as they are.
  expect(renumbered(today)).toBe(today)
})

test.each(['2250712345', '229971234', '5522997123456', '22897123456', '22607123456'])(
  '%s is nothing of the kind',
  (digits) => {
    expect(renumbered(digits)).toBe(digits)
  },
)
