import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ended, scriptArguments } from '../../process/children.mjs'
import { madeKeys, ROOT } from '../../process/environment.mjs'
import { readJson } from '../../process/files.mjs'
import { acquirePostgres } from '../embedded-postgres.mjs'
import { ensureFirefox, ensureTestBrowser } from '../ensure.mjs'
import { withInstance } from '../test/instance.mjs'

/** The second key of the browser tests (e2e/testing/keys.ts), with which one of their web processes writes. */
const NEXT_KEY = `2:${Buffer.alloc(32, 7).toString('base64')}:retired`

/**
 * Starts another commit as `npm start` does, brings its database to the schema of this checkout while its web and
 * worker serve, and runs that commit's own browser tests against them. Then `ledger:verify` of this checkout reads what
 * they wrote.
 * @param {readonly string[]} args a commit or a tag, and arguments for Playwright; without any, the release of
 * db/last-release.json and all its tests
 * @returns {Promise<number>} 0 when all tests passed and the ledger is whole
 */
export async function tryRelease([named, ...tests]) {
  const commit = named ?? readJson(join(ROOT, 'db/last-release.json'))?.commit
  if (git('cat-file', '-e', `${commit}^{commit}`) !== 0) {
    console.error(`${commit} is not in this clone: fetch it first (git fetch --unshallow, or git fetch --tags).`)
    return 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'sayso-release-'))
  // The tests that run as another account on the database must be able to pass.
  chmodSync(folder, 0o711)
  const code = join(folder, 'code')
  try {
    if (git('worktree', 'add', '--quiet', '--detach', code, commit) !== 0) return 1
    linkPackages(code)
    console.error(`Starting ${commit} …`)
    const browser = ensureTestBrowser()
    ensureFirefox()
    return await withInstance((instance) => tryOn(instance, { code, browser, tests }), code)
  } finally {
    git('worktree', 'remove', '--force', code)
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {Record<string, string>} instance how the tests reach the started release
 * @param {{ code: string, browser: string, tests: readonly string[] }} options
 */
async function tryOn(instance, { code, browser, tests }) {
  const data = instance['SAYSO_E2E_DATA'] ?? ''
  const postgres = await acquirePostgres(data)
  const database = {
    DATABASE_URL: postgres.appUrl,
    DATABASE_WORKER_URL: postgres.workerUrl,
    DATABASE_OWNER_URL: postgres.ownerUrl,
  }
  const keys = madeKeys(data)
  const here = {
    ...process.env,
    ...keys,
    ...database,
    SAYSO_KEYS: `${keys.SAYSO_KEYS},${NEXT_KEY}`,
    BASE_URL: instance['SAYSO_E2E_URL'],
    SAYSO_DEMO: '1',
  }
  /** @param {string} script @param {string[]} [args] */
  const ours = (script, args = []) =>
    ended(spawn(process.execPath, [...scriptArguments(script), ...args], { cwd: ROOT, env: here, stdio: 'inherit' }))
  try {
    console.error('Migrating its database to this checkout, while it serves …')
    if ((await ours('lib/cli/migrate.ts')) !== 0) return 1
    console.error('Running its own browser tests …')
    const playwright = spawn(join(code, 'node_modules/.bin/playwright'), ['test', '--reporter=list', ...tests], {
      cwd: code,
      env: { ...process.env, CHROMIUM_PATH: browser, ...instance },
      stdio: 'inherit',
    })
    const passed = (await ended(playwright)) === 0
    const isWhole = (await ours('lib/cli/ledger-verify.ts')) === 0
    console.error(passed ? 'All its tests passed.' : 'Some of its tests failed.')
    console.error(isWhole ? 'The ledger is whole.' : 'The ledger is not whole.')
    return passed && isWhole ? 0 : 1
  } finally {
    await postgres.release()
  }
}

/**
 * Gives the other checkout our packages where both want the same ones; else its own start installs them.
 * @param {string} code
 */
function linkPackages(code) {
  const lock = 'package-lock.json'
  const same = readFileSync(join(ROOT, lock)).equals(readFileSync(join(code, lock)))
  if (!same || !existsSync(join(ROOT, 'node_modules'))) return
  spawnSync('cp', ['-al', join(ROOT, 'node_modules'), join(code, 'node_modules')], { stdio: ['ignore', 2, 2] })
}

/** @param {string[]} args @returns {number} git's exit code */
function git(...args) {
  return spawnSync('git', args, { cwd: ROOT, stdio: ['ignore', 2, 2] }).status ?? 1
}
