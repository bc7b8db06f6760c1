import { expect, test } from 'vitest'
import { IMPORTS } from './words'

test.each(Object.entries(IMPORTS))('in %s only a row of a former holder speaks of somebody else', (_, words) => {
  const { former_holder, released } = words.keptOutReasons
  const [somebodyElse = ''] = former_holder.split(',')
  expect(released).not.toContain(somebodyElse)
})
