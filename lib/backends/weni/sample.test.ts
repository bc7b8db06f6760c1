import { expect, test } from 'vitest'
import { type Item, itemOf } from './item'
import { type Move, readBack } from './read-back'
import { decisions, delivery } from './testing'

/** Makes items that were moved in calls of a hundred, into a group `g` that holds all of them except `missing`. */
function moved(count: number, missing: ReadonlySet<number>) {
  const mirrors = [{ topicId: 'promo', fieldKey: null, groupUuid: 'g' }]
  const topics = decisions({ promo: true })
  const mirrored = { fields: { marketing_opt_in: 'true' }, groups: { g: false } }
  const items = Array.from({ length: count }, (_, index) => {
    const item = itemOf(delivery({ contactId: String(index), topics, mirrored }), mirrors)
    item.unverified = true
    return item
  })
  const looked: string[] = []
  const look = async (item: Item) => {
    looked.push(item.delivery.contactId)
    item.unverified = false
    item.known = { fields: {}, groups: { g: !missing.has(Number(item.delivery.contactId)) } }
  }
  const moves: Move[] = [{ group: 'g', action: 'add', direction: 'allow', items }]
  return { items, looked, moves, look }
}

test('one that was skipped and is in the sample: the whole call is read back, and no contact twice', async () => {
  // All but one were skipped, so any sample of three shows it.
  const { items, looked, moves, look } = moved(100, new Set(Array.from({ length: 99 }, (_, index) => index)))
  await readBack(moves, { look, fail: () => {} })
  expect(looked).toHaveLength(100)
  expect(new Set(looked).size).toBe(100)
  expect(items.some((item) => item.unverified)).toBe(false)
})

test('a sample serves the other calls of the same contacts', async () => {
  const { looked, moves, look } = moved(100, new Set())
  await readBack([...moves, ...moves, ...moves], { look, fail: () => {} })
  expect(looked).toHaveLength(3)
})

test('one call’s proof is none for another', async () => {
  const one = moved(100, new Set())
  const other = moved(100, new Set(Array.from({ length: 100 }, (_, index) => index)))
  await readBack([...one.moves, ...other.moves], {
    look: (item) => (one.items.includes(item) ? one.look(item) : other.look(item)),
    fail: () => {},
  })
  expect(one.looked).toHaveLength(3)
  expect(other.looked).toHaveLength(100)
})
