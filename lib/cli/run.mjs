import { ensureDependencies } from '../dev/ensure.mjs'
import { loadEnvironmentFile } from '../process/environment.mjs'
import { helpFirst, wantsHelp } from '../process/help.mjs'

// `node lib/cli/run.mjs <script> [arguments]`: a TypeScript command of this folder, on the configured database or the
// demo's.
const [script = '--help', ...args] = process.argv.slice(2)
helpFirst('run', script === '--help' ? [script] : [])
ensureDependencies()
const { runTypeScript } = await import('../process/children.mjs')
if (wantsHelp(args)) {
  // The help is printed without a database and without settings.
  process.exitCode = await runTypeScript(`lib/cli/${script}.ts`, ['--help'])
} else {
  loadEnvironmentFile()
  const { prepareEnvironment } = await import('../dev/prepare.mjs')

  // Both reach the script itself; this process stays to release the database after it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
  process.exitCode = await runTypeScript('lib/server/check-env.ts', [script])
  if (process.exitCode === 0) {
    const { release } = await prepareEnvironment()
    process.exitCode = await runTypeScript(`lib/cli/${script}.ts`, args)
    await release()
  }
}
