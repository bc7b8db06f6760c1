import { expect, test } from 'vitest'
import { maskPhone } from '@/lib/consent/phones'
import { spokenDigits } from './spoken-digits'

test.each([
  ['+5511987654321', '4 3 2 1'],
  // Greenland and Niue: a mask shows two digits of numbers this short.
  ['+299234567', '6 7'],
  ['+6834012', '1 2'],
])('of %s a screen reader says %s', (number, digits) => {
  expect(spokenDigits(maskPhone(number))).toBe(digits)
})
