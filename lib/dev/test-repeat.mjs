import { helpFirst } from '../process/help.mjs'
import { ensureDependencies } from './ensure.mjs'

// `npm run test:repeat`: the unit and database tests again and again, each time with another seed, until one fails.
//   npm run test:repeat                   20 times
//   npm run test:repeat -- 5 lib/sync     5 times, these only
//   SEED=17 npm run test:repeat -- 1      once with the seed that a failure printed
helpFirst('test:repeat', process.argv.slice(2), { takesArguments: true })
ensureDependencies()
const { repeatTests } = await import('./test/repeat.mjs')
process.exitCode = await repeatTests(process.argv.slice(2))
