import { expect, test } from 'vitest'
import { readWhom } from './whom'

const BSUID = 'US.13491208655302741918'

test('a user id beside a number is looked at as well; one that can’t be read is refused, with a number and without', () => {
  const to = '+5511987654321'
  expect(readWhom({ to, recipient: BSUID }, null)).toEqual({ readings: [to], beside: BSUID })
  expect(readWhom({ to: null, recipient: BSUID }, null)).toEqual({ readings: [BSUID], beside: null })
  for (const odd of ['US 1349', 'US.1349\0', 'a name']) {
    expect(readWhom({ to, recipient: odd }, null)).toBeNull()
    expect(readWhom({ to: null, recipient: odd }, null)).toBeNull()
  }
})

test('a number of which a reader would drop digits is no recipient: Meta may send it to another person', () => {
  for (const to of ['+55011987654321', '+119876599332', '119876599332'])
    expect(readWhom({ to, recipient: null }, '551150550100')).toBeNull()
  // Digits that only belong to another number by now are all kept.
  const to = '22507123456'
  expect(readWhom({ to, recipient: null }, null)).toEqual({ readings: [`+${to}`], beside: null })
})
