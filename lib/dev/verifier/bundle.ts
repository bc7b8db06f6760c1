import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'

/** A module of the verifier without its types: its text, and what it imports from Node. */
interface Part {
  text: string
  imports: string[]
}

/**
 * Returns one script of a module and all that it imports, each in its own words and with its comments, so that what is
 * served can be read. Names keep their spelling, so two modules must not declare the same one.
 * @throws Error for a name that two modules declare, or an import that is neither a module beside it nor Node's
 */
export function bundle(entry: string): string {
  const parts = new Map<string, Part>()
  const owners = new Map<string, string>()
  const add = (file: string): void => {
    if (parts.has(file)) return
    const part: Part = { text: '', imports: [] }
    parts.set(file, part)
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true)
    for (const name of source.statements.flatMap(namesOf)) {
      const owner = owners.get(name)
      if (owner !== undefined) throw new Error(`${owner} and ${file} both declare ${name}`)
      owners.set(name, file)
    }
    const script = withoutTypes(source)
    for (const statement of script.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
      const from = statement.moduleSpecifier.text
      if (from.startsWith('./') || from.startsWith('../')) add(join(dirname(file), `${from}.ts`))
      else if (from.startsWith('node:')) part.imports.push(statement.getText(script))
      else throw new Error(`${file} imports ${from}`)
    }
    part.text = textOf(script)
    // A module comes after all that it imports.
    parts.delete(file)
    parts.set(file, part)
  }
  add(entry)
  const imports = [...parts.values()].flatMap((part) => part.imports)
  const texts = [...parts].map(([file, { text }]) => `// ${relative(dirname(entry), file)}\n${text.trim()}\n`)
  return [...(imports.length > 0 ? [`${imports.join('\n')}\n`] : []), ...texts].join('\n')
}

function withoutTypes(source: ts.SourceFile): ts.SourceFile {
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true }
  const { outputText } = ts.transpileModule(source.text, { compilerOptions: options })
  return ts.createSourceFile(source.fileName, outputText, ts.ScriptTarget.ES2023, true)
}

/** Returns the text of a module without its imports and without the word `export`. */
function textOf(source: ts.SourceFile): string {
  const kept = source.statements.filter((statement) => !ts.isImportDeclaration(statement) && !isEmptyExport(statement))
  return kept
    .map((statement) => {
      const modifier = ts.canHaveModifiers(statement)
        ? ts.getModifiers(statement)?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
        : undefined
      const text = statement.getFullText(source)
      if (!modifier) return text
      const at = modifier.getStart(source) - statement.getFullStart()
      return text.slice(0, at) + text.slice(at + 'export '.length)
    })
    .join('')
}

const isEmptyExport = (statement: ts.Statement): boolean => ts.isExportDeclaration(statement)

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText())
  const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
  return isNamed && statement.name ? [statement.name.text] : []
}
