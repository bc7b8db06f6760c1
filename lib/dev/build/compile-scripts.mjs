import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../process/environment.mjs'
import { escapeExpressions, SHORT } from './shorten-scripts.mjs'

/** Packages that stay packages, as next.config.js has them: they keep state, or hold machine code. */
export const PACKAGES = ['@node-rs/argon2', 'pino', 'postgres', 'prom-client', 'sharp']
/** Compiled files lie in lib/server, lib/cli and lib/process, so to each of them the place of this file is the same. */
const BANNER = [
  "import { createRequire as requireOf } from 'node:module'",
  "const importPlace = new URL('../process/environment.mjs', import.meta.url).href",
  'const require = requireOf(import.meta.url)',
].join('\n')

/**
 * Returns the commands of lib/cli. A file there that exports something is a part that commands or their tests share.
 * @returns {string[]} from the project's folder
 */
export function commandScripts() {
  return readdirSync(join(ROOT, 'lib/cli'))
    .filter((name) => /^[\w-]+\.ts$/.test(name))
    .map((name) => `lib/cli/${name}`)
    .filter((file) => !/^export /m.test(readFileSync(join(ROOT, file), 'utf8')))
}

/**
 * Compiles scripts to JavaScript, each into one file at the same place below the target, with what they share beside
 * them. Returns whether it succeeded; esbuild prints what is wrong.
 * @param {readonly string[]} scripts from the project's folder
 * @param {string} target
 */
export function compileScripts(scripts, target) {
  const esbuild = join(ROOT, 'node_modules/.bin/esbuild')
  const options = [
    '--bundle',
    '--splitting',
    '--format=esm',
    '--platform=node',
    '--target=node24',
    '--jsx=automatic',
    '--out-extension:.js=.mjs',
    '--chunk-names=lib/process/[name]-[hash]',
    '--define:import.meta.url=importPlace',
    '--define:process.env.NODE_ENV="production"',
    '--log-level=warning',
    ...SHORT,
    `--banner:js=${BANNER}`,
    `--outbase=${ROOT}`,
    `--outdir=${target}`,
    ...PACKAGES.map((name) => `--external:${name}`),
  ]
  if (spawnSync(esbuild, [...scripts, ...options], { cwd: ROOT, stdio: 'inherit' }).status !== 0) return false
  escapeExpressions(writtenIn(target))
  return true
}

/** Returns what was written: the scripts, and beside them what they share. @param {string} target */
function writtenIn(target) {
  return ['lib/server', 'lib/cli', 'lib/process']
    .map((folder) => join(target, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => file.endsWith('.mjs'))
}
