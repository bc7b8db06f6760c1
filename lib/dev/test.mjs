import { helpFirst } from '../process/help.mjs'
import { ensureDependencies } from './ensure.mjs'

// `npm test`: all tests, against a real PostgreSQL and a freshly started Sayso in a real browser.
//   npm test                      all
//   npm test -- lib/consent -t x  only these with Vitest
//   npm test -- e2e/public -g x   only these with Playwright
helpFirst('test', process.argv.slice(2), { takesArguments: true })
ensureDependencies()
const { runTests } = await import('./test/run.mjs')
process.exitCode = await runTests(process.argv.slice(2))
