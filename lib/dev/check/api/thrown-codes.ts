import ts from 'typescript'

/**
 * Returns the codes of the errors in a file that a caller gets as a problem: each `new AppError` with a status below
 * 500. A code is a literal, a constant of the file, or a parameter whose type lists its values. Another form is
 * returned as it is written, so that no operation declares it.
 */
export function thrownCodes(file: string, text: string): string[] {
  if (!text.includes('new AppError(')) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const codes: string[] = []
  const look = (node: ts.Node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'AppError') {
      const [code, options] = node.arguments ?? []
      if (code && options && isMistake(options)) codes.push(...codesOf(code, source))
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return codes
}

/** Whether the options have a status that is the caller's mistake; one that can't be read may be. */
function isMistake(options: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(options)) return true
  const status = options.properties.find((property) => property.name?.getText() === 'status')
  if (!status) return false
  return !ts.isPropertyAssignment(status) || !(Number(status.initializer.getText()) >= 500)
}

function codesOf(code: ts.Expression, source: ts.SourceFile): string[] {
  if (ts.isStringLiteral(code)) return [code.text]
  if (!ts.isIdentifier(code)) return [code.getText()]
  const found: string[] = []
  for (let above: ts.Node = code.parent; found.length === 0 && above !== source; above = above.parent)
    if (ts.isFunctionLike(above))
      for (const parameter of above.parameters)
        if (parameter.name.getText() === code.text && parameter.type) found.push(...literalsIn(parameter.type))
  for (const statement of source.statements)
    if (found.length === 0 && ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        if (name.getText() === code.text && initializer && ts.isStringLiteral(initializer)) found.push(initializer.text)
  return found.length === 0 ? [code.text] : found
}

/** Returns the values of a type that is one or several literals, and nothing for any other type. */
function literalsIn(type: ts.TypeNode): string[] {
  const parts = ts.isUnionTypeNode(type) ? type.types : [type]
  const texts = parts.flatMap((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal.text] : [],
  )
  return texts.length === parts.length ? texts : []
}
