import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../process/environment.mjs'
import { helpFirst } from '../process/help.mjs'
import { ensureDependencies } from './ensure.mjs'

// `npm run bench [-- <name>… --quick --json]`: see docs/bench.md. It brings its own database, so ours is removed from
// its environment.
helpFirst('bench', process.argv.slice(2), { takesArguments: true })
ensureDependencies()
const { ended } = await import('../process/children.mjs')
const env = { ...process.env }
for (const name of ['DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL', 'SAYSO_KEYS', 'SAYSO_PEPPER'])
  delete env[name]

// Ctrl-C reaches the benches themselves, which end the processes that they started.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'bench/run.ts'), ...process.argv.slice(2)], {
  cwd: ROOT,
  env,
  stdio: 'inherit',
})
process.exitCode = await ended(child)
