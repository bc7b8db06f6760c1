import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ended } from '../process/children.mjs'
import { ROOT } from '../process/environment.mjs'
import { withLock } from '../process/files.mjs'
import { helpFirst } from '../process/help.mjs'
import { mergeChunks } from './build/merge-chunks.mjs'
import { scriptsIn, shortenScripts } from './build/shorten-scripts.mjs'
import { ensureDependencies } from './ensure.mjs'

const SOURCES = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'proxy.ts',
  'next.config.js',
  'package-lock.json',
]
const OUTPUT = join(ROOT, '.next')
const STAMP = join(OUTPUT, 'sayso-build.txt')

/**
 * Builds the web server when its sources have changed since the last build.
 * @param {AbortSignal} [signal] ends a running build
 */
export async function ensureBuild(signal) {
  // This is not in .next, because Next empties that folder.
  mkdirSync(join(ROOT, '.sayso'), { recursive: true })
  await withLock(join(ROOT, '.sayso/build.lock'), async () => {
    const wanted = fingerprint()
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted && existsSync(join(OUTPUT, 'standalone/server.js')))
      return
    process.stderr.write('Building …\n')
    rmSync(STAMP, { force: true })
    await build(signal)
    writeFileSync(STAMP, wanted)
  })
}

/** @param {AbortSignal | undefined} signal */
async function build(signal) {
  const next = join(ROOT, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await ended(child)
  if (code !== 0) throw new Error(`The build failed.\n${output}`)
  const standalone = join(OUTPUT, 'standalone')
  for (const folder of ['chunks', 'chunks/ssr']) mergeChunks(join(standalone, '.next/server', folder))
  const scripts = ['.next/server/chunks', 'node_modules/next'].flatMap((folder) => scriptsIn(join(standalone, folder)))
  if (!shortenScripts(scripts)) throw new Error('The scripts of the build could not be shortened.')
  cpSync(join(OUTPUT, 'static'), join(standalone, '.next/static'), { recursive: true })
  if (existsSync(join(ROOT, 'public'))) cpSync(join(ROOT, 'public'), join(standalone, 'public'), { recursive: true })
  // Next copies `.env` files; settings must come from the environment of the process, not from the time of the build.
  for (const name of ['.env', '.env.production', '.env.local']) rmSync(join(standalone, name), { force: true })
}

/**
 * Returns one hash over everything that a build depends on. Tests, and files that only commands, developers and the
 * server around Next use, are not part of it; what is done with the output of Next is.
 */
function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const source of [...SOURCES, 'lib/dev/build', 'lib/dev/build.mjs']) addToHash(hash, source)
  return hash.digest('hex')
}

/** Folders that Next does not build. */
const OUTSIDE = new Set(['lib/cli', 'lib/dev', 'lib/server', 'lib/process'])

/** @param {import('node:crypto').Hash} hash @param {string} path within the project */
function addToHash(hash, path) {
  const file = join(ROOT, path)
  if (!existsSync(file) || OUTSIDE.has(path) || /\.test\.tsx?$/.test(path)) return
  let entries
  try {
    entries = readdirSync(file)
  } catch {
    hash.update(`${path}\0`).update(readFileSync(file))
    return
  }
  for (const entry of entries.sort()) addToHash(hash, `${path}/${entry}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  helpFirst('build', process.argv.slice(2))
  ensureDependencies()
  await ensureBuild().catch((error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}
