import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'
import { commandScripts } from './compile-scripts.mjs'

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
