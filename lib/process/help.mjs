/** How each command that is not a TypeScript file of its own is used, by the name it has after `npm run`. */
const USAGES = {
  start: `Usage: npm start

Starts everything, until Ctrl-C: migrations, web server and worker; without a database URL also a PostgreSQL and the
demo.
Settings come from the environment and from .env; .env.example lists them.
`,
  dev: `Usage: npm run dev

The same as npm start, with Next's development server.
`,
  build: `Usage: npm run build

Builds the web server, if its sources have changed since the last time.
`,
  check: `Usage: npm run check

Format, lint, types, layers, dead code, the pace of tests, and the pure tests.
`,
  test: `Usage: npm test [-- <path> [options]]

  npm test                      all tests
  npm test -- lib/consent -t x  only these with Vitest
  npm test -- e2e/public -g x   only these with Playwright

SEED=<number> draws other random cases; without it the cases are the same each time.
`,
  'test:repeat': `Usage: npm run test:repeat [-- <times> [path] [options]]

Runs the unit and database tests as often as you say (20 times by default), each time with another seed, until one
fails.
`,
  'release:try': `Usage: npm run release:try [-- <commit or tag> [options of Playwright]]

Starts the last release (db/last-release.json) or another commit, migrates its database to this checkout while it
serves, and runs its own browser tests against it.
`,
  bench: `Usage: npm run bench [-- <name>]

Measures, and writes the figures into bench/results. docs/bench.md describes the method.
`,
  web: `Usage: node lib/server/web.mjs

The web server alone, on a database that is migrated.
`,
  embed: `Usage: npm run embed

Writes lib/embed/served.ts, which is what sites load, from lib/embed/source.
`,
  verifier: `Usage: npm run verifier

Writes lib/verifier/served.ts, which is the offline verifier as one file and as a page, from lib/verifier/source.
`,
  client: `Usage: npm run client

Writes lib/client/schema.ts from the description of the API (openapi.json).
`,
  'console:images': `Usage: npm run console:images

Takes pictures of each screen of the console, of the demo that npm start runs, into docs/images/console.
`,
  keywords: `Usage: npm run -s keywords [-- --explain | --time] < phrases.txt, or npm run keywords -- --train

Prints for each line "language<TAB>text" what the text asks for, with the demo's topics; --explain says why, --time how
long it takes.
`,
  run: `Usage: node lib/cli/run.mjs <command> [arguments]
`,
}

/**
 * Returns whether the arguments ask how the command is used.
 * @param {readonly string[]} args
 */
export function wantsHelp(args) {
  return args[0] === 'help' || args.some((arg) => arg === '--help' || arg === '-h')
}

/**
 * Prints how a command is used and ends the process before anything else is done: with 0 when the arguments ask for it,
 * with 2 when there are arguments and the command takes none.
 * @param {keyof typeof USAGES} name
 * @param {readonly string[]} args
 * @param {{ takesArguments?: boolean }} [options]
 */
export function helpFirst(name, args, { takesArguments = false } = {}) {
  if (wantsHelp(args)) {
    process.stdout.write(USAGES[name])
    process.exit(0)
  }
  if (takesArguments || args.length === 0) return
  process.stderr.write(`The command takes no argument "${args[0]}". Nothing was done.\n\n${USAGES[name]}`)
  process.exit(2)
}
