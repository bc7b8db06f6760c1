import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8')

const LAST = '\n## Commands that no test runs\n'
const [PAGE = '', TABLE = ''] = read('docs/operations.md').split(LAST)

/** The programs that a line of a shell may begin with. */
const PROGRAM =
  /^(?:[A-Z_]+=\S+ )?((?:npm (?:ci|start|run(?: -s)? [\w:-]+)(?: -- --(?:plan|narrow|end|export|help))?(?: -- [a-z-]+)?)|node (?:--import tsx )?\S+|openssl \w+|docker compose \w+|sh \S+|pg_(?:dump|restore|basebackup)|createdb|dropdb|curl|cat > \.env|chmod \d+ \.env)/

/** Returns the commands of a text: those in blocks of a shell, and those between backquotes, without what follows. */
function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, code = '']) => commandLines(code))
  const inline = [...text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
  return [...blocks, ...inline.map((code) => code.replaceAll(/\s+/g, ' '))].flatMap(
    (line) => PROGRAM.exec(line)?.[1] ?? [],
  )
}

/** Returns the lines of a block that are commands, without comments and here-documents. */
function commandLines(code: string): string[] {
  const lines = code.replaceAll(/(<<END)\n[\s\S]*?^ *END$/gm, '$1').split('\n')
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('cd '))
}

/** The test that runs each command, and words by which it is found there. */
const RUN_BY: Readonly<Record<string, readonly [path: string, words: string]>> = {
  ...Object.fromEntries(
    [
      'cat > .env',
      'chmod 600 .env',
      'openssl rand',
      'npm run db:migrate',
      'npm start',
      'npm run -s keys -- create',
    ].map((command) => [command, ['e2e/operations/run-it-for-real.e2e.ts', 'stepsOfPage()']]),
  ),
  'node lib/server/web.mjs': ['testing/web-process.ts', 'lib/server/web.mjs'],
  'node --import tsx lib/server/worker.ts': ['lib/server/worker.db.test.ts', 'worker'],
  'npm run db:migrate -- --plan': ['lib/cli/operations.db.test.ts', "'migrate', '--plan'"],
  'npm run db:migrate -- --narrow': ['lib/cli/operations.db.test.ts', "'migrate', '--narrow'"],
  'npm run sync:after-restore -- --end': ['lib/cli/operations.db.test.ts', "'after-restore', '--end'"],
  'npm run sync:after-restore -- --export': ['lib/cli/recovery/drill.db.test.ts', "'--export', file"],
  'npm run sync:reconcile': ['lib/cli/operations.db.test.ts', "'reconcile'"],
  'npm run ledger:verify': ['lib/cli/ledger-verify.db.test.ts', "'ledger-verify'"],
  'npm run -s evidence:check': ['lib/cli/evidence/evidence.db.test.ts', 'runCheck('],
  'npm run -s evidence:key -- new': ['lib/cli/evidence/evidence.db.test.ts', "key('new'"],
  'npm run -s evidence:key -- rotate': ['lib/cli/evidence/evidence.db.test.ts', "key('rotate'"],
  'npm run -s evidence:key -- compromised': ['lib/cli/evidence/evidence.db.test.ts', "key('compromised'"],
  'npm run -s business -- erase-closed': ['lib/cli/business/business.db.test.ts', "run('erase-closed'"],
  'npm run -s reports -- create': ['lib/cli/reports/run-reports.db.test.ts', "run('create'"],
  'npm run -s reports -- remove': ['lib/cli/reports/run-reports.db.test.ts', "run('remove'"],
  'npm run -s backends -- list': ['lib/cli/backends/others.db.test.ts', "'list'"],
  'npm run -s backends -- show': ['lib/cli/backends/others.db.test.ts', "'show'"],
  'npm run -s backends -- replay': ['lib/cli/backends/others.db.test.ts', "'replay'"],
  'npm run -s backends -- rotate': ['lib/cli/backends/others.db.test.ts', "'rotate'"],
  'npm run -s backends -- token': ['lib/cli/backends/weni.db.test.ts', "'token'"],
  'npm run -s backends -- --help': ['lib/cli/help.db.test.ts', "run(line, '--help'"],
}

const untried = [...TABLE.matchAll(/^\| (`.*?`(?:, `.*?`)*)/gm)].flatMap(([, cell = '']) => commandsIn(cell))

test('each command of docs/operations.md is run by a test, or listed there with the reason why none does', () => {
  const commands = [...new Set(commandsIn(PAGE))]
  expect(commands.length).toBeGreaterThan(20)
  const open = commands.filter((command) => !(command in RUN_BY) && !untried.includes(command))
  expect(open).toEqual([])
})

test('the tests that are said to run the commands exist and name them, and the list of the page has no others', () => {
  const isNamed = ([, [path, words]]: (typeof named)[number]) =>
    existsSync(resolve(ROOT, path)) && read(path).includes(words)
  const named = Object.entries(RUN_BY)
  expect(named.filter((each) => !isNamed(each))).toEqual([])
  const commands = new Set(commandsIn(PAGE))
  expect(Object.keys(RUN_BY).filter((command) => !commands.has(command))).toEqual([])
  expect(untried.filter((command) => !commands.has(command) || command in RUN_BY)).toEqual([])
})

test('each script of npm that the page names exists', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...new Set([...(PAGE + TABLE).matchAll(/npm run (?:-s\s+)?([\w:-]+)/g)].map(([, name = '']) => name))]
  expect(named.filter((name) => name !== '' && !(name in scripts))).toEqual([])
})
