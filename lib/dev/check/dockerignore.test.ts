import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { filesOfRepository } from './files-of-repository'

const lines = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** Returns what a line of .dockerignore matches: a path from the root, and everything in it if it is a folder. */
function matcher(pattern: string): RegExp {
  const source = pattern
    .replace(/^\//, '')
    .replaceAll(/[.+^$()|[\]{}]/g, '\\$&')
    .replaceAll(
      /\*\*\/|\*\*|\*|\?/g,
      (wild) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[wild] ?? '',
    )
  return new RegExp(`^${source}(?:/|$)`)
}

/** The last line that matches decides, as for Docker. */
const isLeftOut = (path: string) => {
  const last = lines.findLast((line) => matcher(line.replace(/^!/, '')).test(path))
  return last !== undefined && !last.startsWith('!')
}

test('the image is built from all sources: no file that the build may need is left out', () => {
  const folders = ['app', 'components', 'db', 'docs', 'lib', 'public']
  const files = filesOfRepository(ROOT)
  const sources = files.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))
  expect(sources).toContain('app/api/v1/exports/evidence.jsonl/route.ts')
  expect(sources.filter(isLeftOut)).toEqual([])
  // What builds and names them is at the root.
  const settings = files.filter((file) =>
    /^(?:package(?:-lock)?\.json|tsconfig.*|[\w-]+\.config\.\w+|\.npmrc)$/.test(file),
  )
  expect(settings).toContain('package.json')
  expect(settings.filter(isLeftOut)).toEqual([])
})

test.each([
  ...['.env', 'deploy/compose/.env', 'deploy/compose/secrets/sayso_keys', 'deploy/compose/evidence/norte.jsonl'],
  ...['sayso.dump', 'deploy/compose/sayso.dump', 'evidence.key', 'deploy/evidence.key.old', 'business.json'],
  ...['evidence.jsonl', 'norte.20261129T164931Z.jsonl', 'deploy/evidence/norte.jsonl', 'node_modules/zod/index.js'],
])('%s, which an operator may have beside the sources, comes into no image', (path) => {
  expect(isLeftOut(path)).toBe(true)
})
