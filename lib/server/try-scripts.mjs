import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// `node lib/server/try-scripts.mjs` in the tree of `npm run image:tree`: loads each compiled script whole, without
// settings and without a database, and the packages with machine code. A bundle that was made without an error can
// still fail to load, and machine code may not fit the system. The image is not built then. What it does not try is the
// built site itself, which needs a database to start.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Nothing of the machine where it is tried, so that no setting is there by chance. */
const env = { PATH: process.env['PATH'] ?? '', NODE_ENV: /** @type {const} */ ('production') }

/** @param {string[]} args */
const node = (args) => spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' })

const commands = readdirSync(join(ROOT, 'lib/cli')).filter((name) => name.endsWith('.mjs'))
/** What is started, and by what it is seen that it was loaded whole. @type {[string[], RegExp][]} */
const tries = [
  ...commands.map((name) => /** @type {[string[], RegExp]} */ ([[`lib/cli/${name}`, '--help'], /\S/])),
  [['lib/server/web.mjs', '--help'], /^Usage: /],
  // Both end with the list of the settings that are missing.
  [['lib/server/check-env.mjs', 'web'], /DATABASE_URL is missing/],
  [['lib/server/worker.mjs'], /DATABASE_WORKER_URL is missing/],
  [['-e', "require('sharp'); require('@node-rs/argon2'); console.log('loaded')"], /^loaded/],
]
let failed = 0
for (const [args, shows] of tries) {
  const { status, stdout, stderr } = node(args)
  const isHelp = args.includes('--help')
  if (shows.test(stdout + stderr) && (!isHelp || status === 0)) continue
  failed++
  process.stderr.write(`This does not load: node ${args.join(' ')}\n${stderr}\n`)
}
if (failed === 0) process.stdout.write(`All ${tries.length} scripts and packages load.\n`)
process.exitCode = failed === 0 ? 0 : 1
