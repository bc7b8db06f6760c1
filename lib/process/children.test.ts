import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { ROOT } from './environment.mjs'

const SCRIPT = `
  process.on('SIGTERM', () => {
    process.stdout.write('ended in order')
    process.exit(7)
  })
  setInterval(() => {}, 1000)
  process.stdout.write('ready, ')
`

test('a SIGTERM to a command reaches the script that does its work, and its exit code comes back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-children-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'script.mjs'), SCRIPT)
  const children = JSON.stringify(join(ROOT, 'lib/process/children.mjs'))
  const script = JSON.stringify(relative(ROOT, join(folder, 'script.mjs')))
  const command = `process.exitCode = await (await import(${children})).runTypeScript(${script})`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', command], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  parent.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
    if (out === 'ready, ') parent.kill('SIGTERM')
  })
  const [code] = (await once(parent, 'close')) as [number | null]
  expect([code, out]).toEqual([7, 'ready, ended in order'])
})
