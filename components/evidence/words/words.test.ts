import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { WORDS } from './words'

test('a label is followed by the colon of its language, which in French has a no-break space before it', () => {
  expect(Object.entries(WORDS).filter(([, { colon }]) => colon !== ':')).toEqual([
    ['fr', expect.objectContaining({ colon: '\u00a0:' })],
  ])
  const folder = join(ROOT, 'components/evidence')
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.tsx')))
    expect([name, readFileSync(join(folder, name), 'utf8').match(/\{words\.\w+\}: /g)]).toEqual([name, null])
})
