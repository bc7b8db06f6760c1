import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { ROOT } from '../process/environment.mjs'
import { wantsHelp } from '../process/help.mjs'
import { ensureBuild } from './build.mjs'
import { commandScripts, compileScripts, PACKAGES } from './build/compile-scripts.mjs'

// `npm run image:tree -- <folder>`: what runs in production and nothing else, for the Dockerfile and for a host without
// a container: the built site with the packages that it uses, the plain JavaScript around it, and worker and commands
// compiled to JavaScript, so that neither tsx nor a build tool is there.
const USAGE = 'Usage: npm run image:tree -- <a folder that does not exist yet>\n'
const [folder, ...more] = process.argv.slice(2)
if (folder === undefined || more.length > 0 || wantsHelp([folder])) {
  const asked = folder !== undefined && wantsHelp([folder])
  ;(asked ? process.stdout : process.stderr).write(USAGE)
  process.exit(asked ? 0 : 2)
}
const target = resolve(folder)
if (existsSync(target)) {
  process.stderr.write(`${target} exists already. Nothing was written.\n`)
  process.exit(2)
}
await ensureBuild()

/** Scripts, each compiled into one file beside where its source is. */
const scripts = ['lib/server/worker.ts', 'lib/server/check-env.ts', ...commandScripts()]
mkdirSync(target, { recursive: true })
cpSync(join(ROOT, '.next/standalone'), join(target, '.next/standalone'), { recursive: true, verbatimSymlinks: true })
// Next copies sources that it traced; nothing reads them.
for (const name of ['app', 'components', 'db', 'lib', 'docs', 'deploy'])
  rmSync(join(target, '.next/standalone', name), { recursive: true, force: true })
symlinkSync('.next/standalone/node_modules', join(target, 'node_modules'))
// Next traced what the site needs. What only worker, commands and the server around Next need comes with what it needs.
for (const name of PACKAGES) addPackage(name)
for (const name of ['lib/server', 'lib/process', 'lib/tracing', 'db/migrations', ...plainModules()]) copy(name)
cpSync(join(ROOT, 'LICENSE'), join(target, 'LICENSE'))
cpSync(join(ROOT, 'package.json'), join(target, 'package.json'))
if (!compileScripts(scripts, target)) process.exit(1)
const { status: tried } = spawnSync(process.execPath, ['lib/server/try-scripts.mjs'], { cwd: target, stdio: 'inherit' })
if (tried !== 0) process.exit(1)
process.stdout.write(`${relative(process.cwd(), target) || target} holds what runs in production.\n`)

/** The modules of plain JavaScript in lib, which the server around Next imports. */
function plainModules() {
  return readdirSync(join(ROOT, 'lib'))
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => `lib/${name}`)
}

/** Copies a package, and those on which it depends, unless it is there. @param {string} name */
function addPackage(name) {
  const from = join(ROOT, 'node_modules', name)
  const to = join(target, '.next/standalone/node_modules', name)
  if (existsSync(to)) return
  cpSync(from, to, { recursive: true })
  const { dependencies = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'))
  for (const needed of Object.keys(dependencies)) addPackage(needed)
}

/** Copies files that run as they are. @param {string} name */
function copy(name) {
  cpSync(join(ROOT, name), join(target, name), {
    recursive: true,
    filter: (source) => !/\.(?:test\.)?tsx?$/.test(source) && !source.endsWith('meta/0000_snapshot.json'),
  })
}
