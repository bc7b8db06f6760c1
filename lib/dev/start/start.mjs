import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createFamily, ended, runTypeScript, scriptArguments, workerArguments } from '../../process/children.mjs'
import { ROOT } from '../../process/environment.mjs'
import { isAlive, removeFile } from '../../process/files.mjs'
import { fewArenas } from '../../process/heap.mjs'
import { OperatorError } from '../../process/operator-error.mjs'
import { isPortFree } from '../../process/ports.mjs'
import { ensureBuild } from '../build.mjs'
import { prepareEnvironment } from '../prepare.mjs'
import { createReport } from './log.mjs'
import { readyLines } from './shows.mjs'

const READY_WITHIN = 90_000

/**
 * Starts all parts in order, prints the addresses, and ends the parts in reverse order on Ctrl-C, SIGTERM, the end of
 * npm, or when a necessary part ends.
 * @param {{ dev: boolean }} options
 */
export async function start({ dev }) {
  if ((await runTypeScript('lib/server/check-env.ts')) !== 0) process.exit(1)
  const folder = resolve(ROOT, process.env['SAYSO_DATA'] || '.sayso')
  /** @type {(() => Promise<void> | void)[]} what to undo, last first */
  const undo = []
  let ending = false

  /** @param {number} code */
  const end = async (code) => {
    if (ending) return
    ending = true
    for (const step of undo.reverse()) await step()
    process.exit(code)
  }
  let asked = 0
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      asked += 1
      if (asked === 3) process.exit(1)
      void end(0)
    })
  }
  endWithNpm(() => void end(0))

  try {
    const { serverPid, release } = await prepareEnvironment()
    undo.push(release)
    undo.push(occupy(folder))
    await checkPorts()
    const family = createFamily(createReport(folder))
    undo.push(() => family.stop())

    /** @param {string} name @param {string} script */
    const step = async (name, script) => {
      const code = await ended(family.start(name, scriptArguments(script)))
      if (code !== 0 && !ending) throw new OperatorError(`${name} failed; the reason is printed above.`)
    }
    const database = async () => {
      await step('migrate', 'lib/cli/migrate.ts')
      if (process.env['SAYSO_DEMO'] === '1') await step('seed', 'lib/dev/seed.ts')
    }
    const build = new AbortController()
    undo.push(() => build.abort())
    await Promise.all([database(), dev ? undefined : ensureBuild(build.signal)])
    if (ending) return
    startProcesses(family, dev, (name) => {
      if (ending) return
      process.stderr.write(`${name} has ended unexpectedly; stopping the rest. See ${join(folder, 'sayso.log')}\n`)
      void end(1)
    })
    if (serverPid)
      watch(serverPid, () => ending || (process.stderr.write('PostgreSQL has ended unexpectedly.\n'), void end(1)))
    await untilReady(() => ending)
    if (ending) return
    process.stdout.write(`${readyLines(folder).join('\n')}\n`)
    // Straight to the terminal: the code must be in no log.
    if (process.env['SAYSO_DEMO'] !== '1') await runTypeScript('lib/cli/console.ts', ['setup-code', '--if-needed'])
  } catch (error) {
    if (ending) return
    const text =
      error instanceof OperatorError
        ? error.message
        : error instanceof Error
          ? (error.stack ?? error.message)
          : String(error)
    process.stderr.write(`${text}\n`)
    await end(1)
  }
}

/**
 * @param {ReturnType<typeof createFamily>} family
 * @param {boolean} dev
 * @param {(name: string) => void} lost
 */
function startProcesses(family, dev, lost) {
  const port = process.env['PORT'] ?? '3000'
  const next = [join(ROOT, 'node_modules/next/dist/bin/next'), 'dev', '--port', port]
  const web = dev
    ? family.start('web', next, { NEXT_TELEMETRY_DISABLED: '1' })
    : family.start('web', scriptArguments('lib/server/web.mjs'))
  web.once('exit', () => lost('The web server'))
  if (process.env['SAYSO_DEMO'] === '1') {
    family.start('sandbox', scriptArguments('lib/dev/sandbox.ts')).once('exit', () => lost('The sandbox'))
  }
  keepWorker(family, lost)
}

/**
 * The sync worker may end and is started again: choices are safe in the database meanwhile. A worker that can't start
 * is reported.
 * @param {ReturnType<typeof createFamily>} family
 * @param {(name: string) => void} lost
 */
function keepWorker(family, lost) {
  let falls = 0
  const rise = () => {
    const began = Date.now()
    family.start('worker', workerArguments(), fewArenas(process.env)).once('exit', () => {
      falls = Date.now() - began > 60_000 ? 1 : falls + 1
      if (falls > 6) return lost('The sync worker')
      setTimeout(rise, Math.min(30_000, 500 * 2 ** falls)).unref()
    })
  }
  rise()
}

async function checkPorts() {
  const names = process.env['SAYSO_DEMO'] === '1' ? ['PORT', 'SANDBOX_PORT'] : ['PORT']
  for (const name of names) {
    const port = Number(process.env[name])
    const free = (await isPortFree(port, '127.0.0.1')) && (await isPortFree(port))
    if (!free) throw new OperatorError(`Port ${port} is in use. Stop what listens there, or set ${name} to another.`)
  }
}

/**
 * Marks the data folder as in use: two starts on one folder would run two demos against each other.
 * @param {string} folder
 */
function occupy(folder) {
  const mark = join(folder, 'start.pid')
  const other = existsSync(mark) ? Number(readFileSync(mark, 'utf8')) : 0
  if (other && other !== process.pid && isAlive(other)) {
    throw new OperatorError(
      `Sayso already runs on ${folder} (process ${other}). If that is another program, remove ${mark}.`,
    )
  }
  writeFileSync(mark, String(process.pid))
  return () => removeFile(mark)
}

/** @param {() => boolean} cancelled */
async function untilReady(cancelled) {
  const deadline = Date.now() + READY_WITHIN
  const addresses = [`http://127.0.0.1:${process.env['PORT']}/readyz`]
  if (process.env['SAYSO_DEMO'] === '1') addresses.push(`http://127.0.0.1:${process.env['SANDBOX_PORT']}/`)
  for (const address of addresses) {
    while (!cancelled() && !(await answers(address))) {
      if (Date.now() > deadline)
        throw new OperatorError(`${address} did not respond within ${READY_WITHIN / 1000} seconds.`)
      await sleep(50)
    }
  }
}

/**
 * Not by fetch, which refuses some ports that browsers reserve.
 * @param {string} address /readyz must report that it is ready; from the sandbox any response will do
 * @returns {Promise<boolean>}
 */
function answers(address) {
  return new Promise((resolve) => {
    const request = get(address, { agent: false, timeout: 5_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200 || !address.endsWith('/readyz'))
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
  })
}

/** @param {number} pid @param {() => void} gone */
function watch(pid, gone) {
  const timer = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
}

/**
 * npm passes signals on, but a killed npm passes nothing. npm is our parent, perhaps with a shell in between. A start
 * by hand may outlive the shell that it came from.
 * @param {() => void} gone
 */
function endWithNpm(gone) {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const above = parentOf(parent)
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === above) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
}

/** @param {number} pid @returns {string | undefined} undefined where there is no /proc */
function parentOf(pid) {
  try {
    // The program's name, in brackets, may hold spaces and brackets itself.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
  } catch {
    return undefined
  }
}
