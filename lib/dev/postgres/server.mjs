import { spawn, spawnSync } from 'node:child_process'
import { chownSync, closeSync, existsSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, isMissing, removeFile } from '../../process/files.mjs'

/** @typedef {import('./place.mjs').Place} Place */

/**
 * None of our environment reaches the server: PGDATA, LC_ALL and the like would change its behaviour.
 * @type {Record<string, string>}
 */
const ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

const BUILTIN_SORTING = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/**
 * Makes an empty cluster, once. Passwords over SCRAM, UTF-8, and the sort order built into PostgreSQL, so that the same
 * data sorts alike on each machine.
 * @param {Place} place
 * @param {string} password of the superuser `postgres`
 * @param {string[]} [sorting] for another PostgreSQL than the one in node_modules, which may know fewer options
 */
export function initialise({ data, native, account }, password, sorting = BUILTIN_SORTING) {
  if (existsSync(join(data, 'PG_VERSION'))) return
  // Left by a killed initdb, or put there by a file manager.
  for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true, force: true })
  const passwordFile = `${data}.password`
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const options = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  try {
    const result = spawnSync(join(native, 'bin/initdb'), [`--pgdata=${data}`, ...options, ...sorting], {
      ...account,
      cwd: '/',
      env: /** @type {NodeJS.ProcessEnv} */ ({ ...ENVIRONMENT }),
      encoding: 'utf8',
    })
    if (result.status !== 0) {
      throw new Error(`PostgreSQL could not set up its data folder:\n${result.stderr}`, { cause: result.error })
    }
  } finally {
    removeFile(passwordFile)
  }
}

/**
 * Starts the server and leaves it running, on 127.0.0.1 only and without a Unix socket (their paths may not pass 107
 * characters, and project paths do). Whether it is up shows in `runningPid`.
 * @param {Place} place
 * @param {{ port: number, log: string, throwaway: boolean }} options throwaway: test data, fast instead of crash-safe
 */
export function startServer({ data, native, account }, { port, log, throwaway }) {
  const safety = throwaway
    ? {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_connections: 400,
        shared_buffers: '128MB',
        // Tests make deadlocks on purpose, and would wait a second for each.
        deadlock_timeout: '50ms',
      }
    : { max_connections: 100, shared_buffers: '256MB' }
  const settings = {
    ...safety,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    random_page_cost: 1.1,
    log_line_prefix: '%m [%p] ',
    // A row's values may contain a person's phone number, so they stay out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openSync(log, 'a', 0o600)
  const server = spawn(join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...account,
    cwd: '/',
    env: /** @type {NodeJS.ProcessEnv} */ ({ ...ENVIRONMENT }),
    stdio: ['ignore', output, output],
    // Ctrl-C in a terminal goes to all its processes, but the database must outlive those that still write.
    detached: true,
  })
  closeSync(output)
  return server
}

/**
 * Returns the server's own note in the data folder: line 1 is its process, line 4 its port, line 8 its state. A note
 * that a crash left is ignored, even when its process number now belongs to another program.
 * @param {string} data
 * @returns {{ pid: number, port: number, ready: boolean } | undefined}
 */
export function runningServer(data) {
  const note = join(data, 'postmaster.pid')
  let lines
  try {
    lines = readFileSync(note, 'utf8').split('\n')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  const pid = Number(lines[0])
  if (!pid || !isAlive(pid) || !isServerOf(pid, data)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * @param {number} pid
 * @param {string} data
 */
function isServerOf(pid, data) {
  const command = existsSync('/proc/self/cmdline')
    ? readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
    : spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return command.includes('postgres') && command.includes(data)
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissing(error) || (error instanceof Error && 'code' in error && error.code === 'ESRCH')) return ''
    throw error
  }
}

/**
 * PostgreSQL itself believes a note whose process number now belongs to another program, and would not start.
 * @param {string} data
 */
export function clearStaleNote(data) {
  if (!runningServer(data)) removeFile(join(data, 'postmaster.pid'))
}

/**
 * Ends the server: at once for its clients, orderly for its data (PostgreSQL's fast shutdown).
 * @param {string} data
 */
export async function stopServer(data) {
  const server = runningServer(data)
  if (!server) return
  process.kill(server.pid, 'SIGINT')
  const deadline = Date.now() + 30_000
  while (isAlive(server.pid)) {
    // An immediate shutdown: PostgreSQL recovers from its log at the next start.
    if (Date.now() > deadline) return void process.kill(server.pid, 'SIGQUIT')
    await sleep(20)
  }
}
