import ts from 'typescript'

/** @typedef {{ line: number, what: string }} Finding */

const CLOCKS = new Set(['Date.now()', 'performance.now()', 'process.hrtime()', 'process.hrtime.bigint()'])
/** What waits for a time wherever it is called. */
const SLEEPS = new Set(['setTimeout', 'globalThis.setTimeout', 'sleep', 'delay', 'timers.setTimeout'])
/** Other names that a sleep has when it is awaited; without, they move an injected clock. */
const AWAITED_SLEEPS = new Set(['later', 'wait', 'takes'])

/**
 * In SQL, what is due at this moment. Columns hold milliseconds, and PostgreSQL rounds to the nearest: it may be due
 * only half a millisecond later, when the look for what is due is over.
 */
const DUE_NOW = /\b(?:\w*due\w*|recheck_at|claimed_until)\s*=\s*now\(\)(?!\s*[-+])/

/** The one place where tests wait for time to pass: `until` between two looks, and a stand-in that takes its time. */
const WAITING = 'testing/until.ts'

/**
 * Returns what in a test depends on chance or on the pace of the machine, each with its line: `Math.random`; an
 * `expect` of a time that passed; a sleep, which hopes that something has happened by its end; SQL that makes something
 * due at this very moment. Between two looks `until` of testing/until.ts sleeps, and nothing else may.
 * @param {string} file its path from the root of the project
 * @param {string} text
 * @returns {Finding[]}
 */
export function findPace(file, text) {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  /** @type {Finding[]} */
  const findings = []
  /** Names of variables that hold a time that passed. @type {Set<string>} */
  const elapsed = new Set()
  /** @param {ts.Node} node @param {string} what */
  const found = (node, what) =>
    findings.push({ line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, what })

  /** @param {ts.Node} node */
  const collect = (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name)) {
      if (hasDifference(node.initializer)) elapsed.add(node.name.text)
    }
    ts.forEachChild(node, collect)
  }
  collect(source)

  /** @param {ts.Node} node */
  const look = (node) => {
    const text = node.getText(source)
    if (ts.isPropertyAccessExpression(node) && text === 'Math.random') found(node, 'Math.random: use seeded()')
    if (ts.isCallExpression(node) && isExpect(node)) {
      const [given] = node.arguments
      if (given && (isClock(given) || hasDifference(given) || usesElapsed(given, elapsed)))
        found(node, 'an expect of a time that passed')
    }
    if (ts.isTaggedTemplateExpression(node) && DUE_NOW.test(node.template.getText(source)))
      found(node, "due at now(): write now() - interval '1 second'")
    if (isSleep(node) && file !== WAITING) found(node, 'a sleep: wait for what happened, with vi.waitFor or until')
    ts.forEachChild(node, look)
  }
  look(source)
  return findings
}

/** @param {ts.CallExpression} call */
const isExpect = (call) => /^expect(\.(poll|soft))?$/.test(call.expression.getText())

/** @param {ts.Node} node */
const isClock = (node) => CLOCKS.has(node.getText())

/** @param {ts.Node} node @returns {boolean} */
function hasClock(node) {
  return isClock(node) || Boolean(ts.forEachChild(node, (child) => hasClock(child) || undefined))
}

/**
 * Whether somewhere in it a time that a clock shows now is subtracted from another, or another from it.
 * @param {ts.Node} node
 * @returns {boolean}
 */
function hasDifference(node) {
  // The body of a function that is called later is examined at its own place.
  if (ts.isFunctionLike(node)) return false
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.MinusToken) {
    // A time some minutes ago is a time: only the difference between two times is a time that passed.
    if (hasClock(node.left) && !isLength(node.right)) return true
    if (hasClock(node.right)) return true
  }
  return Boolean(ts.forEachChild(node, (child) => hasDifference(child) || undefined))
}

/**
 * Whether it is a length of time: numbers, constants in capitals, and products of these.
 * @param {ts.Node} node
 * @returns {boolean}
 */
function isLength(node) {
  if (ts.isNumericLiteral(node)) return true
  if (ts.isIdentifier(node)) return /^[A-Z][A-Z_]*$/.test(node.text)
  if (ts.isParenthesizedExpression(node)) return isLength(node.expression)
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.AsteriskToken
}

/** @param {ts.Node} node @param {Set<string>} elapsed @returns {boolean} */
function usesElapsed(node, elapsed) {
  if (ts.isIdentifier(node)) return elapsed.has(node.text)
  return Boolean(ts.forEachChild(node, (child) => usesElapsed(child, elapsed) || undefined))
}

/** `setTimeout(…)` and `sleep(200)` anywhere; `await later(200)`. @param {ts.Node} node */
function isSleep(node) {
  if (!ts.isCallExpression(node)) return false
  const name = node.expression.getText()
  if (SLEEPS.has(name)) return true
  // The stand-in of a test may take its time, inside the function that answers.
  return ts.isAwaitExpression(node.parent) && AWAITED_SLEEPS.has(name) && !(name === 'takes' && isNested(node))
}

/** Whether it is in a function within a test's own function. @param {ts.Node} node */
function isNested(node) {
  let depth = 0
  for (let above = node.parent; above; above = above.parent) if (ts.isFunctionLike(above)) depth++
  return depth > 1
}
