import { expect, test } from 'vitest'
import { MomentInAddress } from './moment-in-address'

test('an address begins a page at a moment, and one that no database holds is left out', () => {
  expect(MomentInAddress.parse('1796000000000')).toBe(1_796_000_000_000)
  for (const text of [undefined, '', 'x', '-1', '1.5', '253402300800000', '9000000000000000', ['1', '2']])
    expect(MomentInAddress.parse(text) ?? 0).toBe(0)
})
