import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../process/environment.mjs'

// Programs of others that only some tests need. `node lib/dev/tools.mjs`, which .ci/run does, takes them out of
// packages of Debian and installs nothing: the packages would start services of their own.

/** The package of Debian that has each program, and what is not tried without it. */
const TOOLS = {
  promtool: { package: 'prometheus', tries: 'that the alert rules fire, by Prometheus itself' },
  caddy: { package: 'caddy', tries: 'that no credential is in a log of Caddy, by Caddy itself' },
}
const FOLDER = join(ROOT, '.tools')

/**
 * Returns the path of a program: of the one that is installed, else of the one that this file has brought; null where
 * there is none.
 * @param {keyof typeof TOOLS} name
 */
export function toolPath(name) {
  const argument = name === 'caddy' ? 'version' : '--version'
  const isThere = (/** @type {string} */ path) => spawnSync(path, [argument], { stdio: 'ignore' }).status === 0
  return [name, join(FOLDER, name)].find(isThere) ?? null
}

/**
 * Returns a sentence for each program that is missing, which says what is not tried for that reason.
 * @returns {string[]}
 */
export function missingTools() {
  return /** @type {(keyof typeof TOOLS)[]} */ (Object.keys(TOOLS))
    .filter((name) => toolPath(name) === null)
    .map((name) => `${name} is not here (node lib/dev/tools.mjs brings it). Not tried: ${TOOLS[name].tries}.`)
}

/** Takes each missing program out of its package. @param {keyof typeof TOOLS} name */
function bring(name) {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-tools-'))
  try {
    // Where a machine never asked for Debian's lists, the package is not known yet.
    if (!ran('apt-get', ['-qq', 'download', TOOLS[name].package], folder)) {
      ran('apt-get', ['-qq', 'update'], folder)
      ran('apt-get', ['-qq', 'download', TOOLS[name].package], folder)
    }
    const [file] = readdirSync(folder).filter((each) => each.endsWith('.deb'))
    if (file === undefined || !ran('dpkg-deb', ['-x', file, 'content'], folder)) return
    mkdirSync(FOLDER, { recursive: true })
    ran('cp', [join(folder, 'content/usr/bin', name), join(FOLDER, name)], folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} program @param {string[]} args @param {string} cwd @returns {boolean} whether it succeeded */
function ran(program, args, cwd) {
  return spawnSync(program, args, { cwd, stdio: ['ignore', 2, 2] }).status === 0
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (existsSync('/usr/bin/apt-get'))
    for (const name of /** @type {(keyof typeof TOOLS)[]} */ (Object.keys(TOOLS)))
      if (toolPath(name) === null) bring(name)
  const missing = missingTools()
  for (const sentence of missing) process.stderr.write(`${sentence}\n`)
  process.exitCode = missing.length === 0 ? 0 : 1
}
