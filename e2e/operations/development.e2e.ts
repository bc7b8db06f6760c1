import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from '@/lib/process/ports.mjs'
import { bareEnvironment } from '@/testing/instance'
import { expect, test } from '../testing/test'

const ROOT = resolve(import.meta.dirname, '../..')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

test('npm run dev comes up, answers a page and the phone, and leaves with Ctrl-C', async () => {
  test.slow()
  const folder = mkdtempSync(join(tmpdir(), 'sayso-dev-'))
  // Others may enter the folder; otherwise, as root, the database would be put elsewhere.
  chmodSync(folder, 0o711)
  const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) }
  const [program = '', ...args] = (scripts['dev'] ?? '').split(' ')
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...ports, NODE_ENV: 'development', SAYSO_DATA: folder },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const ended = once(child, 'exit') as Promise<[number | null]>
  try {
    await expect.poll(() => `${output}${child.exitCode ?? ''}`, { timeout: 200_000 }).toMatch(/^Preference link: .+$/m)
    const link = /^Preference link: (.+)$/m.exec(output)?.[1] ?? ''
    const page = await fetch(link)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Café Aurora')
    expect((await fetch(`http://localhost:${ports.PORT}/sandbox`)).status).toBe(200)
  } finally {
    child.kill('SIGINT')
  }
  expect(await ended).toEqual([0, null])
  rmSync(folder, { recursive: true, force: true })
})
