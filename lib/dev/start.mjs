import { loadEnvironmentFile } from '../process/environment.mjs'
import { helpFirst } from '../process/help.mjs'
import { ensureDependencies } from './ensure.mjs'

// `npm start`: takes a fresh clone to a running Sayso, and leaves no process behind. Files that need node_modules are
// imported after this.
const [first, ...rest] = process.argv.slice(2)
const dev = first === '--dev'
helpFirst(dev ? 'dev' : 'start', dev ? rest : process.argv.slice(2))
ensureDependencies()
loadEnvironmentFile()
const { start } = await import('./start/start.mjs')
await start({ dev })
