import { loadEnvironmentFile } from '../process/environment.mjs'
import { helpFirst } from '../process/help.mjs'
import { ensureDependencies } from './ensure.mjs'

// `npm start`: from a fresh clone to a running Sayso, and to nothing left of it. What needs node_modules is imported
// after this.
const [first, ...rest] = process.argv.slice(2)
const dev = first === '--dev'
helpFirst(dev ? 'dev' : 'start', dev ? rest : process.argv.slice(2))
ensureDependencies()
loadEnvironmentFile()
const { start } = await import('./start/start.mjs')
await start({ dev })
