import ts from 'typescript'

/** SQL that is written by hand: a template of TypeScript, or the body of a function of the database. */
export interface Statement {
  file: string
  line: number
  /** Its text. A parameter is `${its expression}`, and another piece of SQL is `${…}`. */
  text: string
  /** What runs it: `sql` outside of a transaction or `tx` inside of one; null for a function of the database. */
  runBy: string | null
  /** Whether it runs through `inBlock` (db/in-block.ts). */
  isInBlock: boolean
}

/** What templates of SQL are tagged with: a pool, a transaction. */
const TAG = /(?:^|\.)(sql|tx)$/
/** Where a piece of SQL, and not a value, is put into a statement. */
export const PIECE = '${…}'

/** Returns the SQL of a source file. Pieces that are put into a statement are returned as statements of their own. */
export function statementsOf(file: string, source: string): Statement[] {
  // Most files have none, and parsing takes far longer than this look.
  if (!/\b(?:sql|tx)(?:<[^`]*>)?`/.test(source)) return []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const pieces = namesOfPieces(tree)
  const found: Statement[] = []
  const visit = (node: ts.Node, isInBlock: boolean) => {
    if (ts.isTaggedTemplateExpression(node)) {
      const runBy = TAG.exec(node.tag.getText(tree))?.[1]
      const line = tree.getLineAndCharacterOfPosition(node.template.getStart(tree)).line + 1
      if (runBy !== undefined) found.push({ file, line, text: textOf(node.template, tree, pieces), runBy, isInBlock })
    }
    const within = isInBlock || (ts.isCallExpression(node) && node.expression.getText(tree) === 'inBlock')
    ts.forEachChild(node, (child) => visit(child, within))
  }
  visit(tree, false)
  return found
}

function textOf(template: ts.TemplateLiteral, tree: ts.SourceFile, pieces: ReadonlySet<string>): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  const spans = template.templateSpans.map(({ expression, literal }) => {
    const value = isPiece(expression, pieces) ? PIECE : `\${${expression.getText(tree)}}`
    return value + literal.text
  })
  return template.head.text + spans.join('')
}

/** Whether an expression is SQL itself: a template, the name of one, or what a function makes with the pool. */
function isPiece(node: ts.Expression, pieces: ReadonlySet<string>): boolean {
  if (ts.isTaggedTemplateExpression(node)) return true
  if (ts.isIdentifier(node)) return pieces.has(node.text)
  if (ts.isParenthesizedExpression(node)) return isPiece(node.expression, pieces)
  if (ts.isConditionalExpression(node)) return isPiece(node.whenTrue, pieces) || isPiece(node.whenFalse, pieces)
  if (ts.isElementAccessExpression(node)) return isPiece(node.expression, pieces)
  if (!ts.isCallExpression(node)) return false
  if (ts.isIdentifier(node.expression) && pieces.has(node.expression.text)) return true
  return node.arguments.some((argument) => ts.isIdentifier(argument) && /^(?:sql|tx)$/.test(argument.text))
}

/** Returns the names of variables, parameters and functions that hold or make a piece of SQL. */
function namesOfPieces(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node) => {
    if (ts.isVariableDeclaration(node) && node.initializer && !hasAwait(node.initializer)) {
      if (holdsTemplate(node.initializer)) addNames(node.name, names)
    }
    if (ts.isFunctionDeclaration(node) && node.name && node.body && !hasAwait(node.body) && holdsTemplate(node.body))
      names.add(node.name.text)
    if ((ts.isParameter(node) || ts.isPropertySignature(node)) && node.type?.getText(tree).includes('PendingQuery'))
      addNames(node.name, names)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return names
}

function addNames(name: ts.BindingName | ts.PropertyName, names: Set<string>): void {
  if (ts.isIdentifier(name)) names.add(name.text)
}

/** A statement that is awaited returns rows, and is no piece of another. */
const hasAwait = (node: ts.Node): boolean => ts.isAwaitExpression(node) || (ts.forEachChild(node, hasAwait) ?? false)
const holdsTemplate = (node: ts.Node): boolean =>
  (ts.isTaggedTemplateExpression(node) && TAG.test(node.tag.getText())) ||
  (ts.forEachChild(node, holdsTemplate) ?? false)
