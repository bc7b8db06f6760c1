import ts from 'typescript'

/** What waits for a time wherever it is called. */
const SLEEPS = new Set([
  'setTimeout',
  'globalThis.setTimeout',
  'sleep',
  'delay',
  'scheduler.wait',
  'promisify(setTimeout)',
  'Atomics.wait',
])
/** Other names that a sleep has when it is awaited; without, they move an injected clock. */
const AWAITED_SLEEPS = new Set(['later', 'wait', 'takes'])
/** Modules of Node whose functions wait for a time, and these functions. */
const TIMERS = /^(?:node:)?timers(?:\/promises)?$/
const OF_TIMERS = new Set(['setTimeout', 'setInterval', 'scheduler'])

/** The calls of a file that wait for a time. */
export class Sleeps {
  /** What waits for a time in this file, also by a name that the file gave it. */
  #names = new Set(SLEEPS)

  /** @param {ts.SourceFile} source */
  constructor(source) {
    for (const statement of source.statements) if (ts.isImportDeclaration(statement)) this.#takeImport(statement)
    this.#takeRenamed(source)
  }

  /** `setTimeout(…)` and `sleep(200)` anywhere; `await later(200)`. @param {ts.CallExpression} node */
  isSleep(node) {
    const name = node.expression.getText()
    if (this.#names.has(name) || /\.waitForTimeout$/.test(name)) return true
    // The stand-in of a test may take its time, inside the function that answers.
    return ts.isAwaitExpression(node.parent) && AWAITED_SLEEPS.has(name) && !(name === 'takes' && isNested(node))
  }

  /** @param {ts.ImportDeclaration} node */
  #takeImport({ moduleSpecifier, importClause }) {
    if (!ts.isStringLiteral(moduleSpecifier) || !TIMERS.test(moduleSpecifier.text) || !importClause) return
    const { name, namedBindings } = importClause
    const whole = [
      name?.text,
      namedBindings && ts.isNamespaceImport(namedBindings) ? namedBindings.name.text : undefined,
    ]
    for (const module of whole)
      if (module !== undefined) for (const each of OF_TIMERS) this.#take(each, `${module}.${each}`)
    if (namedBindings && ts.isNamedImports(namedBindings))
      for (const { propertyName, name: local } of namedBindings.elements)
        if (OF_TIMERS.has((propertyName ?? local).text)) this.#take((propertyName ?? local).text, local.text)
  }

  /** `const nap = promisify(setTimeout)`. @param {ts.Node} node */
  #takeRenamed(node) {
    if (ts.isVariableDeclaration(node) && node.initializer && SLEEPS.has(node.initializer.getText()))
      this.#names.add(node.name.getText())
    ts.forEachChild(node, (child) => this.#takeRenamed(child))
  }

  /** @param {string} what @param {string} local */
  #take(what, local) {
    this.#names.add(what === 'scheduler' ? `${local}.wait` : local)
  }
}

/** Whether it is in a function within a test's own function. @param {ts.Node} node */
function isNested(node) {
  let depth = 0
  for (let above = node.parent; above; above = above.parent) if (ts.isFunctionLike(above)) depth++
  return depth > 1
}
