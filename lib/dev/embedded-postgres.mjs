import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { isAlive, readJson, removeFile, withLock, writePrivateJson } from '../process/files.mjs'
import { freePort, isPortFree } from '../process/ports.mjs'
import { findPlace } from './postgres/place.mjs'
import { clearStaleNote, initialise, runningServer } from './postgres/server.mjs'

/**
 * A real PostgreSQL out of node_modules, on a data folder of the project.
 *
 * @typedef {object} EmbeddedPostgres
 * @property {number} pid the server's process
 * @property {string} adminUrl superuser, database `postgres`: for tests and repairs
 * @property {string} ownerUrl owner of the database `sayso`, no superuser
 * @property {string} appUrl
 * @property {string} workerUrl
 * @property {() => Promise<void>} release ends this use; the last release stops the server
 *
 * @typedef {{ folder: string, port: number, data: string, passwords: Record<'postgres' | 'owner' | 'web' | 'sync',
 *   string> }} State
 */

const KEEPER = fileURLToPath(new URL('postgres/keeper.mjs', import.meta.url))
const password = () => randomBytes(24).toString('base64url')

/**
 * Starts the server of a data folder, or joins the one that runs; it stops when the last process that uses it releases
 * it or dies. Data, port and passwords stay the same from start to start.
 * @param {string} folder holds data, log and passwords; made when it is not there
 * @param {{ throwaway?: boolean }} [options] throwaway: for tests, fast instead of crash-safe
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function acquirePostgres(folder, { throwaway = false } = {}) {
  mkdirSync(join(folder, 'postgres.users'), { recursive: true })
  const real = realpathSync(folder)
  const lock = join(real, 'postgres.lock')
  const users = join(real, 'postgres.users')
  return withLock(lock, async () => {
    const state = await loadState(real)
    const place = findPlace(real, state.data)
    const running = runningServer(place.data)
    if (!running) {
      for (const name of readdirSync(users)) removeFile(join(users, name))
      initialise(place, state.passwords.postgres)
      clearStaleNote(place.data)
      if (!(await isPortFree(state.port, '127.0.0.1'))) state.port = await freePort()
    }
    const port = running?.port ?? state.port
    writePrivateJson(join(real, 'postgres.json'), { ...state, folder: real, data: place.data, port })
    const mark = join(users, `${process.pid}-${password().slice(0, 6)}`)
    writeFileSync(mark, '')
    try {
      const log = join(real, 'postgres.log')
      const pid = await keepRunning({ place, folder: real, users, lock, port, log, throwaway })
      const urls = connectionUrls(port, state.passwords)
      await makeOwner(urls.adminUrl, state.passwords.owner)
      return { pid, ...urls, release: () => release(mark, users, pid) }
    } catch (error) {
      removeFile(mark)
      throw error
    }
  })
}

/**
 * Returns the choices of the first start. A copied project must not share the original's data outside of it; a moved
 * one keeps it.
 * @param {string} folder
 * @returns {Promise<Omit<State, 'data'> & { data: string | undefined }>}
 */
async function loadState(folder) {
  /** @type {State | undefined} */
  const known = readJson(join(folder, 'postgres.json'))
  if (!known) {
    const passwords = { postgres: password(), owner: password(), web: password(), sync: password() }
    return { folder, port: await freePort(), data: undefined, passwords }
  }
  const copied = known.folder !== folder && existsSync(known.folder)
  const inside = known.data === join(known.folder, 'postgres')
  return { ...known, data: copied || inside ? undefined : known.data }
}

/**
 * @param {import('./postgres/keeper.mjs').Task} task
 * @returns {Promise<number>} the server's process, once it takes connections
 */
async function keepRunning(task) {
  const keeperFile = join(task.folder, 'postgres.keeper')
  const known = existsSync(keeperFile) ? Number(readFileSync(keeperFile, 'utf8')) : 0
  const kept = runningServer(task.place.data) && known && isAlive(known)
  let keeper
  if (!kept) {
    const output = openSync(task.log, 'a', 0o600)
    keeper = spawn(process.execPath, [KEEPER, JSON.stringify(task)], {
      cwd: '/',
      stdio: ['ignore', output, output],
      detached: true,
    })
    closeSync(output)
    keeper.unref()
    writeFileSync(keeperFile, String(keeper.pid))
  }
  const deadline = Date.now() + 60_000
  for (;;) {
    const server = runningServer(task.place.data)
    if (server?.ready) return server.pid
    if (keeper && (keeper.exitCode !== null || keeper.signalCode !== null)) break
    if (Date.now() > deadline) break
    await sleep(15)
  }
  const tail = readFileSync(task.log, 'utf8').trimEnd().split('\n').slice(-8).join('\n')
  throw new Error(`The embedded PostgreSQL did not start. The end of ${task.log}:\n${tail}`)
}

/**
 * @param {number} port
 * @param {State['passwords']} passwords
 */
function connectionUrls(port, passwords) {
  /** @param {string} user @param {string} secret @param {string} database */
  const url = (user, secret, database) => `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`
  return {
    adminUrl: url('postgres', passwords.postgres, 'postgres'),
    ownerUrl: url('sayso_owner', passwords.owner, 'sayso'),
    appUrl: url('sayso_web', passwords.web, 'sayso'),
    workerUrl: url('sayso_sync', passwords.sync, 'sayso'),
  }
}

/**
 * The owner is no superuser, as on any hosted PostgreSQL: what works here works there.
 * @param {string} adminUrl
 * @param {string} secret
 */
async function makeOwner(adminUrl, secret) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const roles = await sql`select 1 from pg_roles where rolname = 'sayso_owner'`
    if (roles.length === 0) await sql.unsafe(`create role sayso_owner login createrole createdb password '${secret}'`)
    const databases = await sql`select 1 from pg_database where datname = 'sayso'`
    if (databases.length === 0) await sql.unsafe('create database sayso owner sayso_owner')
  } finally {
    await sql.end()
  }
}

/**
 * @param {string} mark
 * @param {string} users
 * @param {number} pid
 */
async function release(mark, users, pid) {
  removeFile(mark)
  const others = readdirSync(users).some((name) => isAlive(Number.parseInt(name, 10)))
  const deadline = Date.now() + 35_000
  while (!others && isAlive(pid) && Date.now() < deadline) await sleep(25)
}
