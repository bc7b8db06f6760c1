import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8')

const LAST = '\n## Commands that no test runs\n'
const [PAGE = '', TABLE = ''] = read('docs/operations.md').split(LAST)

/** How the commands of the page begin: the programs that it uses, each with as much as says what is done. */
const PROGRAM = new RegExp(
  `^(?:[A-Z_]+=\\S+ )*(${[
    'npm ci|npm start',
    'npm run(?: -s)? [\\w:-]+(?: -- --(?:plan|narrow|end|export|help))?(?: -- [a-z-]+)?',
    'node (?:--import tsx )?\\S+',
    'openssl \\w+|curl|createdb|dropdb|pg_(?:dump|restore|basebackup)',
    'docker compose \\w+|(?:helm|kubectl|sudo) [\\w-]+|systemctl is-active',
    'sh \\S+|\\[ -e \\.env \\] \\|\\| cat > \\.env|chmod \\d+ \\.env',
  ].join('|')})`,
)

/**
 * Returns the commands of a text: those in blocks of a shell, and those between backquotes, without what follows. A
 * line of a block that begins with another program is returned whole, so that no program goes unnoticed.
 */
function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)]
    .flatMap(([, code = '']) => commandLines(code))
    .map((line) => PROGRAM.exec(line)?.[1] ?? line)
  const inline = [...text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
  return [...blocks, ...inline.flatMap((code) => PROGRAM.exec(code.replaceAll(/\s+/g, ' '))?.[1] ?? [])]
}

/** Returns the lines of a block that are commands, without comments, settings and here-documents. */
function commandLines(code: string): string[] {
  const lines = code
    .replaceAll(/(<<END)\n[\s\S]*?^ *END$/gm, '$1')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('cd ') && !/^[A-Z_]+=\S+$/.test(line))
}

/** The test that runs each command, and words by which it is found there. */
const RUN_BY: Readonly<Record<string, readonly [path: string, words: string]>> = {
  ...Object.fromEntries(
    [
      '[ -e .env ] || cat > .env',
      'chmod 600 .env',
      'openssl rand',
      'npm run db:migrate',
      'npm start',
      'npm run -s keys -- create',
    ].map((command) => [command, ['e2e/operations/run-it-for-real.e2e.ts', 'stepsOfPage()']]),
  ),
  'sh secrets.sh': ['lib/dev/check/deploy.test.ts', 'secrets.sh'],
  'sh deploy/evidence/keep-export.sh': ['lib/dev/check/keep-export.long.test.ts', 'deploy/evidence/keep-export.sh'],
  'npm run -s console -- setup-code': ['lib/cli/console.db.test.ts', "'setup-code'"],
  'node lib/server/web.mjs': ['testing/web-process.ts', 'lib/server/web.mjs'],
  'node --import tsx lib/server/worker.ts': ['lib/server/worker.db.test.ts', 'worker'],
  'npm run db:migrate -- --plan': ['lib/cli/operations.db.test.ts', "'migrate', '--plan'"],
  'npm run db:compact': ['lib/cli/compact.db.test.ts', "'compact'"],
  'npm run db:compact -- --plan': ['lib/cli/compact.db.test.ts', "'--plan'"],
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
  'npm run -s inbox -- list': ['lib/cli/inbox/inbox.db.test.ts', "runCommand(database, 'inbox', 'list')"],
  'npm run -s inbox -- set-aside': ['lib/cli/inbox/inbox.db.test.ts', "'set-aside'"],
  'npm run -s inbox -- replay': ['lib/cli/inbox/inbox.db.test.ts', "'replay'"],
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

/** Returns the text of a section of the page, up to the next one. */
const section = (title: string) => PAGE.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? ''

test('whichever way a database is brought back, web and worker are stopped first, and there is a command for it', () => {
  const restores = [...PAGE.matchAll(/^## (Restore.*)$/gm)].map(([, title = '']) => title)
  expect(restores).toEqual(['Restore', 'Restore to a moment'])
  for (const title of restores) {
    const [, first = ''] = /^1\. ([\s\S]*?)^2\. /m.exec(section(title)) ?? []
    expect([title, first.replaceAll(/\s+/g, ' ')]).toEqual([
      title,
      expect.stringMatching(/^Stop web and worker everywhere, .*eave them stopped until step 6/),
    ])
  }
  const [, row = ''] = /^\| stop web and worker[^|]*\|(.*)\|$/m.exec(PAGE) ?? []
  const [npm, ...others] = row.split('|')
  expect(npm).toContain('end `npm start`')
  expect(others.map((cell) => /`([^`]+)`/.exec(cell)?.[1])).toEqual([
    'sudo systemctl disable --now sayso-web sayso-worker',
    'docker compose stop web worker',
    'kubectl scale deployment/sayso-web deployment/sayso-worker --replicas=0',
  ])
})

test('every command that the table has for one of the four ways, it has for all', () => {
  const table = section('Commands in each of the four ways').match(/^\|.*\|$/gm) ?? []
  expect(table.length).toBeGreaterThan(10)
  const cells = table.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  expect(cells.filter((row) => row.length !== 5 || row.slice(1).includes(''))).toEqual([])
})

test('the first steps write no key over one that is there', () => {
  const [, code = ''] = /^ {3}```sh\n( {3}\[ -e \.env \][\s\S]*?)^ {3}```$/m.exec(PAGE) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'sayso-steps-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, '.env'), 'SAYSO_KEYS=1:before\n')
  const { status } = spawnSync('bash', ['-euc', code.replaceAll(/^ {3}/gm, '')], { cwd: folder })
  expect([status, readFileSync(join(folder, '.env'), 'utf8')]).toEqual([0, 'SAYSO_KEYS=1:before\n'])
})

test('after the rights are narrowed in a script, web and worker are started once more', () => {
  const blocks = [...PAGE.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, code = '']) => commandLines(code))
  const after = blocks.flatMap((lines) => {
    const place = lines.findIndex((line) => line.endsWith('--narrow'))
    return place === -1 ? [] : [lines.slice(place + 1)]
  })
  expect(after).toEqual([['sudo systemctl restart sayso-worker sayso-web']])
})
