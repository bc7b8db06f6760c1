import { ensureDependencies } from './ensure.mjs'
import { loadEnvironmentFile } from './environment.mjs'

// `node lib/cli/run.mjs <script> [arguments]`: a TypeScript command of this folder, on the configured database or the demo's.
ensureDependencies()
loadEnvironmentFile()
const { runTypeScript } = await import('./children.mjs')
const { prepareEnvironment } = await import('./prepare.mjs')
const [script = '', ...args] = process.argv.slice(2)

// Ctrl-C reaches the script itself; we stay to release the database after it.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.exitCode = await runTypeScript('check-env.ts')
if (process.exitCode === 0) {
  const { release } = await prepareEnvironment()
  process.exitCode = await runTypeScript(`${script}.ts`, args)
  await release()
}
