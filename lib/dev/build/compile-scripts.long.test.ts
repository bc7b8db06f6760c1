import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { commandScripts, compileScripts } from './compile-scripts.mjs'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

test('an image has every command that npm starts, and compiles nothing that commands only share', () => {
  const commands = commandScripts()
  const started = [...read('package.json').matchAll(/lib\/cli\/run\.mjs ([\w-]+)/g)].map(([, name]) => name)
  expect(started.length).toBeGreaterThan(5)
  expect(started.filter((name) => !commands.includes(`lib/cli/${name}.ts`))).toEqual([])
  const sources = readdirSync(join(ROOT, 'lib/cli')).filter((name) => name.endsWith('.ts'))
  const imported = new Set(
    sources.flatMap((name) => [...read(`lib/cli/${name}`).matchAll(/from '\.\/([\w-]+)'/g)].map(([, part]) => part)),
  )
  expect(commands.filter((file) => imported.has(file.replace(/^lib\/cli\/|\.ts$/g, '')))).toEqual([])
})

test('a compiled worker has no comments, and no letter for which V8 would keep its text with two bytes for each', () => {
  const target = mkdtempSync(join(tmpdir(), 'sayso-compiled-'))
  onTestFinished(() => rmSync(target, { recursive: true }))
  expect(compileScripts(['lib/server/worker.ts'], target)).toBe(true)
  const text = readFileSync(join(target, 'lib/server/worker.mjs'), 'utf8')
  expect(text.match(/[^\0-\u00ff]/g)?.length ?? 0).toBe(0)
  expect(text).not.toMatch(/^\s*\/\//m)
  // A stack still says where.
  expect(text.split('\n').length).toBeGreaterThan(5000)
})
