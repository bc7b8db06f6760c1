import { expect, test } from 'vitest'
import { fieldAnswerOf } from './field-answer'

/** Yes and No in the eight languages of the page. */
const YES = ['sí', 'sim', 'yes', 'oui', 'sì', 'ja', 'نعم', 'כן']
const NO = ['no', 'não', 'n', 'non', 'nein', 'لا', 'לא']
const around = (signs: readonly string[], words: readonly string[]) =>
  signs.flatMap((sign) => words.map((word) => sign.replace('…', word)))

test.each(around(['☐ …', '[ ] …', '❌ …', '…?', '(…)', '🚫…', '✗ …', '… ✖', '⬜ …', '~…~'], YES))(
  '%j in a field is no Yes: nobody ticked it, or it asks',
  (value) => expect(fieldAnswerOf(value)).toBe('unset'),
)

test.each(['نعم؟', '¿sí?', '☐ opt-in', '[ ] aceito', 'true?', '❌ subscribed'])('%j in a field is no Yes', (value) =>
  expect(fieldAnswerOf(value)).toBe('unset'),
)

test.each(around(['…', ' … ', '…!', '….', '"…"', '✅ …', '☑️ …', '… ✔', '👍 …', '👍🏽 …'], YES))(
  '%j in a field is a Yes',
  (value) => expect(fieldAnswerOf(value)).toBe('yes'),
)

test.each(around(['…', '☐ …', '[ ] …', '❌ …', '…?', '(…)', '🚫…', '… ✖', '✅ …'], NO))(
  '%j in a field is a No, among whatever signs',
  (value) => expect(fieldAnswerOf(value)).toBe('no'),
)

test.each([
  [true, 'yes'],
  [false, 'no'],
  [1, 'yes'],
  [0, 'no'],
  ['true', 'yes'],
  ['false', 'no'],
  ['opted-in', 'yes'],
  ['opted_out', 'no'],
  ['', 'unset'],
  [null, 'unset'],
  ['maybe', 'unset'],
])('%j in a field is %s', (value, answer) => expect(fieldAnswerOf(value)).toBe(answer))
