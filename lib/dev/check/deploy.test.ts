import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { workerArguments } from '@/lib/process/children.mjs'
import { ROOT } from '@/lib/process/environment.mjs'
import { fewArenas, YOUNG_HEAP } from '@/lib/process/heap.mjs'

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

test('secrets.sh writes secrets that containers can read and other accounts can’t reach, and changes none of them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-compose-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  copyFileSync(join(ROOT, 'deploy/compose/secrets.sh'), join(folder, 'secrets.sh'))
  const run = (...args: string[]) => spawnSync('sh', [join(folder, 'secrets.sh'), ...args]).status
  const all = () =>
    readdirSync(join(folder, 'secrets')).map((name) => [name, readFileSync(join(folder, 'secrets', name), 'utf8')])
  const mode = (file: string) => (statSync(join(folder, file)).mode & 0o777).toString(8)

  expect(run()).toBe(2)
  expect(run('preferences.example.com; true')).toBe(2)
  expect(run('preferences.example.com')).toBe(0)
  expect(readFileSync(join(folder, '.env'), 'utf8')).toBe('SAYSO_HOST=preferences.example.com\n')
  expect([mode('secrets'), ...new Set(all().map(([name = '']) => mode(`secrets/${name}`)))]).toEqual(['700', '644'])
  const compose = read('deploy/compose/compose.yaml')
  const named = [...compose.matchAll(/\{ file: \.\/secrets\/(\w+) \}/g)].map(([, name = '']) => name)
  expect(named.toSorted()).toEqual(all().map(([name = '']) => name))

  const before = all()
  for (const args of [[], ['preferences.example.com']]) expect(run(...args)).toBe(0)
  expect([all(), readFileSync(join(folder, '.env'), 'utf8')]).toEqual([before, 'SAYSO_HOST=preferences.example.com\n'])
})

test.each([
  ['has no host name', 'COMPOSE_PROFILES=a', 0, 'COMPOSE_PROFILES=a\nSAYSO_HOST=new.example.com\n'],
  ['has an empty one', 'SAYSO_HOST=\n', 0, 'SAYSO_HOST=\nSAYSO_HOST=new.example.com\n'],
  ['has another one in a comment', '# SAYSO_HOST=old\n', 0, '# SAYSO_HOST=old\nSAYSO_HOST=new.example.com\n'],
  ['has the same in quotes', 'SAYSO_HOST="new.example.com" # ours\n', 0, 'SAYSO_HOST="new.example.com" # ours\n'],
  ['has another one', 'SAYSO_HOST=old.example.com\n', 1, 'SAYSO_HOST=old.example.com\n'],
])('a host name for a .env that %s is added, or what differs is said', (_what, before, status, after) => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-compose-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  copyFileSync(join(ROOT, 'deploy/compose/secrets.sh'), join(folder, 'secrets.sh'))
  writeFileSync(join(folder, '.env'), before)
  const ran = spawnSync('sh', [join(folder, 'secrets.sh'), 'new.example.com'], { encoding: 'utf8' })
  expect([ran.status, readFileSync(join(folder, '.env'), 'utf8')]).toEqual([status, after])
  expect(ran.stderr).toBe(
    status === 0
      ? ''
      : '.env has SAYSO_HOST=old.example.com and not new.example.com. Change it there if the page moves. Nothing was changed.\n',
  )
})

test('compose waits for the real PostgreSQL, and not for the one that makes a new database', () => {
  const [, check = ''] = /^\s+test: \[(.*pg_isready.*)\]$/m.exec(read('deploy/compose/compose.yaml')) ?? []
  expect(check).toContain("'-h', '127.0.0.1'")
})

test('a command under systemd has the tree, the account and the settings of the services', () => {
  const command = read('deploy/systemd/sayso')
  expect(command).toContain('tree=${SAYSO_TREE:-/opt/sayso/current}')
  for (const name of ['web', 'worker']) {
    const unit = read(`deploy/systemd/sayso-${name}.service`)
    expect(unit).toContain('\nWorkingDirectory=/opt/sayso/current\n')
    for (const setting of ['EnvironmentFile=/etc/sayso/env', 'StateDirectory=sayso', 'NoNewPrivileges=yes']) {
      expect(unit).toContain(`\n${setting}\n`)
      expect(command).toContain(`--property=${setting}`)
    }
    expect(unit).toContain('\nEnvironment=NODE_ENV=production SAYSO_DATA=/var/lib/sayso\n')
    expect(command).toContain('--setenv=NODE_ENV=production --setenv=SAYSO_DATA=/var/lib/sayso')
  }
  expect(spawnSync('sh', [join(ROOT, 'deploy/systemd/sayso'), 'nothing']).status).toBe(2)
})

