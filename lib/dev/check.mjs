import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../process/environment.mjs'
import { helpFirst } from '../process/help.mjs'
import { ensureDependencies, ensureExampleTools } from './ensure.mjs'
import { missingTools } from './tools.mjs'

// `npm run check`: what can be checked without a browser and a database in under a minute. The tests that take seconds
// each (`*.long.test.ts`) are left to `npm test`.
helpFirst('check', process.argv.slice(2))
ensureDependencies()
ensureExampleTools()

/** A tool of node_modules/.bin. @param {string} name @param {...string} args */
const tool = (name, ...args) => [join(ROOT, 'node_modules/.bin', name), ...args]
const folders = [
  'app',
  'components',
  'db',
  'lib',
  'e2e',
  'testing',
  'bench',
  'instrumentation.ts',
  'instrumentation-node.ts',
  'proxy.ts',
].filter((name) => existsSync(join(ROOT, name)))

// An interrupted `npm run dev` may have left half-written files; the next one makes them again.
rmSync(join(ROOT, '.next/dev/types'), { recursive: true, force: true })

/** The slowest first, so that they share the machine's cores best. @type {{ name: string, commands: string[][] }[]} */
const checks = [
  // Next's own types (routes, CSS modules) are generated, not committed.
  { name: 'types', commands: [tool('next', 'typegen'), tool('tsc', '--noEmit')] },
  // Some wait for a time-out, which leaves room for a third.
  { name: 'unit tests', commands: [tool('vitest', 'run', '--project=unit', '--reporter=dot', '--maxWorkers=3')] },
  { name: 'layers', commands: [tool('depcruise', '--config', '.dependency-cruiser.cjs', ...folders)] },
  { name: 'dead code', commands: [tool('knip', '--no-progress')] },
  { name: 'lint', commands: [tool('oxlint', '--type-aware', '--deny-warnings', '.')] },
  // No test may depend on chance or on the machine's pace.
  { name: 'pace of tests', commands: [[process.execPath, join(ROOT, 'lib/dev/check-pace.mjs')]] },
  { name: 'format', commands: [tool('oxfmt', '--check', '.')] },
]

const began = Date.now()
const waiting = [...checks]
/** @type {string[]} */
const failed = []
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
const seconds = ((Date.now() - began) / 1000).toFixed(1)
if (failed.length === 0) console.log(`All ${checks.length} checks passed in ${seconds} s.`)
else console.log(`Failed after ${seconds} s: ${failed.join(', ')}.`)
for (const sentence of missingTools()) console.log(sentence)
process.exitCode = failed.length === 0 ? 0 : 1

async function work() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const start = Date.now()
    let output = ''
    let ok = true
    for (const command of check.commands) {
      const result = await run(command)
      output += result.output
      ok &&= result.ok
    }
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${check.name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
    if (ok) continue
    failed.push(check.name)
    console.log(`${output.trimEnd()}\n`)
  }
}

/**
 * @param {string[]} command
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function run([program = '', ...args]) {
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => resolve({ ok: false, output: `${output}${error.message}\n` }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}
