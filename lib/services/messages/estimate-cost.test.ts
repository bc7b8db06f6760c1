import { expect, test } from 'vitest'
import { estimateCost } from './estimate-cost'

const line = (kind: 'confirmation' | 'answer' | 'fresh_link' | 'template', count: number, month = '2026-11') => ({
  displayNumber: '+55 11 5055-0100',
  month,
  kind,
  count,
})

test('templates are billed, free-form messages beyond the first thousand of a number and month', () => {
  const lines = [line('confirmation', 900), line('answer', 300), line('fresh_link', 50), line('template', 40)]
  expect(estimateCost([...lines, line('answer', 5000, '2026-10')], '2026-11', 'BR')).toEqual([
    {
      displayNumber: '+55 11 5055-0100',
      freeForm: 1250,
      templates: 40,
      billed: { least: 290, most: 1290 },
      dollars: { least: expect.closeTo(1.972, 6) as number, most: expect.closeTo(8.772, 6) as number },
    },
  ])
})

test('each number has its own thousand, and a price that is not known is not guessed', () => {
  const other = { ...line('answer', 1001), displayNumber: '+57 1 555' }
  const costs = estimateCost([line('answer', 1000), other], '2026-11', 'CO')
  expect(costs.map(({ billed, dollars }) => [billed.least, dollars])).toEqual([
    [0, null],
    [1, null],
  ])
  expect(estimateCost([], '2026-11', 'BR')).toEqual([])
})
