import { expect, test } from 'vitest'
import { BRUNO, PROMO_GROUP } from '@/lib/sandbox/weni/testing'
import { givenBack, itemOf, outcomeOf } from './item'
import { delivery, MIRRORS, mirroredAs } from './testing'

const refusal = () => itemOf(delivery({ externalId: BRUNO, mirrored: mirroredAs(true) }), MIRRORS)

test('what nothing was done for is given back as it was claimed', () => {
  expect(givenBack(refusal())).toEqual({ kind: 'released' })
})

test('what took effect in part is not given back as if it had not: the way back to what stood there is a difference', () => {
  const item = refusal()
  // The refusal is in the backend; then the claim's time is over, before the groups.
  item.known = item.known && { ...item.known, fields: { ...item.known.fields, ...item.plan.fields } }
  expect(givenBack(item)).toMatchObject({
    kind: 'retry',
    refuses: true,
    progress: { externalId: BRUNO, mirrored: { fields: item.target.fields, groups: { [PROMO_GROUP]: true } } },
  })
})

test('a backend that lets us in no longer keeps what got through before', () => {
  const item = refusal()
  item.known = item.known && { ...item.known, groups: { [PROMO_GROUP]: false } }
  item.problem = { kind: 'paused', reason: 'http_403', refuses: true }
  expect(outcomeOf(item)).toMatchObject({
    kind: 'paused',
    progress: { mirrored: { groups: { [PROMO_GROUP]: false } } },
  })
})
