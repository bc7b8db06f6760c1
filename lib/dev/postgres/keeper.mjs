import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, removeFile, withLock } from '../../process/files.mjs'
import { boundLog, LOG_LIMITS } from './bound-log.mjs'
import { runningServer, startServer, stopServer } from './server.mjs'

/**
 * A process of its own that keeps one PostgreSQL running exactly as long as another process uses it, however those end:
 * Ctrl-C, kill -9, a closed terminal. Users are files in `users`, named by process number. It also bounds the server's
 * log.
 * Started by ../embedded-postgres.mjs with one JSON argument.
 * @typedef {{ place: import('./place.mjs').Place, folder: string, users: string, lock: string,
 *   port: number, log: string, throwaway: boolean }} Task
 */

/** @type {Task} */
const task = JSON.parse(process.argv[2] ?? '{}')
let isSignalled = false
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => (isSignalled = true))

/** @type {ReturnType<typeof startServer> | undefined} */
let server
if (!runningServer(task.place.data)) {
  server = startServer(task.place, task)
  while (!runningServer(task.place.data)?.ready && server.exitCode === null && server.signalCode === null)
    await sleep(10)
}

let over = false
while (!over) {
  await sleep(150)
  if (!runningServer(task.place.data)) process.exit(1)
  try {
    boundLog(task.log, LOG_LIMITS)
  } catch {
    // A log that can't be bounded now is no reason to end the database. The next look tries it again.
  }
  if (isSignalled || users() === 0) over = await withLock(task.lock, stopUnlessUsed)
}

/**
 * Looks again under the lock, because a new user may have arrived in between. A signal to this process overrules the
 * users.
 */
async function stopUnlessUsed() {
  if (!isSignalled && users() > 0) return false
  await stopServer(task.place.data)
  return true
}

function users() {
  const names = readdirSync(task.users)
  const dead = names.filter((name) => !isAlive(Number.parseInt(name, 10)))
  for (const name of dead) removeFile(join(task.users, name))
  return names.length - dead.length
}
