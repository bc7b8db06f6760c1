import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

// Rules that neither types nor dependency-cruiser can check.

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), 'utf8') }))
}

test('what a route handler renders has no client component and no hook, with which it would answer 500', () => {
  const offenders = ['components/public', 'components/evidence', 'components/docs']
    .flatMap(sources)
    .filter(({ text }) => /^\s*['"]use client['"]|\buse[A-Z]\w*\s*\(|\bcreateContext\b/m.test(text))
    .map(({ path }) => path)
  expect(offenders).toEqual([])
})

test('react-dom/server is imported inside functions only: a static import fails the build', () => {
  const offenders = [...sources('app'), ...sources('components'), ...sources('lib')]
    .filter(({ text }) => /^import .*['"]react-dom\/server['"]/m.test(text))
    .map(({ path }) => path)
  expect(offenders).toEqual([])
})

/** Sources that ship, without the tests and their helpers. */
const shipped = () =>
  [...sources('app'), ...sources('components'), ...sources('lib')].filter(
    ({ path }) => !/(^|\/)testing(\.ts$|\/)|\.factory\.ts$|^lib\/(dev|sandbox)\//.test(path),
  )

test('a review is kept by keepReview alone, which says for how long', () => {
  const callers = shipped().filter(({ text }) => /\binsertReview\b/.test(text))
  expect(callers.map(({ path }) => path)).toEqual(['lib/services/reviews/keep-review.ts'])
})

test('the address of a page is written in lib/paths alone', () => {
  const places = shipped().filter(({ text }) => /['"`}]\/p\//.test(text))
  expect(places.map(({ path }) => path)).toEqual(['lib/paths.ts'])
})

test('the error by which Meta tells its own stop is named once', () => {
  const places = shipped().filter(({ text }) => /^(?!\s*(?:\/?\*|\/\/)).*\b131050\b/m.test(text))
  expect(places.map(({ path }) => path)).toEqual(['lib/backends/whatsapp/errors.ts'])
})

test('SHA-256 in the time that a text takes is written once, beside the verifier, which runs without Node', () => {
  const places = shipped().filter(({ text }) => /\b(?:const|function) sha256\b/.test(text))
  expect(places.map(({ path }) => path).toSorted()).toEqual(['lib/hmac.ts', 'lib/verifier/source/sha256.ts'])
})
