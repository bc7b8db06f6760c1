import { closeSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Returns the JSON of a file, or undefined when there is no file. A damaged file throws: it may hold the only copy of a
 * key.
 * @param {string} path
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw new Error(`Cannot read ${path}`, { cause: error })
  }
}

/**
 * Writes a file that only its owner can read. It is written whole or not at all.
 * @param {string} path
 * @param {unknown} value
 */
export function writePrivateJson(path, value) {
  const draft = `${path}.${process.pid}.draft`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, path)
}

/** @param {string} path */
export function removeFile(path) {
  try {
    unlinkSync(path)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** @param {unknown} error */
export function isMissing(error) {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/**
 * Whether a process exists. A process of another user counts (EPERM).
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Runs `work` while no other process of this machine holds the same lock file. The lock of a dead process is taken
 * over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {number} [patienceMilliseconds]
 * @returns {Promise<T>}
 */
export async function withLock(path, work, patienceMilliseconds = 120_000) {
  const deadline = Date.now() + patienceMilliseconds
  while (!tryLock(path)) {
    if (Date.now() > deadline) throw new Error(`Another process holds ${path}; if none runs, remove that file.`)
    await sleep(50)
  }
  try {
    return await work()
  } finally {
    removeFile(path)
  }
}

/** @param {string} path */
function tryLock(path) {
  try {
    const file = openSync(path, 'wx', 0o600)
    writeFileSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  try {
    const holder = Number(readFileSync(path, 'utf8'))
    // An empty file is being written at the moment, unless its writer died then.
    const abandoned = holder ? !isAlive(holder) : Date.now() - statSync(path).mtimeMs > 5_000
    if (abandoned) removeFile(path)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  return false
}
