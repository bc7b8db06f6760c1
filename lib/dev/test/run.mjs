import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended } from '../../process/children.mjs'
import { ROOT } from '../../process/environment.mjs'
import { readJson } from '../../process/files.mjs'
import { ensureBuild } from '../build.mjs'
import { ensureChromium, ensureExampleTools } from '../ensure.mjs'
import { withInstance } from './instance.mjs'
import { describeParts } from './parts.mjs'

/** @typedef {{ passed: number, failed: number, ok: boolean }} Result */
/** @typedef {import('./parts.mjs').Part} Part */

/**
 * Runs Vitest, then the stress tests on their own, then Playwright. Prints how long each part took, and how many tests
 * passed and failed in all. The web server is built while Vitest runs: both wait for disk and network now and then.
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
      await part('unit and database tests', () => runVitest(['--project=unit', '--project=db', ...args], report))
    }
    // After the others and file by file: in parallel with them, two cores would be the limit that the tests measure.
    if (args.length === 0 || stress) {
      const report = join(reports, 'stress.json')
      await part('stress tests', () => runVitest(['--project=stress', '--no-file-parallelism', ...args], report))
    }
    if (needsBrowser) {
      const { ok } = await part(
        'waiting for the build',
        async () => (await building) ?? { ok: true, passed: 0, failed: 0 },
      )
      if (ok) await part('browser tests', () => runPlaywright(args, join(reports, 'playwright.json')))
    }
    const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, result) => total + result[key], 0)
    const ok = results.every((result) => result.ok)
    console.log(`\n${describeParts(parts)}`)
    console.log(`${sum('passed')} passed, ${Math.max(sum('failed'), ok ? 0 : 1)} failed`)
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
    console.error(error instanceof Error ? error.message : error)
    return { ok: false, passed: 0, failed: 1 }
  }
}

/**
 * @param {string[]} args
 * @param {string} report
 * @returns {Promise<Result>}
 */
async function runVitest(args, report) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = await tool('vitest', ['run', ...reporters, ...args])
  const counts = readJson(report)
  return { ok, passed: counts?.numPassedTests ?? 0, failed: counts?.numFailedTests ?? 0 }
}

/**
 * @param {string[]} args
 * @param {string} report
 * @returns {Promise<Result>}
 */
async function runPlaywright(args, report) {
  ensureExampleTools()
  const environment = { CHROMIUM_PATH: ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const ok = await withInstance((instance) =>
    tool('playwright', ['test', '--reporter=list,json', ...args], { ...environment, ...instance }),
  )
  const counts = readJson(report)?.stats
  return { ok, passed: (counts?.expected ?? 0) + (counts?.flaky ?? 0), failed: counts?.unexpected ?? 0 }
}

/**
 * @param {string} name in node_modules/.bin
 * @param {string[]} args
 * @param {Record<string, string>} [environment]
 */
async function tool(name, args, environment = {}) {
  const env = { ...process.env, ...environment }
  const child = spawn(join(ROOT, 'node_modules/.bin', name), args, { cwd: ROOT, env, stdio: 'inherit' })
  return (await ended(child)) === 0
}
