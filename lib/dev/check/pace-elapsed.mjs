import ts from 'typescript'

const CLOCKS = new Set([
  'Date.now()',
  'new Date()',
  'performance.now()',
  'process.hrtime()',
  'process.hrtime.bigint()',
  'process.uptime()',
])

/** Whether it reads a clock at this place. @param {ts.Node} node */
const isClock = (node) => CLOCKS.has(node.getText())

/** Where a test holds a time that passed: the difference between two readings of a clock. */
export class Elapsed {
  /** Names of variables that hold what a clock showed. @type {Set<string>} */
  #readings = new Set()
  /** Names of what holds or returns a time that passed: variables, fields, functions. @type {Set<string>} */
  #names = new Set()

  /** @param {ts.SourceFile} source */
  constructor(source) {
    this.#each(source, (name, value) => isReading(value) && this.#readings.add(name))
    this.#each(source, (name, value) => this.#isElapsed(value) && this.#names.add(name))
  }

  /**
   * Whether a time that passed is in an expression, or a reading of the clock is all of it.
   * @param {ts.Node} node
   * @returns {boolean}
   */
  isIn(node) {
    return isClock(node) || this.#hasDifference(node) || this.#usesName(node)
  }

  /**
   * Calls back for each name that gets a value: by a declaration, by an assignment, or as a list that it is added to.
   * @param {ts.Node} node
   * @param {(name: string, value: ts.Node) => void} then
   */
  #each(node, then) {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name))
      then(node.name.text, node.initializer)
    if (ts.isFunctionDeclaration(node) && node.name) then(node.name.text, node)
    if (ts.isBinaryExpression(node) && ASSIGNS.has(node.operatorToken.kind)) {
      const name = nameOf(node.left)
      if (name !== null) then(name, node.right)
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const name = node.expression.name.text === 'push' ? nameOf(node.expression.expression) : null
      for (const given of node.arguments) if (name !== null && !ts.isFunctionLike(given)) then(name, given)
    }
    ts.forEachChild(node, (child) => this.#each(child, then))
  }

  /** Whether a value is or has a time that passed; a function, whether it returns one. @param {ts.Node} value */
  #isElapsed(value) {
    return ts.isFunctionLike(value) ? this.#returnsDifference(value) : this.#hasDifference(value)
  }

  /** @param {ts.SignatureDeclaration} made @returns {boolean} */
  #returnsDifference(made) {
    const body = 'body' in made ? made.body : undefined
    if (!body) return false
    if (!ts.isBlock(body)) return this.#isDifference(body)
    return body.statements.some(
      (each) => ts.isReturnStatement(each) && each.expression !== undefined && this.#isDifference(each.expression),
    )
  }

  /**
   * Whether it is a time that passed and nothing else. A time that passed since a beginning which is added to it is a
   * time again, as in a clock that runs faster.
   * @param {ts.Node} node
   * @returns {boolean}
   */
  #isDifference(node) {
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken
      if (kind === ts.SyntaxKind.MinusToken) return this.#subtracts(node)
      const isScale = kind === ts.SyntaxKind.AsteriskToken || kind === ts.SyntaxKind.SlashToken
      return isScale && this.#isDifference(node.left)
    }
    const inner = innerOf(node)
    return inner !== null && this.#isDifference(inner)
  }

  /**
   * Whether somewhere in it a time that a clock shows now is subtracted from another, or another from it.
   * @param {ts.Node} node
   * @returns {boolean}
   */
  #hasDifference(node) {
    // The body of a function that is called later is examined at its own place.
    if (ts.isFunctionLike(node)) return false
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.MinusToken && this.#subtracts(node))
      return true
    return Boolean(ts.forEachChild(node, (child) => this.#hasDifference(child) || undefined))
  }

  /** @param {ts.BinaryExpression} node */
  #subtracts({ left, right }) {
    // A time some minutes ago is a time: only the difference between two times is a time that passed.
    if (hasClock(left) && !isLength(right)) return true
    // Of two times that were kept, both must be readings: a test often counts from the time of its clock.
    return hasClock(right) || (this.#wasRead(left) && this.#wasRead(right))
  }

  /** @param {ts.Node} node @returns {boolean} */
  #wasRead(node) {
    if (ts.isIdentifier(node)) return this.#readings.has(node.text)
    const inner = innerOf(node)
    return inner !== null && this.#wasRead(inner)
  }

  /** @param {ts.Node} node @returns {boolean} */
  #usesName(node) {
    if (ts.isIdentifier(node)) return this.#names.has(node.text)
    return Boolean(ts.forEachChild(node, (child) => this.#usesName(child) || undefined))
  }
}

const ASSIGNS = new Set([ts.SyntaxKind.EqualsToken, ts.SyntaxKind.PlusEqualsToken])

/** Returns the name of a variable or a field. @param {ts.Node} node */
function nameOf(node) {
  if (ts.isIdentifier(node)) return node.text
  return ts.isPropertyAccessExpression(node) ? node.name.text : null
}

/** Whether a value is what a clock shows, perhaps as a number. @param {ts.Node} node @returns {boolean} */
function isReading(node) {
  if (isClock(node)) return true
  const inner = innerOf(node)
  return inner !== null && isReading(inner)
}

/**
 * Returns the value in brackets, or the one that is only turned into a number, rounded, or read from a Date; null for
 * anything else.
 * @param {ts.Node} node
 * @returns {ts.Node | null}
 */
function innerOf(node) {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return node.expression
  if (ts.isPrefixUnaryExpression(node)) return node.operand
  if (!ts.isCallExpression(node)) return null
  const called = node.expression
  if (/^(?:Number|BigInt|Math\.(?:round|floor|ceil|trunc|abs))$/.test(called.getText()))
    return node.arguments[0] ?? null
  if (ts.isPropertyAccessExpression(called) && /^(?:getTime|valueOf)$/.test(called.name.text)) return called.expression
  return null
}

/** @param {ts.Node} node @returns {boolean} */
function hasClock(node) {
  return isClock(node) || Boolean(ts.forEachChild(node, (child) => hasClock(child) || undefined))
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
