import { expect, test } from 'vitest'
import { neighbour, placed } from './order'

const IDS = ['a', 'b', 'c', 'd']

test('a topic goes before another one, or last', () => {
  expect(placed(IDS, 'c', 'a')).toEqual(['c', 'a', 'b', 'd'])
  expect(placed(IDS, 'a', 'd')).toEqual(['b', 'c', 'a', 'd'])
  expect(placed(IDS, 'b', null)).toEqual(['a', 'c', 'd', 'b'])
  expect(placed(IDS, 'b', 'gone')).toEqual(IDS)
})

test.each(IDS)('%s goes up and down by one place, and not beyond the ends', (id) => {
  const at = IDS.indexOf(id)
  const [up, down] = [neighbour(IDS, id, 'up'), neighbour(IDS, id, 'down')]
  expect(up === undefined ? at : placed(IDS, id, up).indexOf(id)).toBe(Math.max(0, at - 1))
  expect(down === undefined ? at : placed(IDS, id, down).indexOf(id)).toBe(Math.min(IDS.length - 1, at + 1))
})
