import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from './files-of-repository'

/** As CONTRIBUTING.md says: a title is one line of a report. */
const MOST_CHARACTERS = 110

/** What a test, or a list of cases, is called with. */
const TITLE =
  /(?:(?<![.\w])test(?:\.\w+)*(?:<[^(]*>)?(?:\([^()]*\))?|\](?: as const)?,?\s*\)|\}\))\(\s*(?<quote>['"`])(?<title>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>\s*,/g

/** The titles of the tests in a file, also of those that run for each of several cases. */
const titlesIn = (text: string) => [...text.matchAll(TITLE)].map(({ groups }) => groups?.['title'] ?? '')

const tests = filesOfRepository(ROOT).filter((file) => /\.(?:test|e2e)\.tsx?$/.test(file))

test('a title of a test has 110 characters at most', () => {
  const titles = tests.flatMap((file) =>
    titlesIn(readFileSync(join(ROOT, file), 'utf8')).map((title) => ({ file, title })),
  )
  expect(titles.length).toBeGreaterThan(tests.length)
  const long = titles.filter(({ title }) => Array.from(title).length > MOST_CHARACTERS)
  expect(long.map(({ file, title }) => `${file}: ${title}`)).toEqual([])
})

test.each([
  ["test('a', () => {})", 'a'],
  ["test(\n  'a',\n  () => {})", 'a'],
  ["test.each([1])('a %i', (one) => {})", 'a %i'],
  ["test.each([\n  [1],\n] as const)('a %i', (one) => {})", 'a %i'],
  ['test.skipIf(isOld)("it’s a", () => {})', 'it’s a'],
])('finds the title in %s', (text, title) => {
  expect(titlesIn(text)).toEqual([title])
})
