import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ROOT } from '@/lib/process/environment.mjs'

// deploy/systemd/sayso with stand-ins for systemd-run and systemctl: the machine has no systemd of its own.

/** Stands for systemd, which goes on with a unit whatever becomes of who started it. */
const RUN = `#!/bin/sh
trap '' INT TERM HUP
printf '%s\\n' "$@" > "$STAND_IN/arguments"
mkfifo "$STAND_IN/stopped"
echo started
[ "$COMMAND" = waits ] || { cat; exit 7; }
read -r unit < "$STAND_IN/stopped"
echo "ended $unit"
`
const CONTROL = `#!/bin/sh
[ "$1" = stop ] && echo "$2" > "$STAND_IN/stopped"
`

function start(command: 'waits' | 'reads') {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-systemd-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'tree/lib/cli'), { recursive: true })
  writeFileSync(join(folder, 'tree/lib/cli/migrate.mjs'), '')
  for (const [name, text] of [['systemd-run', RUN] as const, ['systemctl', CONTROL] as const]) {
    writeFileSync(join(folder, name), text)
    chmodSync(join(folder, name), 0o755)
  }
  const child = spawn('sh', [join(ROOT, 'deploy/systemd/sayso'), 'migrate', '--plan'], {
    env: {
      NODE_ENV: 'production',
      PATH: `${folder}:/usr/local/bin:/usr/bin:/bin`,
      ...{ SAYSO_TREE: join(folder, 'tree'), STAND_IN: folder, COMMAND: command },
    },
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  const given = () => readFileSync(join(folder, 'arguments'), 'utf8').split('\n')
  return { child, output: () => output, given }
}

const unitOf = (given: readonly string[]) => given.find((each) => each.startsWith('--unit='))?.slice('--unit='.length)

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s stops the command, and the script waits for its end', async (signal, code) => {
  const { child, output, given } = start('waits')
  await once(child.stdout, 'data')
  child.kill(signal)
  expect(await once(child, 'close')).toEqual([code, null])
  expect(unitOf(given())).toMatch(/^sayso-run-migrate-\d+$/)
  expect(output()).toBe(`started\nended ${unitOf(given()) ?? ''}\n`)
})

test('a command gets the input and the arguments, and its exit code is that of the script', async () => {
  const { child, output, given } = start('reads')
  child.stdin.end('typed\n')
  expect(await once(child, 'close')).toEqual([7, null])
  expect(output()).toBe('started\ntyped\n')
  expect(given().slice(-4, -1)).toEqual(['node', 'lib/cli/migrate.mjs', '--plan'])
})
