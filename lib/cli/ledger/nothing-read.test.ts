import { expect, test } from 'vitest'
import { nothingRead } from './nothing-read'

const NOBODY = 'There is no business or contact like this, so nothing was read.'

test.each([
  [{}, [0, 0], 'There is no business, so nothing was read.'],
  [{}, [1, 0], null],
  [{}, [2, 5], null],
  [{ business: 'shop' }, [0, 0], NOBODY],
  [{ business: 'shop' }, [1, 0], 'The business has no contact yet, so no line was read.'],
  [{ business: 'shop' }, [1, 5], null],
  [{ contact: 'id' }, [3, 0], NOBODY],
  [{ contact: 'id' }, [3, 1], null],
] as const)('of %j with %j businesses and contacts it is %j', (filter, [businesses, contacts], said) => {
  expect(nothingRead(filter, { businesses, contacts })).toBe(said)
})
