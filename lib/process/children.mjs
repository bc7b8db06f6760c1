import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './environment.mjs'
import { YOUNG_HEAP } from './heap.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {(name: string, line: string, isError: boolean) => void} Report */

const END_WITH_PARENT = new URL('end-with-parent.mjs', import.meta.url).href
const GRACE = 15_000

/**
 * Returns Node's arguments for a script, TypeScript or not.
 * @param {string} path from the project's folder
 */
export function scriptArguments(path) {
  const file = join(ROOT, path)
  if (!path.endsWith('.ts')) return [file]
  // In an image the scripts are compiled, and tsx is not there (lib/dev/image.mjs).
  const compiled = file.replace(/\.ts$/, '.mjs')
  return existsSync(compiled) ? [compiled] : ['--import', 'tsx', file]
}

/** Returns Node's arguments for the sync worker, the same as in each folder of `deploy`. */
export const workerArguments = () => [YOUNG_HEAP, ...scriptArguments('lib/server/worker.ts')]

/**
 * Runs a TypeScript file to its end, on our own terminal. The terminal itself sends Ctrl-C to both; a SIGTERM comes to
 * this process alone, and is passed on, so that the script ends as it would without us.
 * @param {string} path from the project's folder
 * @param {string[]} [args]
 * @returns {Promise<number>} its exit code
 */
export async function runTypeScript(path, args = []) {
  const child = spawn(process.execPath, [...scriptArguments(path), ...args], { cwd: ROOT, stdio: 'inherit' })
  const passOn = () => void child.kill('SIGTERM')
  process.on('SIGTERM', passOn)
  try {
    return await ended(child)
  } finally {
    process.off('SIGTERM', passOn)
  }
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Starts and ends the processes of one command. Each is in a process group of its own, so that Ctrl-C in the terminal
 * reaches only the command, and they end in the command's order. Each also ends when the command vanishes.
 * @param {Report} report receives the lines that they print
 */
export function createFamily(report) {
  /** @type {Map<string, ChildProcess>} */
  const running = new Map()

  return {
    /**
     * @param {string} name
     * @param {string[]} args of node
     * @param {Record<string, string | undefined>} [environment] added to the command's own
     */
    start(name, args, environment = {}) {
      const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
        cwd: ROOT,
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        detached: true,
      })
      running.set(name, child)
      child.once('exit', () => {
        if (running.get(name) === child) running.delete(name)
      })
      if (child.stdout) createInterface(child.stdout).on('line', (line) => report(name, line, false))
      if (child.stderr) createInterface(child.stderr).on('line', (line) => report(name, line, true))
      return child
    },

    /** Asks all to end, waits, and kills those that have not ended after 15 seconds. */
    async stop() {
      for (const child of running.values()) child.kill('SIGTERM')
      const deadline = Date.now() + GRACE
      while (running.size > 0 && Date.now() < deadline) await sleep(20)
      for (const child of running.values()) killGroup(child)
    },

    /** Kills all. */
    kill() {
      for (const child of running.values()) killGroup(child)
    },
  }
}

/** @param {ChildProcess} child */
function killGroup(child) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}
