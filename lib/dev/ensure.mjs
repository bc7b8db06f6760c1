import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../process/environment.mjs'

const isRoot = process.getuid?.() === 0
const APT_GET = [...(isRoot ? [] : ['sudo', '-n']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq']
const MARK = join(ROOT, 'node_modules/.sayso-installed')
/** Debian's Chromium without a window: for tests it needs about half the processor time of the one with a window. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox']

/**
 * Installs what package-lock.json names when node_modules lacks it or belongs to another lock file. Uses Node's own
 * modules only, because it runs before there are others.
 */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Sayso needs Node 20.19 or newer; this is ${process.versions.node}.`)
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === lock) return
  if (!isInstalled()) {
    say('Installing dependencies (npm ci) …')
    run(['npm'], ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  }
  writeFileSync(MARK, lock)
}

/** Whether node_modules already matches the lock file; npm's own record of it is compared package by package. */
function isInstalled() {
  const record = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    // Packages of other platforms are in the lock file, not in the folder.
    return found[path] ? found[path].version === entry.version : entry.optional || entry.devOptional || entry.peer
  })
}

/**
 * The browser of the tests: CHROMIUM_PATH, else Debian's headless shell, which is installed when it may be. Where it
 * can't be installed, any Chromium serves.
 * @returns {string} its path
 */
export function ensureTestBrowser() {
  if (process.env['CHROMIUM_PATH']) return ensureChromium()
  if (!existsSync(HEADLESS_SHELL) && mayInstall()) {
    say('Installing chromium-headless-shell for the tests (apt-get) …')
    // Without a network, or while another apt-get runs, this fails, and nothing is lost.
    const quick = [...APT_GET, '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10']
    const install = ['install', '-y', '--no-install-recommends', 'chromium-headless-shell']
    if (!tryRun(quick, install) && tryRun(quick, ['update'])) tryRun(quick, install)
  }
  return existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : ensureChromium()
}

/**
 * A Chromium, for pictures and measurements: CHROMIUM_PATH, else Debian's, which is installed when it may be.
 * @returns {string} its path
 */
export function ensureChromium() {
  const given = process.env['CHROMIUM_PATH']
  if (given) return existsSync(given) ? given : stop(`CHROMIUM_PATH names no file: ${given}`)
  const found = CHROMIUM.find((path) => existsSync(path))
  if (found) return found
  aptInstall(
    ['chromium'],
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  )
  return CHROMIUM.find((path) => existsSync(path)) ?? stop('apt-get installed no /usr/bin/chromium.')
}

/** The other engine in which the page inside of a frame is tried. */
export function ensureFirefox() {
  if (FIREFOX.some((path) => existsSync(path))) return
  aptInstall(
    ['firefox-esr'],
    'The tests of the page in a frame need Firefox: install it (Debian: apt-get install firefox-esr).',
  )
}

/** The tools with which the examples of docs/api.md and deploy/evidence/keep-export.sh are run. */
export function ensureExampleTools() {
  const missing = ['curl', 'python3'].filter((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status !== 0)
  if (missing.length > 0)
    aptInstall(missing, `The examples of docs/api.md need ${missing.join(' and ')}: install them.`)
}

/** @param {string[]} packages of Debian @param {string} otherwise said where nothing may be installed */
function aptInstall(packages, otherwise) {
  if (!mayInstall()) stop(otherwise)
  say(`Installing ${packages.join(', ')} for the tests (apt-get) …`)
  run(APT_GET, ['update'])
  run(APT_GET, ['install', '-y', '--no-install-recommends', ...packages])
}

function mayInstall() {
  const mayBeRoot = isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  return existsSync('/usr/bin/apt-get') && mayBeRoot
}

/** @param {string[]} program with what comes before the arguments @param {string[]} args */
function run(program, args) {
  if (!tryRun(program, args)) stop(`This failed: ${[...program, ...args].join(' ')}`)
}

/**
 * @param {string[]} program with what comes before the arguments
 * @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
function tryRun([command = '', ...before], args) {
  // Progress belongs on standard error, because programs read what `npm start` prints on standard output.
  return spawnSync(command, [...before, ...args], { cwd: ROOT, stdio: ['ignore', 2, 2] }).status === 0
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`)
}

/** @param {string} text @returns {never} */
function stop(text) {
  say(text)
  process.exit(1)
}
