import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

test('the image installs the packages that hold the machine code of others', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optional?: boolean; optionalDependencies?: Record<string, string> }>
  }
  // Sign-in hashes with one, logos are redrawn with one, and the build itself needs two.
  for (const name of ['@node-rs/argon2', 'sharp', 'esbuild', 'next']) {
    const [first = ''] = Object.keys(packages[`node_modules/${name}`]?.optionalDependencies ?? {})
    expect([name, packages[`node_modules/${first}`]?.optional]).toEqual([name, true])
  }
  const [install = ''] = /^RUN npm ci.*$/m.exec(read('Dockerfile')) ?? []
  expect(install).not.toBe('')
  expect(install).not.toMatch(/omit|no-optional/)
})

test('what the worker of compose and of the chart last signed outlives a restart', () => {
  const [, worker = ''] = /^ {2}worker:\n((?: {4}.*\n)+)/m.exec(read('deploy/compose/compose.yaml')) ?? []
  expect(worker).toContain("volumes: ['worker:/data']")
  expect(worker).not.toContain('tmpfs')
  const chart = read('deploy/helm/sayso/templates/worker.yaml')
  expect(chart).toMatch(/name: memory\n\s+persistentVolumeClaim: \{ claimName: /)
  expect(chart).toMatch(/name: memory, mountPath: \/memory \}[\s\S]*EVIDENCE_MEMORY, value: \/memory/)
})
