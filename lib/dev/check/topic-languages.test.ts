import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LOCALES } from '@/lib/languages'
import { ROOT } from '@/lib/process/environment.mjs'

test('the stylesheet of the topics hides all but the chosen one of as many languages as the page can speak', () => {
  const css = readFileSync(join(ROOT, 'app/console/topics.css'), 'utf8')
  const places = [
    ...css.matchAll(/\.langs > :nth-child\((\d+)\) :checked\) \.text-of:not\(:nth-child\((\d+)\)\)/g),
  ].map(([, shown, kept]) => [Number(shown), Number(kept)])
  expect(places.length).toBeGreaterThanOrEqual(LOCALES.length)
  expect(places).toEqual(places.map((_, place) => [place + 1, place + 1]))
})
