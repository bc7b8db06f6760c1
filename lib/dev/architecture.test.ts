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

test('what a route handler renders has no client component and no hook: both build, and then answer 500 from a route handler', () => {
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