test('the pod for commands of the chart has what the worker has', () => {
  const worker = read('deploy/helm/sayso/templates/worker.yaml')
  const shell = read('deploy/helm/sayso/templates/shell.yaml')
  for (const part of ['"sayso.pod"', '"sayso.container"', '"sayso.env"', '.Values.worker.env', 'EVIDENCE_MEMORY']) {
    expect(worker).toContain(part)
    expect(shell).toContain(part)
  }
})

test('the pod for commands takes the claim of the worker on request alone, and then no time ends it', () => {
  const shell = read('deploy/helm/sayso/templates/shell.yaml')
  expect(read('deploy/helm/sayso/values.yaml')).toMatch(
    /^shell:\n {2}enabled: false\n(?: {2}#.*\n)* {2}memory: false$/m,
  )
  expect(shell).toContain('{{- $memory := and .Values.shell.memory .Values.worker.memoryClaim }}')
  // The claim, its place and the setting each are within a condition of it, and nothing else asks for the claim.
  expect(shell.match(/\{\{- (?:if|with) \$memory \}\}/g)).toHaveLength(3)
  expect(shell.match(/memoryClaim/g)).toHaveLength(1)
  expect(shell).toMatch(
    /\{\{- if not \.Values\.shell\.memory \}\}\n(?: *#.*\n)* {2}activeDeadlineSeconds: \d+\n {2}\{\{- end \}\}/,
  )
  expect(shell).toContain('command: [sleep, infinity]')
})

test('each way to start a worker bounds its space for new objects as the web server does for its processes', () => {
  const starts = {
    'deploy/systemd/sayso-worker.service': `ExecStart=/usr/bin/env node ${YOUNG_HEAP} lib/server/worker.mjs`,
    'deploy/compose/compose.yaml': `command: ['node', '${YOUNG_HEAP}', 'lib/server/worker.mjs']`,
    'deploy/helm/sayso/templates/worker.yaml': `command: [node, ${YOUNG_HEAP}, lib/server/worker.mjs]`,
    'docs/operations.md': `argument \`${YOUNG_HEAP}\` of Node and \`MALLOC_ARENA_MAX=2\``,
  }
  for (const [file, start] of Object.entries(starts)) expect(read(file).replaceAll(/\s+/g, ' ')).toContain(start)
  expect(workerArguments()[0]).toBe(YOUNG_HEAP)
  expect(read('lib/dev/start/start.mjs')).toContain("family.start('worker', workerArguments(), fewArenas(process.env))")
})

test('web processes, and workers however they are started, keep two arenas of the C library', () => {
  const setting = Object.entries(fewArenas({})).map((pair) => pair.join('='))[0] ?? ''
  expect(setting).toBe('MALLOC_ARENA_MAX=2')
  // The image is what compose and the chart start.
  expect(read('Dockerfile')).toMatch(new RegExp(`^ENV .*${setting}$`, 'm'))
  expect(read('deploy/systemd/sayso-worker.service')).toContain(`Environment=${setting}`)
  expect(read('lib/server/web.mjs')).toContain('...fewArenas(process.env)')
  expect(fewArenas({ MALLOC_ARENA_MAX: '4' })).toEqual({ MALLOC_ARENA_MAX: '4' })
})

test('a worker in a container or unit of its own has a tenth of the share of web and PostgreSQL', () => {
  // What it would have by default: 1024 of Docker, 100 of systemd.
  expect(/^ {2}worker:\n(?: {4}.*\n)*? {4}cpu_shares: (\d+)$/m.exec(read('deploy/compose/compose.yaml'))?.[1]).toBe(
    '102',
  )
  expect(read('deploy/compose/compose.yaml').match(/cpu_shares/g)).toHaveLength(1)
  expect(read('deploy/systemd/sayso-worker.service')).toContain('\nCPUWeight=10\n')
  expect(read('deploy/systemd/sayso-web.service')).not.toContain('CPUWeight')
})
