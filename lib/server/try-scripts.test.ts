import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

/** Tries a tree of production with the given files in the place of some that load. */
function tryTree(changed: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-tree-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = {
    'package.json': '{ "type": "module" }',
    'lib/cli/migrate.mjs': "console.log('Usage: …')",
    'lib/server/web.mjs': "console.log('Usage: …')",
    'lib/server/check-env.mjs': "console.error('DATABASE_URL is missing'); process.exitCode = 1",
    'lib/server/worker.mjs': "console.error('DATABASE_WORKER_URL is missing'); process.exitCode = 1",
    'node_modules/sharp/index.js': '',
    'node_modules/@node-rs/argon2/index.js': '',
    ...changed,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  copyFileSync(join(ROOT, 'lib/server/try-scripts.mjs'), join(folder, 'lib/server/try-scripts.mjs'))
  const { status, stderr } = spawnSync(process.execPath, ['lib/server/try-scripts.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  })
  return [status, ...[...stderr.matchAll(/^This does not load: node (\S+)/gm)].map(([, file]) => file)]
}

test('a tree whose scripts and packages load is good', { timeout: 600_000 }, () => {
  expect(tryTree()).toEqual([0])
})

test('a script or package that does not load ends the build, and is named', { timeout: 600_000 }, () => {
  const broken = "import 'nothing-of-that-name'"
  const names = ['lib/cli/migrate.mjs', 'lib/server/web.mjs', 'lib/server/worker.mjs']
  const all = [
    ...names.map((name) => [name, broken]),
    ['node_modules/sharp/index.js', "throw new Error('other system')"],
  ]
  expect(tryTree(Object.fromEntries(all) as Record<string, string>)).toEqual([1, ...names, '-e'])
})

test('the image and the tree are tried when they are made', () => {
  const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
  expect(
    read('Dockerfile')
      .split(/^FROM /m)
      .at(-1),
  ).toContain('RUN ["node", "lib/server/try-scripts.mjs"]')
  expect(read('lib/dev/image.mjs')).toContain("'lib/server/try-scripts.mjs'")
})
