import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended } from '../../process/children.mjs'
import { ROOT } from '../../process/environment.mjs'
import { readJson } from '../../process/files.mjs'
import { ensureBuild } from '../build.mjs'
import { ensureExampleTools, ensureFirefox, ensureTestBrowser } from '../ensure.mjs'
import { describeFailures, failuresOfPlaywright, failuresOfVitest } from './failures.mjs'
import { withInstance } from './instance.mjs'
import { describeParts } from './parts.mjs'

/** @typedef {import('./failures.mjs').Failure} Failure */
/** @typedef {{ passed: number, failures: Failure[], ok: boolean }} Result `ok` is what the exit code says */
/** @typedef {import('./parts.mjs').Part} Part */

/**
 * Runs Vitest, then Playwright, and the stress tests beside Playwright, because they mostly wait. Prints how long each
 * part took, what failed, and how many tests passed and failed in all. The web server is built while Vitest runs: both
 * wait for disk and network now and then.
 * @param {string[]} args passed to the one runner that they name (a path under e2e means Playwright); without any, both
 * run
 * @returns {Promise<number>} the exit code
 */
export async function runTests(args) {
  const browser = args.some((arg) => /^(\.\/)?e2e(\/|$)/.test(arg))
  const stress = args.some((arg) => /^(\.\/)?lib\/sync\/stress(\/|$)/.test(arg))
  const reports = mkdtempSync(join(tmpdir(), 'sayso-tests-'))
  /** @type {Part[]} */
  const parts = []
  /** @type {Result[]} */
  const results = []
  const started = Date.now()
  /** @param {string} name @param {() => Promise<Result>} work */
  const part = async (name, work) => {
    const began = Date.now()
    const result = await work()
    results.push(result)
    parts.push({ name, ms: Date.now() - began })
    return result
  }
  try {
    const needsBrowser = args.length === 0 || browser
    // Its end is awaited below, also when it fails before anybody looks.
    const building = needsBrowser ? build() : Promise.resolve(null)
    if (args.length === 0 || !(browser || stress)) {
      const report = join(reports, 'vitest.json')
      await part('unit and database tests', () =>
        runVitest(['--project=unit', '--project=long', '--project=db', ...args], report),
      )
    }
    // File by file, so that one core is left. They wait for limits and for workers that were killed, and so use half a
    // core, which the browser tests leave.
    const runStress = () => {
      const name = needsBrowser ? 'stress tests, beside the browser tests' : 'stress tests'
      const ofStress = ['--project=stress', '--no-file-parallelism', ...args]
      return part(name, () => runVitest(ofStress, join(reports, 'stress.json'), { printedAtItsEnd: needsBrowser }))
    }
    const runBrowser = async () => {
      const { ok } = await part(
        'waiting for the build',
        async () => (await building) ?? { ok: true, passed: 0, failures: [] },
      )
      if (ok) await part('browser tests', () => runPlaywright(args, join(reports, 'playwright.json')))
    }
    const sides = await Promise.allSettled([
      args.length === 0 || stress ? runStress() : null,
      needsBrowser ? runBrowser() : null,
    ])
    for (const side of sides) if (side.status === 'rejected') throw side.reason
    const ok = results.every((result) => result.ok)
    const failures = results.flatMap((result) => result.failures)
    const passed = results.reduce((total, result) => total + result.passed, 0)
    console.log(`\n${describeParts(parts, Date.now() - started)}`)
    if (failures.length > 0) console.log(`\n${describeFailures(failures, ROOT)}\n`)
    console.log(`${passed} passed, ${failures.length} failed`)
    return ok ? 0 : 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/**
 * Builds the web server if its sources changed; `npm start` then finds it.
 * @returns {Promise<Result | null>} a failure, or null
 */
async function build() {
  try {
    await ensureBuild()
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    console.error(message)
    return { ok: false, passed: 0, failures: [{ file: 'npm run build', title: 'could not run', message }] }
  }
}

/**
 * @param {string[]} args
 * @param {string} report
 * @param {{ printedAtItsEnd?: boolean }} [options]
 * @returns {Promise<Result>}
 */
async function runVitest(args, report, options = {}) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = await tool('vitest', ['run', ...reporters, ...args], {}, options)
  const found = readJson(report)
  return { ok, passed: found?.numPassedTests ?? 0, failures: failuresOf('vitest', ok, failuresOfVitest(found)) }
}

/**
 * @param {string[]} args
 * @param {string} report
 * @returns {Promise<Result>}
 */
async function runPlaywright(args, report) {
  ensureExampleTools()
  if (args.length === 0 || args.some((arg) => /e2e\/embed|e2e\/?$/.test(arg))) ensureFirefox()
  const environment = { CHROMIUM_PATH: ensureTestBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const ok = await withInstance((instance) =>
    tool('playwright', ['test', '--reporter=list,json', ...args], { ...environment, ...instance }),
  )
  const found = readJson(report)
  const passed = (found?.stats?.expected ?? 0) + (found?.stats?.flaky ?? 0)
  return { ok, passed, failures: failuresOf('playwright', ok, failuresOfPlaywright(found)) }
}

/**
 * @param {string} runner
 * @param {boolean} ok
 * @param {Failure[]} failures as its report has them
 * @returns {Failure[]} one at least for a run that failed
 */
function failuresOf(runner, ok, failures) {
  if (ok || failures.length > 0) return failures
  return [{ file: runner, title: 'failed outside every test', message: 'Its own lines, above, say why.' }]
}

/**
 * @param {string} name in node_modules/.bin
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 * @param {{ printedAtItsEnd?: boolean }} [options] what runs beside another tool is printed at its end, so that the
 * lines of the two don't mix
 */
async function tool(name, args, environment = {}, { printedAtItsEnd = false } = {}) {
  const env = { ...process.env, ...environment }
  const program = join(ROOT, 'node_modules/.bin', name)
  if (!printedAtItsEnd) return (await ended(spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' }))) === 0
  const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  /** @type {Buffer[]} */
  const output = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
  const code = await ended(child)
  process.stdout.write(Buffer.concat(output))
  return code === 0
}
