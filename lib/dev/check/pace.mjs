import ts from 'typescript'
import { Elapsed } from './pace-elapsed.mjs'
import { Sleeps } from './pace-sleeps.mjs'

/** @typedef {{ line: number, what: string }} Finding */

/**
 * In SQL, what is due at this moment. Columns hold milliseconds, and PostgreSQL rounds to the nearest: it may be due
 * only half a millisecond later, when the look for what is due is over.
 */
const DUE_NOW = /\b(?:\w*due\w*|recheck_at|claimed_until)\s*=\s*now\(\)(?!\s*[-+])/

/** The one place where tests wait for time to pass: `until` between two looks, and a stand-in that takes its time. */
const WAITING = 'testing/until.ts'

/** How long tests wait without being told (testing/patience.ts), in milliseconds. A shorter limit hangs on the pace. */
const PATIENCE_MS = 60_000

/**
 * How long a whole test may take without being told (vitest.config.ts), in milliseconds, by the path of its file: the
 * first that fits.
 * @type {readonly (readonly [RegExp, number])[]}
 */
const LIMITS_MS = [
  [/^lib\/sync\/stress\/.*\.db\.test\.ts$/, 180_000],
  [/\.db\.test\.ts$/, 600_000],
  [/\.test\.tsx?$/, 90_000],
]

/**
 * Returns what in a test depends on chance or on the pace of the machine, each with its line: `Math.random`; an
 * assertion on a time that passed, or an error thrown because of one; a sleep, which hopes that something has happened
 * by its end; in a test without a browser, a limit below the configured patience, or below what a whole test may take;
 * SQL that sleeps, or makes something due at this very moment. Between two looks `until` of testing/until.ts sleeps,
 * and nothing else may.
 * @param {string} file its path from the root of the project
 * @param {string} text
 * @returns {Finding[]}
 */
export function findPace(file, text) {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const elapsed = new Elapsed(source)
  const sleeps = new Sleeps(source)
  const [, limitMs = 0] = LIMITS_MS.find(([path]) => path.test(file)) ?? []
  /** @type {Finding[]} */
  const findings = []
  /** @param {ts.Node} node @param {string} what */
  const found = (node, what) =>
    findings.push({ line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, what })

  /** @param {ts.Node} node */
  const look = (node) => {
    if (ts.isPropertyAccessExpression(node) && node.getText(source) === 'Math.random')
      found(node, 'Math.random: use seeded()')
    if (ts.isCallExpression(node) && isAssertion(node) && node.arguments.some((given) => elapsed.isIn(given)))
      found(node, 'an expect of a time that passed')
    if (ts.isIfStatement(node) && elapsed.isIn(node.expression) && fails(node.thenStatement))
      found(node, 'an error because of a time that passed')
    const statement = sqlIn(node)
    if (statement !== null && DUE_NOW.test(statement)) found(node, "due at now(): write now() - interval '1 second'")
    if (statement !== null && sleepsInSql(statement)) found(node, 'a sleep in SQL: wait for a lock that the test holds')
    if (file !== WAITING && ts.isCallExpression(node) && sleeps.isSleep(node))
      found(node, 'a sleep: wait for what happened, with vi.waitFor or until')
    if (!file.startsWith('e2e/') && ts.isCallExpression(node) && isHurried(node, source))
      found(node, 'a limit below the configured patience: leave out the timeout')
    if (ts.isCallExpression(node) && isCutShort(node, limitMs))
      found(node, 'a limit below the configured one of a whole test: leave out the timeout')
    ts.forEachChild(node, look)
  }
  look(source)
  return findings
}

/** Returns the text of a statement: a tagged template, or the first argument of `unsafe`. @param {ts.Node} node */
function sqlIn(node) {
  if (ts.isTaggedTemplateExpression(node)) return node.template.getText()
  if (!ts.isCallExpression(node) || !/\.unsafe$/.test(node.expression.getText())) return null
  return node.arguments[0]?.getText() ?? null
}

/** @param {ts.CallExpression} call */
const isAssertion = (call) => /^(?:expect(?:\.(?:poll|soft))?|assert(?:\.\w+)?)$/.test(call.expression.getText())

/**
 * Whether it throws, or calls something like `expect.fail`; a function within it may be called at another time.
 * @param {ts.Node} node
 * @returns {boolean}
 */
function fails(node) {
  if (ts.isThrowStatement(node)) return true
  if (ts.isFunctionLike(node)) return false
  if (ts.isCallExpression(node) && /\.fail$/.test(node.expression.getText())) return true
  return Boolean(ts.forEachChild(node, (child) => fails(child) || undefined))
}

/** A query that would last longer than a test may wait is ended by what the test does. @param {string} text */
const sleepsInSql = (text) =>
  [...text.matchAll(/\bpg_sleep(?:_for|_until)?\((?<seconds>[^)]*)\)/g)].some(
    ({ groups }) => !(Number(groups?.['seconds']) * 1000 > PATIENCE_MS),
  )

/**
 * Whether it waits with a limit of its own that is below the patience.
 * @param {ts.CallExpression} call
 * @param {ts.SourceFile} source
 */
function isHurried(call, source) {
  if (!/^(?:expect\.poll|vi\.waitFor|vi\.waitUntil)$/.test(call.expression.getText())) return false
  const [, given] = call.arguments
  const options = given && ts.isIdentifier(given) ? constantOf(given.text, source) : given
  if (!options) return false
  return ts.isObjectLiteralExpression(options) ? hasShortTimeout(options) : isShort(options)
}

/**
 * Whether it is a test, or a group of them, with a limit of its own that is below this many milliseconds.
 * @param {ts.CallExpression} call
 * @param {number} limitMs
 */
function isCutShort(call, limitMs) {
  if (!/^(?:test|it|describe)\b/.test(call.expression.getText())) return false
  if (!call.arguments.some((given) => ts.isFunctionLike(given))) return false
  return call.arguments.some((given) =>
    ts.isObjectLiteralExpression(given) ? hasShortTimeout(given, limitMs) : isShort(given, limitMs),
  )
}

/** @param {ts.ObjectLiteralExpression} options @param {number} [belowMs] */
const hasShortTimeout = (options, belowMs) =>
  options.properties.some(
    (property) =>
      ts.isPropertyAssignment(property) &&
      property.name.getText() === 'timeout' &&
      isShort(property.initializer, belowMs),
  )

/** @param {ts.Expression} limit @param {number} [belowMs] */
const isShort = (limit, belowMs = PATIENCE_MS) => Number(limit.getText().replaceAll('_', '')) < belowMs

/**
 * Returns what a constant at the top of the file is.
 * @param {string} name
 * @param {ts.SourceFile} source
 * @returns {ts.Expression | undefined}
 */
function constantOf(name, source) {
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations)
        if (each.name.getText() === name) return each.initializer
  return undefined
}
