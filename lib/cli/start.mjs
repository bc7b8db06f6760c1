import { ensureDependencies } from './ensure.mjs'
import { loadEnvironmentFile } from './environment.mjs'

// `npm start`: from a fresh clone to a running Sayso, and to nothing left of it. What needs node_modules is imported after this.
ensureDependencies()
loadEnvironmentFile()
const { start } = await import('./start/start.mjs')
await start({ dev: process.argv.includes('--dev') })
